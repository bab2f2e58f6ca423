/// How much an entry of a bibliography tells of where its paper came out: the fullest of several is believed.
///
/// A paper in a journal or at a conference comes before a work of its own, a report, and what names no place: a
/// bare `@misc` says nothing against an `@inproceedings`.
public struct PublicationStanding: Sendable, Comparable {
    /// Where it came out, the surest last.
    public enum Place: Int, Sendable, Comparable {
        /// In an archive, or nowhere that is told.
        case archive
        /// A report or a manual.
        case report
        /// A book or a thesis, which is in nothing else.
        case work
        /// A journal, or the book of a conference.
        case venue

        /// Better ones come last.
        public static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
    }

    /// Where it came out.
    public let place: Place
    /// Whether the list of its authors is whole.
    public let isWhole: Bool
    /// How many authors, identifiers and other fields it has.
    public let facts: Int

    /// What `paper` and its entry, where there is one, tell.
    public init(of paper: Paper, entry: BibliographyEntry? = nil) {
        let type = entry?.type ?? ""
        if paper.publishedVenue != nil {
            place = .venue
        } else {
            place = Self.works.contains(type) ? .work : Self.reports.contains(type) ? .report : .archive
        }
        isWhole = !paper.authors.isEmpty && !paper.authorsTruncated
        let identifiers = [paper.arxiv, paper.doi, paper.url].count { $0 != nil }
        facts = paper.authors.count + identifiers + (paper.year == nil ? 0 : 1) + (entry?.fields.count ?? 0)
    }

    private static let works: Set<String> = ["book", "phdthesis", "thesis", "mastersthesis", "proceedings"]
    private static let reports: Set<String> = ["techreport", "report", "manual", "booklet"]

    /// The fuller one comes last.
    public static func < (left: PublicationStanding, right: PublicationStanding) -> Bool {
        if left.place != right.place { return left.place < right.place }
        if left.isWhole != right.isWhole { return right.isWhole }
        return left.facts < right.facts
    }
}

extension Paper {
    /// Where it was published; nil of an archive, which is no venue.
    public var publishedVenue: String? {
        venue.flatMap { Paper.isArchive($0) ? nil : $0 }
    }

    /// Whether `venue` is where preprints lie; DBLP calls arXiv CoRR.
    public static func isArchive(_ venue: String) -> Bool {
        let lower = venue.lowercased()
        return lower.contains("arxiv") || lower == "corr" || lower.hasPrefix("corr ")
    }
}
