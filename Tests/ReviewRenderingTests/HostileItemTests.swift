import Foundation
import FoundationXML
import ReviewModel
import TestSupport
import Testing

@testable import ReviewRendering

/// Items whose every text is noise.
@Suite struct HostileItemTests {
    @Test(arguments: 0..<30)
    func textHasNoControls(seed: UInt64) {
        let items = noisyItems(seed)
        for view in [RenderingOptions.View.list, .full] {
            for width in [nil, 0, 40, 100] {
                let options = RenderingOptions(width: width, view: view)
                let text = String(decoding: render(TextFormat.self, items, options), as: UTF8.self)
                #expect(!text.unicodeScalars.contains(where: isDangerous))
            }
        }
    }

    @Test(arguments: 0..<30)
    func otherFormatsHaveNoControls(seed: UInt64) throws {
        let items = noisyItems(seed)
        for format in ExportFormats.all where format != JSONFormat.self && format != NDJSONFormat.self {
            let text = String(decoding: render(format, items), as: UTF8.self)
            #expect(
                !text.unicodeScalars.contains { isDangerous($0) && $0 != "\t" && $0 != "\r" },
                "\(format.name)")
        }
    }

    @Test(arguments: 0..<30)
    func structureStands(seed: UInt64) throws {
        let items = noisyItems(seed)
        let json =
            try JSONSerialization.jsonObject(with: Data(render(JSONFormat.self, items))) as? [[String: Any]]
        #expect(json?.map { $0["title"] as? String } == items.map(\.review.title))
        #expect(render(NDJSONFormat.self, items).count { $0 == 0x0A } == items.count)
        let rows = render(TSVFormat.self, items).split(separator: 0x0A)
        #expect(rows.allSatisfy { row in row.count { $0 == 0x09 } == ItemTable.header.count - 1 })
        for format in [BibTeXFormat.self, BibTeXASCIIFormat.self, BibLaTeXFormat.self]
            as [any ExportFormat.Type]
        {
            #expect(bracesAreBalanced(render(format, items)), "\(format.name)")
        }
        #expect(render(BibTeXASCIIFormat.self, items).allSatisfy { $0 < 0x80 })
        _ = try JSONSerialization.jsonObject(with: Data(render(CSLJSONFormat.self, items)))
        for format in [AtomFormat.self, OPMLFormat.self] as [any ExportFormat.Type] {
            #expect(XMLParser(data: Data(render(format, items))).parse(), "\(format.name)")
        }
        let headlines = render(OrgFormat.self, items).split(separator: 0x0A).filter {
            $0.first == UInt8(ascii: "*")
        }
        #expect(headlines.count == items.count)
    }

    @Test(arguments: [HTMLFormat.self, AtomFormat.self, OPMLFormat.self] as [any ExportFormat.Type])
    func markupOfOthersStaysText(_ format: any ExportFormat.Type) {
        let text = String(decoding: render(format, [SampleItems.hostile]), as: UTF8.self)
        #expect(!text.contains("<script") && !text.contains("javascript:"))
        #expect(text.contains("=cmd|&#39; /C calc&#39;!A0"))
    }

    private func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xE000, 0xE001: true
        default: false
        }
    }

    private func bracesAreBalanced(_ bytes: [UInt8]) -> Bool {
        var depth = 0
        for byte in bytes {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            if depth < 0 { return false }
        }
        return depth == 0
    }

    private func noisyItems(_ seed: UInt64) -> [LibraryItem] {
        var random = SplitMix(seed: seed)
        return (0..<10).map { _ in noisyItem(&random) }
    }

    private func noisyItem(_ random: inout SplitMix) -> LibraryItem {
        func noise() -> String { Noise.text(&random) }
        var paper = Paper(title: noise())
        paper.authors = [Author(name: noise()), Author(name: noise())]
        paper.affiliations = [noise()]
        paper.venue = noise()
        paper.arxiv = Bool.random(using: &random) ? noise() : nil
        paper.doi = noise()
        paper.url = "https://" + noise()
        paper.awards = [noise()]
        paper.year = Int.random(in: Int.min...Int.max, using: &random)
        var source = SourceReference(path: noise(), format: noise())
        source.channel = noise()
        source.url = "http://" + noise()
        source.lines = [Int.min...Int.max]
        var review = Review(
            kind: Kind.allCases.randomElement(using: &random) ?? .review, title: noise(), text: noise(),
            source: source)
        review.id = noise()
        review.label = noise()
        review.papers = [paper, Paper(title: noise())]
        review.links = [Link(url: noise(), role: .code, label: noise(), placement: .body, paper: .max)]
        review.reviewer = Reviewer(name: noise(), handles: [noise(): noise()], affiliation: noise())
        review.models = [ModelMention(name: noise(), aliases: [noise()], role: .primary, mentions: .max)]
        review.topics = [
            TopicScore(id: noise(), score: [.nan, .infinity, -1, 0.555].randomElement(using: &random) ?? 0)
        ]
        review.claims = [
            Claim(
                text: noise(), kind: .result,
                quantities: [Quantity(value: noise(), unit: noise(), raw: noise())], range: 0..<Int.max)
        ]
        review.captions = [noise()]
        review.reactions = [Reaction(emoji: noise(), count: .min)]
        review.date = Timestamp(seconds: Int64.random(in: Int64.min...Int64.max, using: &random))
        var item = LibraryItem(review: review, score: .nan, snippet: Passage(noise()))
        item.curation.tags = [noise()]
        item.curation.rating = Int.random(in: Int.min...Int.max, using: &random)
        item.curation.notes = noise()
        item.curation.lists = [noise()]
        return item
    }
}
