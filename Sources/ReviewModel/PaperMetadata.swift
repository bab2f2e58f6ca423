/// What an archive or a publisher states of a paper: a witness of its own, beside what reviews say.
public struct PaperMetadata: Sendable, Equatable {
    /// Who states it.
    public enum Origin: String, Sendable, CaseIterable {
        /// arXiv, by its service or its snapshot of all metadata.
        case arxiv
        /// The registry of the DOI: Crossref, DataCite and others.
        case doi
    }

    /// Who states it.
    public var origin: Origin
    /// Title.
    public var title: String
    /// Authors in order, first names first.
    public var authors: [String] = []
    /// Abstract, as plain text.
    public var abstract: String?
    /// Subject classes, the first one first: `cs.LG`.
    public var categories: [String] = []
    /// arXiv identifier, without version.
    public var arxiv: String?
    /// DOI.
    public var doi: String?
    /// Where it was published, as the authors or the publisher state it.
    public var journal: String?
    /// When it first came out, `2021`, `2021-02` or `2021-02-24`.
    public var published: String?
    /// When it was last changed, in the same notation.
    public var updated: String?
    /// How many versions there are; nil where that is not told.
    public var versions: Int?

    /// What `origin` states; the rest is filled in by whoever has read it.
    public init(origin: Origin, title: String) {
        self.origin = origin
        self.title = title
    }

    /// The year it came out.
    public var year: Int? { published.flatMap { Int($0.prefix(4)) } }

    /// The same as what an item says of a paper. A journal reference is kept whole.
    public var paper: Paper {
        var paper = Paper(title: title)
        paper.authors = authors.map { Author(name: $0) }
        paper.venue = journal
        paper.year = year
        paper.yearSource = year == nil ? nil : .stated
        paper.arxiv = arxiv
        paper.doi = doi
        return paper
    }
}
