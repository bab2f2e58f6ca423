// Where and when: a venue and a year stand together only where one witness has said so.

/// Where a paper came out and in which year, as the same witnesses have it.
public struct Publication: Sendable, Equatable {
    /// The venue; nil where nobody tells one.
    public var venue: String?
    /// The year of the paper there.
    public var year: Int?
    /// Where the year was learnt.
    public var yearSource: Paper.YearSource?
}

extension PaperRecord {
    /// The publication that counts: of the best kind of witness that names a venue the one that most of them
    /// name, with the year that these witnesses give it; else the year alone.
    static func publication(by witnesses: [PaperWitness], arxiv: String?) -> Publication {
        let chosen = venue(by: witnesses)
        let venue = corrected(.venue, by: witnesses).map(\.venue) ?? chosen?.venue
        if let paper = corrected(.year, by: witnesses), let year = paper.year {
            return Publication(venue: venue, year: year, yearSource: .stated)
        }
        let archived = arxiv.flatMap(ArxivIdentifier.year(of:))
        let likely = (chosen?.venue == venue ? chosen : nil)?.years(beside: archived) ?? []
        let inName = venue.flatMap(Paper.year(inVenue:))
        // A bibliography has a field for the year; elsewhere the name of the venue is surer than a number beside it.
        let said = mostFrequent(likely)
        if let year = chosen?.rank == .bibliography ? said ?? inName : inName ?? said {
            return Publication(venue: venue, year: year, yearSource: .stated)
        }
        let (year, source) = year(by: witnesses, archived: archived)
        return Publication(venue: venue, year: year, yearSource: source)
    }

    /// A venue that witnesses of one rank name.
    private struct Named {
        let venue: String
        let rank: PaperWitness.Rank
        /// Years that those who name it give the paper.
        let years: [Int]

        /// Those of its years that can be right beside that of the archive.
        func years(beside archived: Int?) -> [Int] {
            years.filter { PaperRecord.isLikely($0, rank: rank, archived: archived) }
        }
    }

    /// The archive is no venue where there is another one.
    private static func venue(by witnesses: [PaperWitness]) -> Named? {
        let published = witnesses.filter { $0.paper.publishedVenue != nil }
        let best = published.isEmpty ? witnesses.filter { $0.paper.venue != nil } : published
        guard let rank = best.map(\.rank).min() else { return nil }
        let ranked = best.filter { $0.rank == rank }
        guard let name = mostFrequent(ranked.map { letters(ofVenue: $0.paper.venue ?? "") }) else {
            return nil
        }
        let named = ranked.filter { letters(ofVenue: $0.paper.venue ?? "") == name }
        // A spelling with its year tells more than one without.
        let spellings = named.compactMap(\.paper.venue)
        guard
            let venue = mostFrequent(spellings.filter { Paper.year(inVenue: $0) != nil })
                ?? mostFrequent(spellings)
        else { return nil }
        let years = named.filter { $0.paper.yearSource == .stated }.compactMap(\.paper.year)
        return Named(venue: venue, rank: rank, years: years)
    }

    /// What a venue is called, without its year.
    static func letters(ofVenue venue: String) -> String {
        venue.lowercased().filter(\.isLetter)
    }

    /// A list's year is often that of the list, so that it counts only beside that of the archive.
    private static func isLikely(_ year: Int, rank: PaperWitness.Rank, archived: Int?) -> Bool {
        guard let archived, rank != .bibliography else { return true }
        return (archived - 1...archived + (rank == .entry ? 1 : 2)).contains(year)
    }

    private static func year(by witnesses: [PaperWitness], archived: Int?) -> (Int?, Paper.YearSource?) {
        for rank in [PaperWitness.Rank.bibliography, .review, .entry] {
            let stated = witnesses.filter { $0.rank == rank && $0.paper.yearSource == .stated }
            let years = stated.compactMap(\.paper.year).filter {
                isLikely($0, rank: rank, archived: archived)
            }
            if let year = mostFrequent(years) { return (year, .stated) }
        }
        if let archived { return (archived, .arxiv) }
        for rank in [PaperWitness.Rank.bibliography, .review, .entry, .mention] {
            let known = witnesses.filter { $0.rank == rank && $0.paper.year != nil }
            if let year = mostFrequent(known.compactMap(\.paper.year)) {
                return (year, known.first { $0.paper.year == year }?.paper.yearSource)
            }
        }
        return (nil, nil)
    }

    /// The first of the most frequent ones.
    static func mostFrequent<Value: Hashable>(_ values: [Value]) -> Value? {
        var counts: [Value: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        let most = counts.values.max()
        return values.first { counts[$0] == most }
    }
}

extension Paper {
    /// The year that stands in the name of a venue: 2018 in `ICLR 2018`; nil where there is none, or two.
    public static func year(inVenue venue: String) -> Int? {
        let numbers = venue.split { !$0.isASCII || !$0.isNumber }.filter { $0.utf8.count == 4 }
        let years = Set(numbers.compactMap { Int($0) }.filter(PlausibleYear.inText.contains))
        return years.count == 1 ? years.first : nil
    }
}

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

    /// Whether `venue` is where preprints lie: arXiv, bioRxiv, medRxiv, ChemRxiv; DBLP calls arXiv CoRR.
    public static func isArchive(_ venue: String) -> Bool {
        let lower = venue.lowercased()
        return lower.contains("rxiv") || lower == "corr" || lower.hasPrefix("corr ")
    }
}
