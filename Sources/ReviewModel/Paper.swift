/// A paper as one item states it.
public struct Paper: Sendable, Equatable {
    /// Where a year was learnt.
    public enum YearSource: String, Sendable, CaseIterable {
        /// Written in the source.
        case stated
        /// From the arXiv identifier.
        case arxiv
        /// From the DOI or the publisher's article number.
        case doi
    }

    /// Title as written, without label, number and markup.
    public var title: String
    /// Authors in the order of the source.
    public var authors: [Author]
    /// Whether the source cuts the list short ("et al.").
    public var authorsTruncated: Bool
    /// Organisations of the authors, normalised.
    public var affiliations: [String]
    /// Journal or conference, with its year where the source gives one.
    public var venue: String?
    /// Year of the paper.
    public var year: Int?
    /// Where `year` was learnt; nil when there is none.
    public var yearSource: YearSource?
    /// Awards as written.
    public var awards: [String]
    /// arXiv identifier without version: `2103.00020`, `astro-ph/0601001`.
    public var arxiv: String?
    /// DOI in lower case, without a resolver's address.
    public var doi: String?
    /// Address to read the paper at.
    public var url: String?
    /// Abstract, where an archive or a publisher has stated it; no item states one of its own.
    public var abstract: String?

    /// A paper of which only the title is known.
    public init(title: String) {
        self.title = title
        self.authors = []
        self.authorsTruncated = false
        self.affiliations = []
        self.venue = nil
        self.year = nil
        self.yearSource = nil
        self.awards = []
        self.arxiv = nil
        self.doi = nil
        self.url = nil
        self.abstract = nil
    }
}

/// An author of a paper. Authors are told apart by their names.
public struct Author: Sendable, Hashable {
    /// Name as written: `Piotr Dollár`.
    public var name: String
    /// Whether the name is known to be that of a group, of which every letter counts: `Google DeepMind`.
    public var isGroup: Bool

    /// An author named `name`.
    public init(name: String) { self.init(name: name, isGroup: false) }

    /// An author named `name`, which may be known to be a group.
    public init(name: String, isGroup: Bool) {
        self.name = name
        self.isGroup = isGroup
    }

    /// Whether both have one name.
    public static func == (left: Author, right: Author) -> Bool { left.name == right.name }

    /// Takes the name in.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Who wrote a review.
public struct Reviewer: Sendable, Equatable {
    /// Name as written.
    public var name: String
    /// Nicknames by site: `slack`, `habr`, `telegram`, `github`, …
    public var handles: [String: String]
    /// Position or organisation, as written.
    public var affiliation: String?

    /// A reviewer named `name`.
    public init(name: String, handles: [String: String] = [:], affiliation: String? = nil) {
        self.name = name
        self.handles = handles
        self.affiliation = affiliation
    }
}
