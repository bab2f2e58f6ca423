public import ReviewModel
internal import SQLite

/// Why two items cannot be judged to be about one paper or two.
public enum PaperPairError: Error, Sendable, CustomStringConvertible {
    /// An item has no paper.
    case noPaper(id: String)
    /// Both are about one paper as it is.
    case alreadyOne

    /// Lower-case sentence without a full stop.
    public var description: String {
        switch self {
        case .noPaper(let id): "'\(id)' has no paper"
        case .alreadyOne: "they are about one paper already"
        }
    }
}

extension ReviewStore {
    /// Makes the first papers of two items one, for good: each gets the identifiers that the other has,
    /// or the title where neither has any. The identifiers of the first count where they differ.
    public func joinPapers(_ one: LibraryItem, _ other: LibraryItem) throws {
        let (left, right) = try papers(one, other)
        try transaction {
            try complete(one.review.key, left, arxiv: left.arxiv ?? right.arxiv, doi: left.doi ?? right.doi)
            try complete(
                other.review.key, right, arxiv: left.arxiv ?? right.arxiv, doi: left.doi ?? right.doi)
            if left.arxiv == nil, right.arxiv == nil, left.doi == nil, right.doi == nil {
                try correct(key: other.review.key, [Correction(.title, .set, left.title)])
            }
        }
    }

    /// Keeps in mind that the first papers of two items are two, so that `check` does not ask again.
    public func keepApart(_ one: LibraryItem, _ other: LibraryItem) throws {
        let (left, right) = try papers(one, other)
        let names = [pairName(left), pairName(right)].sorted()
        _ = try transaction {
            try database.run(
                "INSERT OR REPLACE INTO apart (one, other, made) VALUES (?, ?, ?)",
                [.text(names[0]), .text(names[1]), .integer(now().seconds)])
        }
    }

    private func complete(_ key: String, _ paper: Paper, arxiv: String?, doi: String?) throws {
        var corrections: [Correction] = []
        if let arxiv, arxiv != paper.arxiv { corrections.append(Correction(.arxiv, .set, arxiv)) }
        if let doi, doi != paper.doi { corrections.append(Correction(.doi, .set, doi)) }
        if !corrections.isEmpty { try correct(key: key, corrections) }
    }

    private func papers(_ one: LibraryItem, _ other: LibraryItem) throws -> (Paper, Paper) {
        guard let left = one.review.papers.first else { throw PaperPairError.noPaper(id: one.review.id) }
        guard let right = other.review.papers.first else { throw PaperPairError.noPaper(id: other.review.id) }
        guard Set([pairName(left), pairName(right)]).count == 2 else { throw PaperPairError.alreadyOne }
        return (left, right)
    }

    private func pairName(_ paper: Paper) -> String {
        let words = NameForms.words(paper.title).joined(separator: [0x20])
        return DoubtfulPapers.identity(
            words: String(decoding: Array(words), as: UTF8.self), arxiv: paper.arxiv, doi: paper.doi)
    }
}
