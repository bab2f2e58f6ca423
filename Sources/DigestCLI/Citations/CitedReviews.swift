import ReviewModel
import ReviewStorage
import TextAnalysis

/// Finds the reviews of what a bibliography cites: by arXiv identifier, DOI, else title.
struct CitedReviews {
    private let store: ReviewStore
    private let file: BibFile

    init(of file: BibFile, in store: ReviewStore) {
        self.file = file
        self.store = store
    }

    /// Reviews and entries of the paper, reviews first.
    func reviews(of entry: BibFile.Entry) throws -> [LibraryItem] {
        var found: [LibraryItem] = []
        if let arxiv = arxiv(of: entry) { found = try items("arxiv:\(arxiv)") }
        if found.isEmpty, let doi = file.text("doi", of: entry), !doi.isEmpty {
            found = try items("doi:\"\(CitedReviews.bare(doi))\"")
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

    private func arxiv(of entry: BibFile.Entry) -> String? {
        let eprint = file.text("eprint", of: entry).flatMap { CitedReviews.identifier(in: $0, after: "") }
        let others = ["url", "journal", "note", "howpublished", "doi"].lazy.compactMap { name in
            file.text(name, of: entry).flatMap { CitedReviews.identifier(in: $0, after: "arxiv") }
        }
        return eprint ?? others.first
    }

    /// The first number such as `1706.03762` behind `word`.
    private static func identifier(in text: String, after word: String) -> String? {
        let bytes = Array(text.lowercased().utf8)
        let mark = Array(word.utf8)
        guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) else { return nil }
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        for point in bytes.indices[start...] where bytes[point] == UInt8(ascii: ".") {
            let front = bytes[..<point].reversed().prefix(while: isDigit).count
            let back = bytes[(point + 1)...].prefix(while: isDigit).count
            if front == 4, back == 4 || back == 5 {
                return String(decoding: bytes[(point - 4)...(point + back)], as: UTF8.self)
            }
        }
        return nil
    }

    private static func bare(_ doi: String) -> String {
        let text = doi.lowercased().filter { $0 != "\"" }
        return text.firstIndex(of: "1").map { start in
            text[start...].hasPrefix("10.") ? String(text[start...]) : text
        } ?? text
    }

    private static func letters(_ title: String) -> [UInt8] {
        let folded = WordFolding.fold(title)
        return Tokenizer.tokens(in: folded).flatMap { folded[$0.range] }
    }
}
