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

    /// Stands behind the names of a list that is cut short, and among them where each has a place of its own.
    public static let othersMark = "et al."

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
    /// Who has stated it.
    public var abstractOrigin: PaperMetadata.Origin?
    /// What it claims, to the letter, each with its place in `abstract`.
    public var abstractClaims: [Claim]

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
        self.abstractOrigin = nil
        self.abstractClaims = []
    }
}

extension Paper {
    /// Names of all authors for people to read, behind them `othersMark` where there are more.
    public var namesShown: [String] { authors.map(\.shown) + (authorsTruncated ? [Paper.othersMark] : []) }

    /// The first three, and whether there are more: `Ada Stern, Boris Velikov, Clara Ruiz et al.`
    public var namesInBrief: String {
        let names = authors.prefix(3).map(\.shown).joined(separator: ", ")
        return authors.count > 3 || authorsTruncated ? "\(names) \(Paper.othersMark)" : names
    }
}

/// An author of a paper. Authors are told apart by their names.
public struct Author: Sendable, Hashable {
    /// Name as written: `Piotr Dollár`. No-break spaces hold the words of a family name together where the source
    /// states it to be of several words: `Gabriel García\u{A0}Márquez`.
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

    /// The name for people to read, with plain spaces.
    public var shown: String { Author.shown(name) }

    /// `name` with plain spaces.
    public static func shown(_ name: String) -> String {
        var name = name
        // Nearly all names are without.
        let holds = name.withUTF8 { bytes in
            bytes.indices.contains { bytes[$0] == 0xA0 && $0 > 0 && bytes[$0 - 1] == 0xC2 }
        }
        guard holds else { return name }
        return String(String.UnicodeScalarView(name.unicodeScalars.map { $0 == "\u{A0}" ? " " : $0 }))
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

/// What an archive or a publisher states of a paper: a witness of its own, beside what reviews say.
public struct PaperMetadata: Sendable, Equatable {
    /// Who states it.
    public enum Origin: String, Sendable, CaseIterable {
        /// arXiv, by its service or its snapshot of all metadata.
        case arxiv
        /// The registry of the DOI: Crossref, DataCite and others.
        case doi
        /// OpenAlex, which gathers what others state.
        case openAlex = "openalex"
        /// Semantic Scholar, which does likewise.
        case semanticScholar = "semantic-scholar"

        /// What it is called.
        public var name: String {
            switch self {
            case .arxiv: "arXiv"
            case .doi: "DOI"
            case .openAlex: "OpenAlex"
            case .semanticScholar: "Semantic Scholar"
            }
        }
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

    /// Models that the abstract names, and how sure it is that it does.
    public var models: [StatedModel] = []
    /// What the abstract claims, each with its place in it; nil where nobody has looked.
    public var claims: [StatedClaim]?

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

/// A claim that the abstract of a paper makes.
public struct StatedClaim: Sendable, Equatable {
    /// The claim, with its place in the abstract.
    public var claim: Claim
    /// How sure it is, from 0 to 1.
    public var confidence: Double

    /// A claim that is made with that confidence.
    public init(_ claim: Claim, confidence: Double) {
        self.claim = claim
        self.confidence = confidence
    }
}

/// A model that the abstract of a paper names.
public struct StatedModel: Sendable, Equatable {
    /// The model.
    public var mention: ModelMention
    /// How sure it is, from 0 to 1.
    public var confidence: Double

    /// A model that is named with that confidence.
    public init(_ mention: ModelMention, confidence: Double) {
        self.mention = mention
        self.confidence = confidence
    }
}
