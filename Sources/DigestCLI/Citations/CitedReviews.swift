import ReviewModel
import ReviewParsing
import ReviewStorage
import TextAnalysis

/// Finds the reviews of what a bibliography cites: by arXiv identifier, DOI, else title.
struct CitedReviews {
    private let store: ReviewStore
    private let file: BibTeXSource

    init(of file: BibTeXSource, in store: ReviewStore) {
        self.file = file
        self.store = store
    }

    /// Reviews and entries of the paper, reviews first.
    func reviews(of entry: BibTeXSource.Entry) throws -> [LibraryItem] {
        var found: [LibraryItem] = []
        if let arxiv = arxiv(of: entry) { found = try items("arxiv:\(arxiv)") }
        if found.isEmpty, let doi = file.text("doi", of: entry), !doi.isEmpty {
            found = try items("doi:\"\(DOI.plain(doi.filter { $0 != "\"" }))\"")
        }
        if found.isEmpty, let title = file.text("title", of: entry) { found = try titled(title) }
        return found.filter { $0.review.kind == .review } + found.filter { $0.review.kind != .review }
    }

    private func items(_ query: String) throws -> [LibraryItem] {
        let plan = try store.plan(QueryParser.parse(query).query.restrictedToReadable, guessing: false)
        var found: [LibraryItem] = []
        try store.items(for: plan, limit: 20) { found.append($0) }
        return found
    }

    /// Items with a paper of the same letters in its title.
    private func titled(_ title: String) throws -> [LibraryItem] {
        let letters = CitedReviews.letters(title)
        guard letters.count > 8 else { return [] }
        return try items("title:\"\(title.filter { $0 != "\"" && $0 != "\\" })\"").filter { item in
            item.review.papers.contains { CitedReviews.letters($0.title) == letters }
        }
    }

    private func arxiv(of entry: BibTeXSource.Entry) -> String? {
        let eprint = file.text("eprint", of: entry).flatMap { CitedReviews.arxiv(in: $0) }
        let others = ["url", "journal", "note", "howpublished", "doi"].lazy.compactMap { name in
            file.text(name, of: entry).flatMap { text -> String? in
                let lower = text.lowercased()
                return lower.firstRange(of: "arxiv").flatMap {
                    CitedReviews.arxiv(in: lower[$0.upperBound...])
                }
            }
        }
        return eprint ?? others.first
    }

    /// The first identifier, also one that stands alone, as `cs/0112017` in a field for it.
    private static func arxiv(in text: some StringProtocol) -> String? {
        ArxivIdentifier.first(in: text.lowercased())
    }

    private static func letters(_ title: String) -> [UInt8] {
        let folded = WordFolding.fold(title)
        return Tokenizer.tokens(in: folded).flatMap { folded[$0.range] }
    }
}
