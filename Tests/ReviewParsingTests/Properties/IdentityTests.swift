import Foundation
import ReviewModel
import TestSupport
import Testing

/// The same posts are the same items, however the file was saved and wherever it lies.
@Suite struct IdentityTests {
    /// Ways to save a text that change nothing in it.
    static let savings: [(name: String, change: @Sendable (String) -> [UInt8])] = [
        ("CRLF", { Array($0.replacing("\n", with: "\r\n").utf8) }),
        ("BOM", { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }),
        ("trailing spaces", { Array($0.replacing("\n", with: " \t \n").utf8) }),
        ("no-break spaces at the ends", { Array($0.replacing("\n", with: "\u{A0}\n").utf8) }),
        ("no line end at the end", { Array($0.utf8.reversed().drop { $0 == 10 }.reversed()) }),
        (
            "UTF-16, little end first",
            { [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }
        ),
        (
            "UTF-16, big end first",
            { [0xFE, 0xFF] + $0.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }
        ),
    ]

    static let samples = Checkout.files(under: Checkout.digests).filter { $0.hasSuffix(".txt") }

    @Test(arguments: samples, savings.map(\.name))
    func savedAnotherWay(_ file: String, _ saving: String) throws {
        let bytes = try Checkout.bytes(of: Checkout.digests.appendingPathComponent(file))
        let change = try #require(Self.savings.first { $0.name == saving }?.change)
        let before = Reading(bytes, path: file),
            after = Reading(change(String(decoding: bytes, as: UTF8.self)), path: file)
        #expect(before.items.map(\.id) == after.items.map(\.id))
        #expect(before.items.map(\.papers) == after.items.map(\.papers))
        #expect(before.items.map(\.source.lines) == after.items.map(\.source.lines))
        #expect(before.items.map { $0.claims.map(\.text) } == after.items.map { $0.claims.map(\.text) })
        #expect(after.diagnostics.isEmpty)
    }

    @Test(arguments: samples)
    func readElsewhere(_ file: String) throws {
        let bytes = try Checkout.bytes(of: Checkout.digests.appendingPathComponent(file))
        let ids = ["a.txt", "/deep/down/b.md", "-", "c"].map { Reading(bytes, path: $0).items.map(\.id) }
        #expect(Set(ids).count == 1)
        #expect(!ids[0].isEmpty)
    }

    @Test(arguments: samples)
    func distinctInOneSource(_ file: String) throws {
        let bytes = try Checkout.bytes(of: Checkout.digests.appendingPathComponent(file))
        let ids = Reading(bytes, path: file).items.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: DumpGenerator.Layout.allCases, 1...20)
    func readTwice(_ layout: DumpGenerator.Layout, _ seed: Int) {
        var generator = DumpGenerator(seed: UInt64(seed))
        let source = generator.source(layout)
        let once = Reading(source).items, again = Reading(source).items
        #expect(once.count == again.count)
        for (item, same) in zip(once, again) {
            let evidence = zip(item.evidence, same.evidence).first { $0 != $1 }
            #expect(ReviewDump.text(of: [item]) == ReviewDump.text(of: [same]))
            #expect(evidence == nil, "\(item.id)")
            #expect((item == same) == true, "\(item.id)")
        }
    }
}
