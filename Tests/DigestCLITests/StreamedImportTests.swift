import Foundation
import Testing

@testable import DigestCLI

/// An export that is larger than what is looked at to recognise it is never in memory as a whole.
@Suite struct StreamedImportTests {
    /// An export of some 400 KB with two reviews at its end.
    private static func export(_ word: String = "method", rows: Int = 4000) -> String {
        var objects = (1...rows).map {
            #"{"id": \#($0), "type": "service", "action": "pin_message", "actor": "Kettle", "text": "", "x": 1}"#
        }
        objects += [1, 2].map {
            #"{"id": \#(rows + $0), "type": "message", "date_unixtime": "\#(1_689_000_000 + $0 * 90_000)", "text": "Learning Nothing \#($0) from Everything\nAda One, Bob Two\nPaper: https://arxiv.org/abs/2001.0000\#($0)\n\nThe authors propose a \#(word)."}"#
        }
        return #"{"name": "Kettle", "type": "public_channel", "id": 77, "messages": ["#
            + objects.joined(separator: ",\n") + "]}"
    }

    private static let leftOut =
        "4000 messages left out; --verbose tells of them\n"

    @Test func importsAndKnowsItAgain() throws {
        let place = try Workplace()
        try place.write(Self.export(), to: "result.json")
        let first = place.run(["import", "result.json"])
        #expect(first.status == 0)
        #expect(first.errors == "result.json: telegram-json, 2 reviews; 2 new\n" + Self.leftOut)
        #expect(place.run(["import", "result.json"]).errors == "result.json: unchanged\n")
        // Another time, the same content: the hash tells.
        let path = place.folder + "/result.json"
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
        #expect(place.run(["import", "result.json"]).errors == "result.json: unchanged\n")
        #expect(place.run(["sources"]).output.contains("Kettle"))
    }

    @Test func takesWhatHasChanged() throws {
        let place = try Workplace()
        try place.write(Self.export(), to: "result.json")
        _ = place.run(["import", "result.json"])
        // As many bytes as before.
        try place.write(Self.export("metric"), to: "result.json")
        let second = place.run(["import", "result.json"])
        #expect(second.errors == "result.json: telegram-json, 2 reviews; 2 changed\n" + Self.leftOut)
        #expect(place.run(["search", "metric"]).status == 0)
    }

    @Test func aFileThatIsCutOffIsReadAsFarAsItGoes() throws {
        let place = try Workplace()
        try place.write(Array(Self.export().utf8.dropLast(60)), to: "result.json")
        let result = place.run(["import", "result.json"])
        #expect(result.status == 4)
        #expect(result.errors.contains("result.json:4002:1: error: the file is cut off behind byte "))
        #expect(result.errors.contains("telegram-json, 1 review; 1 new"))
    }

    @Test func aDryRunAndStandardInputGiveTheSame() throws {
        let place = try Workplace()
        try place.write(Self.export(), to: "result.json")
        #expect(
            place.run(["import", "--dry-run", "result.json"]).errors
                .hasPrefix("result.json: telegram-json, 2 reviews; 2 new\n"))
        let parsed = place.run(["parse", "-", "--format", "ndjson"], input: Array(Self.export().utf8))
        #expect(parsed.status == 0)
        #expect(parsed.output.split(separator: "\n").count == 2)
        #expect(parsed.output.contains("\"messages\":[4001]"))
    }

    /// Small files of a folder are read by all processors before their turn comes, and stored in it: the library is
    /// that of one file after the other, and what is wrong with a file is told in its place.
    @Test func filesThatAreReadAheadAreStoredInOrder() throws {
        let place = try Workplace()
        for number in 1...90 {
            let note = """
                # Small Nets Learn \(number) Things

                - arXiv: https://arxiv.org/abs/2001.\(10_000 + number)

                The authors propose a net of \(number) parts. It reaches 95.\(number)% on ImageNet.

                """
            try place.write(note, to: "notes/\(100 + number).md")
        }
        try place.write([0xFF, 0xFE, 0x00] + Array(repeating: 0x01, count: 300), to: "notes/150.md")
        try place.write("", to: "notes/151.md")
        let whole = place.run(["import", "notes", "--library", "a.sqlite"])
        for number in 101...190 {
            _ = place.run(["import", "-q", "notes/\(number).md", "--library", "b.sqlite"])
        }
        #expect(whole.errors.contains("notes/150.md"), "\(whole.errors)")
        let state = { (library: String) in
            place.run([
                "search", "kind:any", "-n", "0", "sort:title", "--format", "ndjson", "--library", library,
            ]).output
        }
        #expect(state("a.sqlite") == state("b.sqlite"))
        #expect(state("a.sqlite").split(separator: "\n").count >= 88)
        // Those that are as they were are not looked into, and one that changes is.
        try place.write(
            "# Small Nets Learn\n\n- arXiv: https://arxiv.org/abs/2001.20000\n\nMore.\n", to: "notes/120.md")
        let again = place.run(["import", "notes", "--library", "a.sqlite"])
        #expect(again.errors.contains("unchanged"), "\(again.errors)")
        #expect(place.run(["search", "arxiv:2001.20000", "--library", "a.sqlite"]).status == 0)
    }

    @Test func howContentIsCutMakesNoDifference() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        var whole = ContentHash()
        whole.take(bytes)
        for size in [1, 3, 7, 8, 9, 64, 999] {
            var pieces = ContentHash()
            for start in stride(from: 0, to: bytes.count, by: size) {
                pieces.take(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(pieces.value == whole.value)
            #expect(pieces.size == 1000)
        }
    }

    @Test func everyByteCounts() {
        var values: Set<UInt64> = []
        for length in 0...20 {
            var zeros = ContentHash()
            zeros.take([UInt8](repeating: 0, count: length))
            values.insert(zeros.value)
            for place in 0..<length {
                var bytes = [UInt8](repeating: 0, count: length)
                bytes[place] = 1
                var hash = ContentHash()
                hash.take(bytes)
                values.insert(hash.value)
            }
        }
        #expect(values.count == 21 + 210)
    }

    @Test func aFileIsReadInPieces() throws {
        let place = try Workplace()
        let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try place.write(bytes, to: "x")
        let stream = try FileStream(path: place.folder + "/x", name: "x")
        var read: [UInt8] = []
        var pieces = 0
        while case let piece = try stream.next(), !piece.isEmpty {
            read += piece
            pieces += 1
        }
        #expect(read == bytes)
        #expect(pieces == 3)
        #expect(throws: FileError.unreadable(path: "typed", code: ENOENT)) {
            try FileStream(path: "/nonexistent/x", name: "typed")
        }
    }
}
