@testable import DigestCLI
import Foundation
import Testing

@Suite struct FileTests {
    @Test(arguments: [
        ("a", "/w", "/w/a"),
        ("/a", "/w", "/a"),
        ("./a/../b//c/", "/w", "/w/b/c"),
        ("../../..", "/w", "/"),
        ("-", "/w", "-"),
    ]) func absolute(path: String, folder: String, expected: String) {
        #expect(FilePath.absolute(path, in: folder) == expected)
    }

    @Test(arguments: [
        ("/w/a/b", "/w", "a/b"), ("/wide/a", "/w", "/wide/a"), ("-", "/w", "-"), ("/w/я", "/w", "я"),
    ]) func relative(path: String, folder: String, expected: String) {
        #expect(FilePath.relative(path, to: folder) == expected)
    }

    @Test(arguments: [
        ("/a/b.TXT", "/a", "b.TXT", "txt"), ("b", nil, "b", ""), ("/b", nil, "b", ""), (".x", nil, ".x", ""),
        ("a.b/c", "a.b", "c", ""), ("a.tar.gz", nil, "a.tar.gz", "gz"),
    ]) func parts(path: String, folder: String?, name: String, suffix: String) {
        #expect(FilePath.folder(of: path) == folder)
        #expect(FilePath.name(of: path) == name)
        #expect(FilePath.suffix(of: path) == suffix)
    }

    /// However they are cut, and no longer than they may be.
    @Test(arguments: [["a\n", "b", "c\nd"], ["a\nbc\n", "d"], ["a", "\nbc\nd"], ["a\nbc\nd\n"]])
    func linesComeOneByOne(pieces: [String]) throws {
        var rest = pieces[...]
        let lines = LineReader(of: "-", longest: 2) { rest.popFirst().map { Array($0.utf8) } ?? [] }
        for expected in ["a", "bc", "d", nil] {
            #expect(try lines.next().map { String(decoding: $0, as: UTF8.self) } == expected)
        }
        var isGiven = false
        let long = LineReader(of: "-", longest: 2) {
            defer { isGiven = true }
            return isGiven ? [] : Array("abc".utf8)
        }
        #expect(throws: FileError.endless(path: "-", most: 2)) { try long.next() }
    }

    @Test func walkIsSortedAndLeavesJunkOut() throws {
        let place = try Workplace()
        for name in [
            "b.md", "a/2.txt", "a/1.txt", ".git/x.md", "a/.hidden", "photos/1.jpg", "x~", "node_modules/y.md",
        ] {
            try place.write("x", to: name)
        }
        try FileManager.default.createSymbolicLink(
            atPath: place.folder + "/a/loop", withDestinationPath: place.folder)
        let walk = SourceWalk([".", "b.md", "-", "missing", "photos/1.jpg"], from: place.folder)
        #expect(walk.files.map(\.name) == ["./a/1.txt", "./a/2.txt", "./b.md", "b.md", "-", "photos/1.jpg"])
        #expect(walk.skipped == 1)
        #expect(walk.problems.map(\.path) == ["missing"])
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000]) func readsWholeFiles(size: Int) throws {
        let place = try Workplace()
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try place.write(bytes, to: "x")
        #expect(try FileReading.bytes(at: place.folder + "/x", name: "x") == bytes)
    }

    @Test func unreadableFilesAreNamedAsTyped() {
        #expect(throws: FileError.unreadable(path: "typed", code: ENOENT)) {
            try FileReading.bytes(at: "/nonexistent/x", name: "typed")
        }
        #expect(throws: FileError.unreadable(path: "/", code: EISDIR)) {
            try FileReading.bytes(at: "/", name: "/")
        }
    }

    @Test func aFileAppearsWhenItIsComplete() throws {
        let place = try Workplace()
        let path = place.folder + "/out"
        do {
            let dropped = try AtomicFile(at: path, name: "out")
            try dropped.write([1])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder) == [])
        let kept = try AtomicFile(at: path, name: "out")
        try kept.write([65])
        try kept.commit()
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder) == ["out"])
        #expect(try place.read("out") == "A")
    }

    @Test(arguments: [
        (["+a", "-b"], ["a"], ["b"]),
        (["+nlp/llm", "+чтение"], ["nlp/llm", "чтение"], []),
        (["+c++"], ["c++"], []),
    ]) func tagChanges(words: [String], added: [String], removed: [String]) throws {
        let changes = try TagChanges(words)
        #expect(changes.added == added)
        #expect(changes.removed == removed)
    }

    @Test(arguments: [
        "+", "+a b", "+a//b", "+/a", "+a/", "+-a", "+a\u{202E}b", "+a\u{00A0}b", "+a\nb", "+(a)", "+a,b",
        "+a*",
    ])
    func badTags(word: String) {
        #expect(throws: CommandError.badTag(String(word.dropFirst()))) { try TagChanges([word]) }
    }
}
