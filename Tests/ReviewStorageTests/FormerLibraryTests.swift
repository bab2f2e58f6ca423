import Foundation
import ReviewModel
import TestSupport
import Testing

@testable import ReviewStorage

/// A library and its dump, both written by 0.1.0 as it was before keys, JSON and dates had homes of their own:
/// two sources of the sample library with a tag, a mark, a note and a correction.
@Suite struct FormerLibraryTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Former")

    private static func dump() throws -> [String] {
        try String(contentsOf: folder.appendingPathComponent("dump.ndjson"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// Lines of kinds that have no columns added to them since.
    private static func settled(_ lines: [String]) -> [String] {
        lines.filter { line in
            ["item", "correction", "mark", "note", "tag"].contains { line.hasPrefix("{\"\($0)\":") }
        }
    }

    @Test func aLibraryOpensAndIsTheSame() throws {
        let library = try TemporaryLibrary()
        let path = library.file("former.sqlite")
        try FileManager.default.copyItem(
            atPath: Self.folder.appendingPathComponent("library.sqlite").path, toPath: path)
        let store = try ReviewStore(path: path, mode: .write)
        #expect(try store.count(.all) == 17)
        #expect(Self.settled(try DumpTests.dump(store, isFull: false)) == Self.settled(try Self.dump()))
        #expect(try store.answer(QueryParser.parse("tag:to-read year:2019").query).items.count == 1)
        // Nothing is left of it that a check would find.
        var kinds: Set<LibraryFinding.Kind> = []
        try store.check { kinds.insert($0.kind) }
        #expect(!kinds.contains(.damage))
    }

    @Test func aDumpLoadsAndIsTheSame() throws {
        let library = try TemporaryLibrary()
        let lines = try Self.dump()
        #expect(try DumpTests.load(lines, into: library.store) == 17)
        #expect(Self.settled(try DumpTests.dump(library.store, isFull: false)) == Self.settled(lines))
        #expect(try library.store.answer(QueryParser.parse("tag:to-read year:2019").query).items.count == 1)
    }

    @Test func keysOfTodayAreThoseOfThen() throws {
        let library = try TemporaryLibrary()
        try DumpTests.load(try Self.dump(), into: library.store)
        try library.store.items(for: .all, limit: 100) { item in
            #expect(ItemKey(item.review.key)?.description == item.review.key)
            #expect(ReviewIdentity.id(forKey: item.review.key) == item.review.id)
        }
    }
}
