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
        let cited = file.paper(of: entry)
        if let arxiv = cited.arxiv { found = try items("arxiv:\(arxiv)") }
        if found.isEmpty, let doi = cited.doi, !doi.isEmpty { found = try items("doi:\"\(doi)\"") }
        if found.isEmpty { found = try items(like: cited) }
        return found.filter { $0.review.kind == .review } + found.filter { $0.review.kind != .review }
    }

    private func items(_ query: String) throws -> [LibraryItem] {
        let plan = try store.plan(QueryParser.parse(query).query.restrictedToReadable, guessing: false)
        var found: [LibraryItem] = []
        try store.items(for: plan, limit: 20) { found.append($0) }
        return found
    }

    /// Items with a paper of the same letters in its title, of which nothing says that it is another.
    private func items(like cited: Paper) throws -> [LibraryItem] {
        let letters = CitedReviews.letters(cited.title)
        // A short title says little without people.
        guard letters.count > 8 || letters.count > 3 && !cited.authors.isEmpty else { return [] }
        return try items("title:\"\(cited.title.filter { $0 != "\"" && $0 != "\\" })\"").filter { item in
            item.review.papers.contains {
                CitedReviews.letters($0.title) == letters && !$0.identity.contradicts(cited.identity)
                    && PaperRecord.mayBeOne($0, cited)
            }
        }
    }

    private static func letters(_ title: String) -> [UInt8] {
        let folded = WordFolding.fold(title)
        return Tokenizer.tokens(in: folded).flatMap { folded[$0.range] }
    }
}
