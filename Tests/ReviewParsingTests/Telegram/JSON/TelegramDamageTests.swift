import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

@Suite struct TelegramDamageTests {
    private static let messages = (1...6).map {
        #"   "id": \#($0), "type": "message", "date_unixtime": "168900000\#($0)", "text": [{"type": "bold", "text": "\u0422екст 🔥"}, " a\n\"b\""], "reactions": [{"type": "emoji", "count": 3, "emoji": "👍"}]"#
    }

    private static let export = JSONExport.export(messages)

    @Test func cutOffAnywhere() throws {
        let bytes = Array(Self.export.utf8)
        let ends = try JSONExport(bytes).messages.compactMap { $0.places.first?.upperBound }
        #expect(ends.count == 6)
        for length in 0..<bytes.count {
            let reading = try JSONExport(Array(bytes[..<length]), chunk: 64)
            // What is whole is kept, and what is cut off is told of.
            #expect(reading.messages.count == ends.count { $0 <= length })
            #expect(reading.isCutOff == (length > 0))
            #expect(reading.diagnostics.count == (length > 0 ? 1 : 0))
        }
    }

    @Test func tellsWhereTheFileIsCutOff() throws {
        let bytes = Array(Self.export.utf8)
        let start = try #require(try JSONExport(bytes).messages[3].places.first?.lowerBound)
        let diagnostic = try #require(try JSONExport(Array(bytes[..<(start + 40)])).diagnostics.first)
        #expect(diagnostic.line == bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1)
        #expect(diagnostic.column == 3)
        #expect(diagnostic.message.utf8.contains("byte \(start)".utf8))
    }

    @Test(arguments: [
        #"   "id": 9, "type": "message", "text": "never closed"#,
        #"   "id": 9, "type": "message", "text": [{"type": "bold""#,
        #"   "id": 9, "type": "message", "text": "x"]"#,
        #"   "id": 9 "type" "message""#,
        "\u{0}\u{1}garbage {{{{ [[[[ \"",
        #"   "id": 9, "type": "message", "text": \#(String(repeating: "[", count: 90))1"#,
    ])
    func garbageCostsOneMessage(broken: String) throws {
        var messages = Self.messages
        messages.insert(broken, at: 3)
        let reading = try JSONExport(messages: messages)
        #expect(reading.numbers == [1, 2, 3, 4, 5, 6])
        #expect(!reading.isCutOff)
        #expect(reading.diagnostics.map(\.severity) == [.error])
        let start = Array(Self.export.utf8).find("\"id\": 4", in: 0..<Self.export.utf8.count) ?? 0
        #expect(reading.diagnostics.first.map { ($0.line ?? 0) <= start && ($0.line ?? 0) > 10 } == true)
    }

    @Test func damageBetweenDialogs() throws {
        let dialog = { (name: String, inside: String) in
            #"{"name": "\#(name)", "type": "public_channel", "id": 5, "messages": [\#(inside)]}"#
        }
        let post = #"{"id": 1, "type": "message", "text": "w"}"#
        let text =
            #"{"about": "x", "chats": {"list": ["# + dialog("One", post + ", {\"id\": 2, \"type\": tru") + ","
            + dialog("Two", post) + "," + dialog("Three", post) + "]}}"
        let reading = try JSONExport(text)
        #expect(reading.channels.map(\.title) == ["One", "Two", "Three"])
        #expect(reading.messages.count == 3)
        // The value, and what is missing behind it.
        #expect(reading.diagnostics.count == 2)
    }

    /// A value that is none costs itself.
    @Test func garbageInAValueCostsTheValue() throws {
        var messages = Self.messages
        messages.insert(#"   "id": 9, "type": @@@@, "text": "x""#, at: 3)
        let reading = try JSONExport(messages: messages)
        #expect(reading.numbers == [1, 2, 3, 9, 4, 5, 6])
        #expect(reading.diagnostics.map(\.severity) == [.warning])
    }

    @Test func elementsThatAreNoMessages() throws {
        let reading = try JSONExport(
            #"{"name": "A", "id": 1, "messages": [7, null, "x", {"id": 1, "text": "w"}]}"#)
        #expect(reading.messages.count == 1)
        #expect(
            reading.diagnostics.map(\.message) == [
                "3 damaged messages were skipped, the first at byte 36; export the channel again"
            ])
    }

    @Test func aHeadlessFileIsReadFromItsFirstMessage() throws {
        let bytes = Array(Self.export.utf8)
        let reading = try JSONExport(Array(bytes[200...]))
        #expect(reading.messages.count == 5)
        #expect(reading.diagnostics.count == 1)
    }

    @Test func brokenBytesCostTheMessageTheyAreIn() throws {
        var random = SplitMix(seed: 2024)
        let bytes = Array(Self.export.utf8)
        let places = try JSONExport(bytes).messages.compactMap(\.places.first)
        for round in 0..<600 {
            let victim = round % places.count
            let inside = places[victim].lowerBound + 1..<places[victim].upperBound - 1
            var broken = bytes
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let place = Int.random(in: inside, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: broken[place] = UInt8.random(in: 0...255, using: &random)
                case 1: broken.replaceSubrange(place...place, with: [0x20])
                default:
                    let junk = "{\"[]}\\u,:x".utf8.shuffled(using: &random).prefix(3)
                    broken.replaceSubrange(place...place, with: junk)
                }
            }
            let reading = try JSONExport(broken, chunk: Int.random(in: 1...90, using: &random))
            let others = (1...6).filter { $0 != victim + 1 }
            #expect(others.allSatisfy(reading.numbers.contains), "\(String(decoding: broken, as: UTF8.self))")
            #expect(reading.accounted >= 6 || !reading.diagnostics.isEmpty)
            #expect(Set(reading.channels.map(\.path)).count == 1)
        }
    }

    @Test func randomBytesNeverCrash() throws {
        var random = SplitMix(seed: 7)
        let alphabet = Array("{}[]\",:\\ux019.e-tfn \n idtypemessagesnamechatslist\u{41F}".utf8)
        for _ in 0..<300 {
            let length = Int.random(in: 0...600, using: &random)
            let anything = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            _ = try JSONExport(anything, chunk: 50)
            let almost = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            _ = try JSONExport(Array("{\"messages\":[{\"id\":1,\"type\":".utf8) + almost, chunk: 50)
        }
    }

    /// Each of these is broken at every few bytes; the time must grow with their length, not its square.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            #"1,"#, #"{"id":1,"type":"a","x":["#, #"{"#, #"{"id":1,"type":""#, #"{"name":"a","messages":["#,
            "\"", "\\",
        ])
    func damageEverywhereTakesNoLongerThanItsLength(piece: String) throws {
        let junk = String(repeating: piece, count: 200_000 / piece.utf8.count)
        let reading = try JSONExport(#"{"name": "A", "id": 1, "messages": ["# + junk, chunk: 65_536)
        #expect(!reading.diagnostics.isEmpty)
    }

    @Test func chunksMakeNoDifference() throws {
        let whole = try JSONExport(Self.export, chunk: 1 << 20)
        for size in 1...80 {
            let reading = try JSONExport(Self.export, chunk: size)
            #expect(reading.texts == whole.texts)
            #expect(reading.messages.map(\.places) == whole.messages.map(\.places))
        }
    }

    @Test func failuresOfTheSourceAreThrown() {
        struct Failure: Error {}
        var isFirst = true
        let source = SourceContent(path: "x") {
            guard isFirst else { throw Failure() }
            isFirst = false
            return Array(Self.export.utf8.prefix(300))
        }
        #expect(throws: Failure.self) {
            _ = try TelegramJSON().read(source, into: { _ in }, report: { _ in })
        }
    }
}
