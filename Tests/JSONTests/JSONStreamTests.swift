import TestSupport
import Testing

@testable import JSON

@Suite struct JSONStreamTests {
    /// A stream of `text` in chunks of `size` bytes.
    static func stream(_ text: String, by size: Int = 3) -> JSONStream {
        var rest = Array(text.utf8)[...]
        return JSONStream {
            defer { rest = rest.dropFirst(size) }
            return Array(rest.prefix(size))
        }
    }

    @Test(arguments: [
        "1", "-12.5e+7", "true", "false", "null", "\"\"", "\"a\\\"b\"", "[]", "{}",
        "[1,[2,{\"a\":[]}],\"]\"]",
        "{\"a\":{\"b\":[1,2]},\"c\":\"}\"}", "[1 2 3]", "[,,]", "{\"a\":1,}", "\"\\\\\"",
    ])
    func skipsValuesAcrossChunks(value: String) throws {
        for size in 1...9 {
            var stream = Self.stream(value + " @", by: size)
            try stream.skipValue()
            #expect(stream.offset == value.utf8.count)
        }
    }

    @Test(arguments: [
        ("", JSONFault.end), ("[", .end), ("\"abc", .end), ("\"abc\\", .end), ("tru", .end),
        ("@", .unexpected),
        ("]", .unexpected), ("[}", .unexpected), ("{\"a\":tree}", .unexpected), (",", .unexpected),
        (String(repeating: "[", count: 100), .tooDeep),
    ])
    func refusesWhatIsNoValue(text: String, fault: JSONFault) {
        for size in 1...5 {
            var stream = Self.stream(text, by: size)
            #expect(throws: fault) { try stream.skipValue() }
        }
    }

    /// What should have quotes costs itself alone, where it ends on its line.
    @Test(arguments: [
        ("{\"a\":media/a (2).webm}", 1), ("{\"a\":2024_a.mp4,\"b\":1}", 1), ("{\"a\":nullable]}", 0),
        ("{\"a\":[1,2],\"b\":true , \"c\":x y, \"d\":-1.5e3}", 1), ("{\"a\":null}", 0), ("{\"a\":12\n}", 0),
    ])
    func bareWordsArePassedOver(value: String, count: Int) throws {
        for size in 1...9 {
            var stream = Self.stream(value + " @", by: size)
            stream.passesBareWords = true
            stream.hold()
            if value.contains("]}"), count == 0 {
                #expect(throws: JSONFault.unexpected) { try stream.skipValue() }
                continue
            }
            try stream.skipValue()
            #expect(stream.offset == value.utf8.count)
            #expect(stream.bareWords == count)
        }
    }

    @Test(arguments: ["{\"a\":x\n}", "{\"a\":x \"y\"}", "{a:1}", "{\"a\":@{}}", "[x]", "{\"a\":1 x}"])
    func otherDamageStaysDamage(value: String) {
        var stream = Self.stream(value)
        stream.passesBareWords = true
        stream.hold()
        #expect(throws: JSONFault.unexpected) { try stream.skipValue() }
    }

    @Test func readsKeysAndElements() throws {
        for size in 1...9 {
            var stream = Self.stream(
                #" {"name": "Чай" "unknown" : [1], "id":"12", "list":[1, "x" 3]} "#, by: size)
            #expect(try stream.take(UInt8(ascii: "{")))
            let key = { (bytes: ArraySlice<UInt8>) in String(decoding: bytes, as: UTF8.self) }
            #expect(try stream.nextKey(as: key) == "name")
            #expect(try stream.readString() == "Чай")
            #expect(try stream.nextKey(as: key) == "unknown")
            try stream.skipValue()
            #expect(try stream.nextKey(as: key) == "id")
            #expect(try stream.readInteger() == 12)
            #expect(try stream.nextKey(as: key) == "list")
            #expect(try stream.take(UInt8(ascii: "[")))
            var count = 0
            while try stream.nextElement() {
                try stream.skipValue()
                count += 1
            }
            #expect(count == 3)
            #expect(try stream.nextKey(as: key) == nil)
        }
    }

    @Test(
        arguments: [
            ("12", 12), ("-7", -7), ("\"1688000000\"", 1_688_000_000), ("null", nil), ("\"\"", nil),
            ("1.5", nil),
            ("99999999999999999999", nil), ("\"12a\"", nil), ("{}", nil), ("\"", nil),
        ] as [(String, Int?)])
    func readsIntegers(text: String, expected: Int?) {
        var stream = Self.stream(text)
        #expect((try? stream.readInteger()) ?? nil == expected)
    }

    @Test func keepsNoMoreThanWhatIsHeld() throws {
        let value = "\"" + String(repeating: "x", count: 1_000) + "\""
        var stream = Self.stream(
            "[" + Array(repeating: value, count: 100).joined(separator: ",") + "]", by: 64)
        #expect(try stream.take(UInt8(ascii: "[")))
        while try stream.nextElement() {
            stream.hold()
            try stream.skipValue()
            #expect(stream.window.count < 1_200)
            stream.release()
        }
    }

    @Test func givesUpOnValuesThatNoMessageHolds() {
        var left = JSONStream.longestHeld / 65_536 + 4
        var stream = JSONStream {
            left -= 1
            return left > 0
                ? [UInt8](repeating: UInt8(ascii: "\""), count: 1) + [UInt8](repeating: 0x61, count: 65_536)
                : []
        }
        // Quotes close and open strings, so what is held grows until it is too much.
        stream.hold()
        #expect(throws: JSONFault.self) { while true { try stream.skipValue() } }
    }

    @Test func tellsLines() throws {
        var stream = Self.stream("[\n 1,\n\n  \"a\"]", by: 2)
        #expect(try stream.take(UInt8(ascii: "[")))
        _ = try stream.nextElement()
        try stream.skipValue()
        _ = try stream.nextElement()
        let line = stream.line(of: stream.offset)
        #expect(line.index == 3)
        #expect(line.start == 7)
        #expect(stream.offset == 9)
    }

    @Test func aSourceThatFailsIsRemembered() throws {
        struct Failure: Error {}
        var stream = JSONStream { throw Failure() }
        #expect(throws: JSONFault.end) { try stream.skipValue() }
        #expect(stream.failure is Failure)
    }

    @Test func findsTheFirstQuoteOrBackslash() {
        for length in 0..<40 {
            for place in 0...length {
                for mark in [UInt8(ascii: "\""), UInt8(ascii: "\\")] {
                    var bytes = [UInt8](repeating: 0xD0, count: length)
                    if place < length { bytes[place] = mark }
                    #expect(bytes.firstQuoteOrBackslash(from: 0) == place)
                }
            }
        }
    }

    @Test func countsLineFeeds() {
        var random = SplitMix(seed: 11)
        for length in 0..<70 {
            let bytes = (0..<length).map { _ in
                ([10, 11, 9, 0, 0x8A, 0xFF] as [UInt8]).randomElement(using: &random) ?? 10
            }
            #expect(bytes.lineFeeds(in: length) == bytes.count { $0 == 10 })
        }
    }
}
