/// What one item says of a paper, with what its word is worth.
public struct PaperWitness: Sendable {
    /// What kind of item it is, the best witness first.
    public enum Rank: Int, Sendable, Comparable {
        /// An entry of a bibliography, or of a publisher's or archive's answer.
        case bibliography
        /// The head of a review of the paper.
        case review
        /// An entry of a list.
        case entry
        /// A post that speaks of it among other things.
        case mention

        /// Better ones come first.
        public static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    /// The paper as the item has it, with what a person corrected.
    public var paper: Paper
    /// What kind of item it is.
    public var rank: Rank
    /// What of it a person corrected.
    public var corrected: Set<PaperRecord.Field>

    /// What an item of a rank says.
    public init(_ paper: Paper, rank: Rank, corrected: Set<PaperRecord.Field> = []) {
        self.paper = paper
        self.rank = rank
        self.corrected = corrected
    }
}

/// The one record of a paper, put together from all that items say of it: each field is that of its best
/// witness. What a person corrected counts most, then bibliographies, then heads of reviews, then lists.
public struct PaperRecord: Sendable, Equatable {
    /// What witnesses are asked for.
    public enum Field: String, Sendable, CaseIterable {
        case title, authors, year, venue, arxiv, doi
    }

    /// What is known; nothing where no witness knows it.
    public private(set) var paper: Paper

    /// The record of the paper that `witnesses` speak of, all of one paper. Their order decides between
    /// equals; nil where there is none.
    public init?(_ witnesses: [PaperWitness]) {
        guard let first = witnesses.first else { return nil }
        paper = Paper(title: first.paper.title)
        let witnesses = witnesses.enumerated().sorted {
            ($0.element.rank.rawValue, $0.offset) < ($1.element.rank.rawValue, $1.offset)
        }.map(\.element)
        paper.arxiv = Self.told(\.arxiv, of: .arxiv, by: witnesses)
        let dois = witnesses.filter { $0.paper.doi.flatMap(DOI.arxiv(of:)) == nil }
        paper.doi = Self.told(\.doi, of: .doi, by: dois) ?? Self.told(\.doi, of: .doi, by: witnesses)
        paper.arxiv = paper.arxiv ?? witnesses.lazy.compactMap { $0.paper.doi.flatMap(DOI.arxiv(of:)) }.first
        paper.title = Self.title(by: witnesses) ?? first.paper.title
        (paper.authors, paper.authorsTruncated) = Self.authors(by: witnesses)
        (paper.year, paper.yearSource) = Self.year(by: witnesses, arxiv: paper.arxiv)
        paper.venue = Self.venue(by: witnesses)
    }

    /// Puts what is known in the place of what one item says. The address stays where there is one.
    public func complete(_ item: inout Paper) {
        item.title = paper.title
        item.arxiv = paper.arxiv
        item.doi = paper.doi
        item.venue = paper.venue
        item.year = paper.year
        item.yearSource = paper.yearSource
        if !paper.authors.isEmpty {
            item.authors = paper.authors
            item.authorsTruncated = paper.authorsTruncated
        }
    }

    private static func corrected(_ field: Field, by witnesses: [PaperWitness]) -> Paper? {
        witnesses.last { $0.corrected.contains(field) }?.paper
    }

    private static func told(
        _ value: KeyPath<Paper, String?>, of field: Field, by witnesses: [PaperWitness]
    ) -> String? {
        corrected(field, by: witnesses)?[keyPath: value]
            ?? witnesses.lazy.compactMap { $0.paper[keyPath: value] }.first
    }
}

// MARK: - Titles

extension PaperRecord {
    /// A nickname stands in for a title, and a title comes with additions; what most witnesses say is
    /// neither. A bibliography needs no others.
    private static func title(by witnesses: [PaperWitness]) -> String? {
        if let title = corrected(.title, by: witnesses)?.title, !title.isEmpty { return title }
        let telling = witnesses.filter { !$0.paper.title.isEmpty }
        let listed = telling.filter { $0.rank == .bibliography }
        var votes: [(letters: String, title: String, weight: Double)] = []
        for witness in listed.isEmpty ? telling : listed {
            let title = witness.paper.title
            let letters = PaperIdentity.letters(of: title)
            let weight = weight(of: witness)
            if let known = votes.firstIndex(where: { $0.letters == letters }) {
                votes[known].weight += weight
            } else {
                votes.append((letters, title, weight))
            }
        }
        guard let most = votes.map(\.weight).max() else { return nil }
        return votes.first { $0.weight == most }?.title
    }

    /// One or two words are more often what a paper is called than its title, what is cut off is no title, and
    /// that of a paper on arXiv is in Latin letters.
    private static func weight(of witness: PaperWitness) -> Double {
        let letters = witness.paper.title.unicodeScalars
        let isCut = letters.last == "…"
        let isForeign =
            witness.paper.arxiv != nil
            && letters.count { (0x400..<0x530).contains($0.value) } * 2 > letters.count
        if isCut || isForeign { return 1.0 / 16 }
        let words = witness.paper.title.split(separator: " ").count
        let weight: Double =
            switch witness.rank {
            case .bibliography, .entry: 1
            case .review: 1.5
            case .mention: 0.5
            }
        return words > 2 ? weight : weight / 8
    }
}

// MARK: - People

extension PaperRecord {
    /// A whole list counts more than one that is cut short; of the whole ones of the best rank, the one that
    /// most other witnesses share people with, then the longest.
    private static func authors(by witnesses: [PaperWitness]) -> (authors: [Author], isCut: Bool) {
        if let paper = corrected(.authors, by: witnesses) { return (paper.authors, paper.authorsTruncated) }
        let telling = witnesses.map(\.paper).filter { !$0.authors.isEmpty }
        let ranks = witnesses.filter { !$0.paper.authors.isEmpty }.map(\.rank)
        let people = telling.map { Set($0.authors.map { PersonIdentity($0.name).surname }) }
        let order = telling.indices.max { left, right in
            standing(left, papers: telling, ranks: ranks, people: people)
                < standing(right, papers: telling, ranks: ranks, people: people)
        }
        guard let best = order else { return ([], false) }
        return (telling[best].authors, telling[best].authorsTruncated)
    }

    private static func standing(
        _ index: Int, papers: [Paper], ranks: [PaperWitness.Rank], people: [Set<String>]
    ) -> (Int, Int, Int, Int, Int, Int) {
        let shared = people.indices.count { $0 != index && !people[$0].isDisjoint(with: people[index]) }
        let isListed = ranks[index] == .bibliography
        let whole = papers[index].authorsTruncated ? 0 : 1
        let spelt = papers[index].authors.count { PersonIdentity($0.name).hasFullGivenName }
        return (isListed ? 1 : 0, whole, min(shared, 3), papers[index].authors.count, spelt, -index)
    }

    /// Whether the people that two items name can be those of one paper: one of them has none, the first is the
    /// same, or half of the shorter list is in the other. A surname in common is that of a colleague as well.
    public static func mayShareAuthors(_ one: [String], _ other: [String]) -> Bool {
        guard !one.isEmpty, !other.isEmpty else { return true }
        let (ours, theirs) = (
            one.map { PersonIdentity($0).surname }, other.map { PersonIdentity($0).surname }
        )
        if ours[0] == theirs[0] { return true }
        let shared = Set(ours).intersection(theirs).count
        return shared > 0 && shared * 2 >= min(ours.count, theirs.count)
    }

    private static func surnames(of people: [String]) -> Set<String> {
        Set(people.map { PersonIdentity($0).surname })
    }

    /// Whether two papers of one title, of which no identifier says that they differ, can be one. Two words are
    /// the title of many works: for those the people have to be the same by their whole names, and the years.
    public static func mayBeOne(_ one: Paper, _ other: Paper) -> Bool {
        let (ours, theirs) = (one.authors.map(\.name), other.authors.map(\.name))
        guard mayShareAuthors(ours, theirs) else { return false }
        guard one.title.split(separator: " ").count <= 2, let first = ours.first, let second = theirs.first
        else { return true }
        if let year = one.year, let another = other.year, abs(year - another) > 1 { return false }
        let (person, namesake) = (PersonIdentity(first), PersonIdentity(second))
        guard person.surname == namesake.surname else {
            // One of them may name some of the people only.
            let (people, namesakes) = (surnames(of: ours), surnames(of: theirs))
            return people.isSubset(of: namesakes) || namesakes.isSubset(of: people)
        }
        return person.given.isEmpty || namesake.given.isEmpty || person.isCompatible(with: namesake)
    }
}

// MARK: - Where and when

extension PaperRecord {
    /// A list's year is often that of the list, so that it counts only beside that of the archive.
    private static func year(by witnesses: [PaperWitness], arxiv: String?) -> (Int?, Paper.YearSource?) {
        if let paper = corrected(.year, by: witnesses), let year = paper.year { return (year, .stated) }
        let archived = arxiv.flatMap(ArxivIdentifier.year(of:))
        for rank in [PaperWitness.Rank.bibliography, .review, .entry] {
            let stated = witnesses.filter { $0.rank == rank && $0.paper.yearSource == .stated }
            let years = stated.compactMap(\.paper.year).filter { year in
                guard let archived, rank != .bibliography else { return true }
                return (archived - 1...archived + (rank == .entry ? 1 : 2)).contains(year)
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
    private static func mostFrequent<Value: Hashable>(_ values: [Value]) -> Value? {
        var counts: [Value: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        let most = counts.values.max()
        return values.first { counts[$0] == most }
    }

    /// The archive is no venue where there is another one.
    private static func venue(by witnesses: [PaperWitness]) -> String? {
        if let venue = corrected(.venue, by: witnesses)?.venue { return venue }
        let told = witnesses.compactMap { witness in
            witness.paper.venue.map { (venue: $0, rank: witness.rank) }
        }
        let published = told.filter { !isArchive($0.venue) }
        let best = published.isEmpty ? told : published
        guard let rank = best.map(\.rank).min() else { return nil }
        return mostFrequent(best.filter { $0.rank == rank }.map(\.venue))
    }

    private static func isArchive(_ venue: String) -> Bool {
        let lower = venue.lowercased()
        return lower.contains("arxiv") || lower == "corr"
    }
}

// MARK: - Contradictions

extension PaperRecord {
    /// Fields of which two witnesses say what cannot both be right, with what they say; a nickname, a list
    /// cut short and another venue are no contradictions.
    public static func contradictions(among witnesses: [PaperWitness]) -> [(field: Field, values: [String])] {
        var found: [(field: Field, values: [String])] = []
        let years = distinct(witnesses.compactMap(\.paper.year))
        if let first = years.min(), let last = years.max(), last - first > 1 {
            found.append((.year, years.sorted().map(String.init)))
        }
        let lists = witnesses.map { $0.paper.authors.map(\.name) }.filter { !$0.isEmpty }
        if let first = lists.first, let other = lists.first(where: { !mayShareAuthors(first, $0) }) {
            found.append((.authors, [first, other].map { $0.prefix(2).joined(separator: ", ") }))
        }
        return found
    }

    private static func distinct<Value: Hashable>(_ values: [Value]) -> [Value] { Array(Set(values)) }
}
