import Foundation
import ReviewModel
import ReviewParsing
import ReviewRendering
import TestSupport
import Testing

/// Bibliographies: what a format can hold comes back from it, and what is read again is written the same.
@Suite struct BibliographyTests {
    private static let formats = [
        ("bibtex", "a.bib"), ("biblatex", "a.bib"), ("ris", "a.ris"), ("csl-json", "a.json"),
    ]

    private static let entries = #"""
        @inproceedings{one, title={Small Nets Learn {F}aster \& Better}, author={One, Ada and van Berg, Bob and {\'E}mile T{\'o}th},
          booktitle={Nets 2019}, year={2019}, doi={10.1000/ab_c}, url={https://x.org/~ada/one--two.pdf}}
        @article{two, title={Regret of $\tilde{O}(\sqrt{T})$ and {\TeX}: 50\% Less}, author={Two, Bob and others},
          journal={Journal of Nets}, year={2020}}
        @misc{three, title={Large Nets Forget}, author={Ada One}, eprint={2001.00001}, archiveprefix={arXiv}, year={2020}}
        """#

    @Test(arguments: formats) func whatIsWrittenIsReadBack(format: String, path: String) {
        let items = Reading(Self.entries, path: "own.bib").items
        Self.expectRoundTrip(of: items, through: format, at: path)
    }

    /// Bibliographies as people have them, beside the checkout where it has such.
    @Test(arguments: formats) func realOnesAreReadBack(format: String, path: String) {
        let blocks = Self.realEntries()
        if blocks.isEmpty { return }
        let items = Reading(blocks.joined(separator: "\n\n"), path: "real.bib").items
        #expect(items.count * 10 >= blocks.count * 9)
        Self.expectRoundTrip(of: items, through: format, at: path)
    }

    /// The papers of all that the corpora beside the checkout hold.
    @Test(arguments: formats) func papersOfListsAreReadBack(format: String, path: String) {
        let folder = Checkout.shared.appendingPathComponent("corpora/markdown/awesome-llm")
        guard FileManager.default.fileExists(atPath: folder.path) else { return }
        let names = Checkout.files(under: folder).filter { $0.hasSuffix(".md") }
        let items = names.flatMap { name -> [Review] in
            let text = (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
            return Reading(text, path: name).items
        }
        // An address may tell more when it is read as that of an entry.
        let plain = items.map { item in
            var item = item
            for index in item.papers.indices where item.papers[index].doi == nil {
                item.papers[index].url = nil
            }
            return item
        }
        var seen: Set<String> = []
        let once = plain.filter { item in
            let names = item.papers.flatMap(\.identity.names)
            defer { seen.formUnion(names) }
            return item.papers.count == 1 && item.papers[0].title.count > 1 && seen.isDisjoint(with: names)
        }
        #expect(once.count > 100)
        Self.expectRoundTrip(of: once, through: format, at: path)
    }

    private static func written(_ items: [Review], as name: String) -> [UInt8] {
        guard let format = ExportFormats.named(name) else { return [] }
        return format.export(items.map { LibraryItem(review: $0) }, options: RenderingOptions())
    }

    private static func expectRoundTrip(of items: [Review], through name: String, at path: String) {
        let written = Self.written(items, as: name)
        let back = Reading(written, path: path).items.flatMap(\.papers)
        let papers = distinct(items.flatMap(\.papers))
        #expect(back.map(\.title) == papers.map(\.title))
        for (one, other) in zip(back, papers) {
            #expect(one.authors == other.authors, "\(other.title)")
            // Only BibTeX has a word for it.
            if path.hasSuffix(".bib") {
                #expect(one.authorsTruncated == other.authorsTruncated, "\(other.title)")
            }
            #expect(one.year == other.year && one.venue == other.venue, "\(other.title)")
            #expect(one.arxiv == other.arxiv && one.doi == other.doi, "\(other.title)")
        }
    }

    /// Papers once each, as a bibliography has them.
    private static func distinct(_ papers: [Paper]) -> [Paper] {
        var seen: Set<String> = []
        return papers.filter { seen.insert($0.arxiv ?? $0.doi ?? $0.title.lowercased()).inserted }
    }

    /// Entries in the code blocks of READMEs in the shared corpora.
    private static func realEntries() -> [String] {
        let folder = Checkout.shared.appendingPathComponent("corpora/markdown/mmpretrain-model-readmes")
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return Checkout.files(under: folder).filter { $0.hasSuffix(".md") }.flatMap { name -> [String] in
            let text = (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
            return text.components(separatedBy: "```bibtex").dropFirst().compactMap {
                $0.components(separatedBy: "```").first
            }
        }
    }
}
