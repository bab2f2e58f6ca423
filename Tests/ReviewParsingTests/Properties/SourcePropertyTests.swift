import Foundation
import ReviewModel
import ReviewParsing
import TestSupport
import Testing

/// What holds for every source, whatever is in it.
@Suite struct SourcePropertyTests {
    static let cases = DumpGenerator.Layout.allCases.flatMap { layout in
        (1...20).map { (layout, UInt64($0)) }
    }

    /// Sample sources that have lines: text and Markdown.
    static let samples = Checkout.files(under: Checkout.digests).filter {
        $0.hasSuffix(".txt") || $0.hasSuffix(".md")
    }

    @Test(arguments: cases)
    func everyLineHasOneOwner(_ layout: DumpGenerator.Layout, _ seed: UInt64) {
        var generator = DumpGenerator(seed: seed)
        let source = generator.source(layout)
        let reading = Reading(source)
        #expect(LineOwnership.faults(in: Array(source.utf8), items: reading.items) == [], "\(source)")
    }

    @Test(arguments: samples)
    func everyLineOfASampleHasOneOwner(_ file: String) throws {
        let bytes = try Checkout.bytes(of: Checkout.digests.appendingPathComponent(file))
        let reading = Reading(bytes, path: file)
        if reading.summary.format == nil { return }
        #expect(LineOwnership.faults(in: bytes, items: reading.items) == [])
    }

    @Test(arguments: cases)
    func placesLieInside(_ layout: DumpGenerator.Layout, _ seed: UInt64) {
        var generator = DumpGenerator(seed: seed)
        let source = generator.source(layout)
        for item in Reading(source).items { expectPlacesInside(item, of: Array(source.utf8)) }
    }

    @Test(arguments: samples)
    func placesOfASampleLieInside(_ file: String) throws {
        let bytes = try Checkout.bytes(of: Checkout.digests.appendingPathComponent(file))
        for item in Reading(bytes, path: file).items { expectPlacesInside(item, of: bytes) }
    }

    /// Claims stand in the text where they say, evidence and bytes lie in the file.
    private func expectPlacesInside(_ item: Review, of bytes: [UInt8]) {
        let text = Array(item.text.utf8)
        for claim in item.claims {
            #expect(claim.range.upperBound <= text.count)
            #expect(text[claim.range.clamped(to: text.indices)].elementsEqual(claim.text.utf8))
            #expect(claim.quantities.allSatisfy { claim.text.contains($0.raw) }, "\(claim)")
        }
        for place in item.evidence.compactMap(\.range) + item.source.bytes {
            #expect(place.upperBound <= bytes.count && !place.isEmpty, "\(place)")
        }
        #expect(item.links.allSatisfy { link in link.paper.map { item.papers.indices.contains($0) } ?? true })
        #expect(item.topics.allSatisfy { (0...1).contains($0.score) })
    }
}
