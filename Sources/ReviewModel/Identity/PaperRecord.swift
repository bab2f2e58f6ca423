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
    public var corrected: Set<PaperRecord.Part>
    /// What the bibliography says beside that; nil where it is none.
    public var entry: BibliographyEntry?
    /// Path of the bibliography; nil where it is none.
    public var bibliography: String?

    /// What an item of a rank says.
    public init(
        _ paper: Paper, rank: Rank, corrected: Set<PaperRecord.Part> = [], entry: BibliographyEntry? = nil
    ) {
        self.paper = paper
        self.rank = rank
        self.corrected = corrected
        self.entry = entry
    }

    /// How much it tells of where the paper came out.
    var standing: PublicationStanding { PublicationStanding(of: paper, entry: entry) }
}

/// The one record of a paper, put together from all that items say of it: each field is that of its best
/// witness. What a person corrected counts most, then bibliographies, then heads of reviews, then lists.
public struct PaperRecord: Sendable, Equatable {
    /// What witnesses are asked for.
    public enum Part: String, Sendable, CaseIterable {
        case title, authors, year, venue, arxiv, doi
    }

    /// What is known; nothing where no witness knows it.
    public private(set) var paper: Paper
    /// What bibliographies say beside that: of the one that tells most, with what others have of the same
    /// publication; nil where no bibliography is among the witnesses.
    public private(set) var entry: BibliographyEntry?

    /// The record of the paper that `witnesses` speak of, all of one paper. Their order decides between
    /// equals; nil where there is none.
    public init?(_ witnesses: [PaperWitness]) {
        guard let first = witnesses.first else { return nil }
        paper = Paper(title: first.paper.title)
        let witnesses = Self.ranked(witnesses)
        paper.arxiv = Self.told(\.arxiv, of: .arxiv, by: witnesses)
        let dois = witnesses.filter { $0.paper.doi.flatMap(DOI.arxiv(of:)) == nil }
        let published = dois.filter { !($0.paper.doi.map(DOI.isOfPreprint) ?? true) }
        paper.doi =
            Self.told(\.doi, of: .doi, by: published) ?? Self.told(\.doi, of: .doi, by: dois)
            ?? Self.told(\.doi, of: .doi, by: witnesses)
        paper.arxiv = paper.arxiv ?? witnesses.lazy.compactMap { $0.paper.doi.flatMap(DOI.arxiv(of:)) }.first
        paper.title = Self.title(by: witnesses) ?? first.paper.title
        (paper.authors, paper.authorsTruncated) = Self.authors(by: witnesses)
        let publication = Self.publication(by: witnesses, arxiv: paper.arxiv)
        (paper.venue, paper.year, paper.yearSource) =
            (publication.venue, publication.year, publication.yearSource)
        entry = Self.entry(by: witnesses, of: publication)
    }

    /// The best witness first; of bibliographies the one that tells most of where the paper came out.
    private static func ranked(_ witnesses: [PaperWitness]) -> [PaperWitness] {
        witnesses.enumerated().map { (place: $0.offset, witness: $0.element, standing: $0.element.standing) }
            .sorted { left, right in
                guard left.witness.rank == right.witness.rank else {
                    return left.witness.rank < right.witness.rank
                }
                if left.witness.rank == .bibliography, left.standing != right.standing {
                    return right.standing < left.standing
                }
                return left.place < right.place
            }.map(\.witness)
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

    static func corrected(_ field: Part, by witnesses: [PaperWitness]) -> Paper? {
        witnesses.last { $0.corrected.contains(field) }?.paper
    }

    private static func told(
        _ value: KeyPath<Paper, String?>, of field: Part, by witnesses: [PaperWitness]
    ) -> String? {
        corrected(field, by: witnesses)?[keyPath: value]
            ?? witnesses.lazy.compactMap { $0.paper[keyPath: value] }.first
    }
}

// MARK: - Titles

extension PaperRecord {
    /// A nickname stands in for a title, and a title comes with additions; what most witnesses say is
    /// neither. A bibliography needs no others, and of bibliographies those that tell where the paper came out.
    private static func title(by witnesses: [PaperWitness]) -> String? {
        if let title = corrected(.title, by: witnesses)?.title, !title.isEmpty { return title }
        let telling = witnesses.filter { !$0.paper.title.isEmpty }
        let bibliographies = telling.filter { $0.rank == .bibliography }
        let place = bibliographies.map(\.standing.place).max()
        let listed = bibliographies.filter { $0.standing.place == place }
        var votes: [(letters: String, title: String, weight: Double)] = []
        for witness in listed.isEmpty ? withoutHeadlines(telling) : listed {
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

    /// The witnesses without posts that name nobody, where another review gives a title and people together: what such a
    /// post begins with is its own headline as often as the title, unless somebody else says the same.
    private static func withoutHeadlines(_ witnesses: [PaperWitness]) -> [PaperWitness] {
        let letters = witnesses.map { PaperIdentity.letters(of: $0.paper.title) }
        let isStated = witnesses.contains { witness in
            witness.rank == .review && !witness.paper.authors.isEmpty
                && witness.paper.title.split(separator: " ").count > 1 && !isCut(witness.paper.title)
        }
        guard isStated else { return witnesses }
        let said = Dictionary(letters.map { ($0, 1) }, uniquingKeysWith: +)
        return zip(witnesses, letters).filter { witness, title in
            guard [.review, .mention].contains(witness.rank), said[title] == 1 else { return true }
            // A title below a headline stands where authors do.
            return !witness.paper.authors.allSatisfy { said[PaperIdentity.letters(of: $0.name)] != nil }
        }.map(\.0)
    }

    /// Whether the end of a title was left out.
    private static func isCut(_ title: String) -> Bool { title.unicodeScalars.last == "…" }

    /// One or two words are more often what a paper is called than its title, what is cut off is no title, and
    /// that of a paper on arXiv is in Latin letters.
    private static func weight(of witness: PaperWitness) -> Double {
        let letters = witness.paper.title.unicodeScalars
        let isForeign =
            witness.paper.arxiv != nil
            && letters.count { (0x400..<0x530).contains($0.value) } * 2 > letters.count
        if isCut(witness.paper.title) || isForeign { return 1.0 / 16 }
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

    /// Whether the people that two items name can be those of one paper: one of them has none, the first may be the
    /// same, or half of the shorter list is in the other. A surname in common is that of a colleague as well.
    public static func mayShareAuthors(_ one: [String], _ other: [String]) -> Bool {
        guard !one.isEmpty, !other.isEmpty else { return true }
        let (ours, theirs) = (one.map(PersonIdentity.init), other.map(PersonIdentity.init))
        if ours[0].mayBe(theirs[0]) { return true }
        let namesakes = Dictionary(grouping: theirs, by: \.plainSurname)
        let shared = ours.count { namesakes[$0.plainSurname]?.contains(where: $0.mayBe) ?? false }
        return shared > 0 && shared * 2 >= min(ours.count, theirs.count)
    }

    /// Whether one of two papers of a title is a thesis and the other came out somewhere, or both are editions of a book,
    /// and other ones: those are two works.
    public static func areTwoWorks(
        _ one: Paper, as work: @autoclosure () throws -> StatedWork, _ other: Paper,
        asOther otherWork: @autoclosure () throws -> StatedWork
    ) rethrows -> Bool {
        let work = try work()
        if other.publishedVenue != nil, work.isThesis { return true }
        guard one.publishedVenue != nil || work.edition != nil else { return false }
        let theirs = try otherWork()
        return one.publishedVenue != nil && theirs.isThesis || work.isOtherEdition(than: theirs)
    }

    /// Whether two papers of one title are of other years and each has people that the other has not, or both are of
    /// groups alone and have no identifier, as findings and reports have that come out every year.
    private static func areOfASeries(_ one: Paper, _ other: Paper, isGroup: (String) -> Bool) -> Bool {
        guard let year = one.year, let another = other.year, year != another,
            !one.authorsTruncated, !other.authorsTruncated
        else { return false }
        if !one.identity.hasIdentifier, !other.identity.hasIdentifier {
            let areGroups = (one.authors + other.authors).allSatisfy {
                $0.isGroup || isGroup($0.name) || isAcronym($0.name)
            }
            let isInOneVenue =
                one.publishedVenue != nil && other.publishedVenue != nil && isOneVenue(one.venue, other.venue)
            if areGroups || isInOneVenue && one.authors.count != other.authors.count { return true }
        }
        let (ours, theirs) = (surnames(of: one.authors.map(\.name)), surnames(of: other.authors.map(\.name)))
        return !ours.isSubset(of: theirs) && !theirs.isSubset(of: ours)
    }

    /// `WHO`: one word of capitals.
    private static func isAcronym(_ name: String) -> Bool {
        name.utf8.count >= 2 && name.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    private static func surnames(of people: [String]) -> Set<String> {
        Set(people.map { PersonIdentity($0).plainSurname })
    }

    /// Whether two papers of one title, of which no identifier says that they differ, can be one. Two words are
    /// the title of many works: for those the people have to be the same by their whole names, and the years; where
    /// one names nobody, an identifier that only one of them has tells nothing of the other, unless both are of one
    /// year. Where neither names anybody, where and when they came out has to tell. A preprint and what was published
    /// under a DOI of its own have all people in common. `isGroup` knows names of groups.
    public static func mayBeOne(
        _ one: Paper, _ other: Paper, isGroup: (String) -> Bool = { _ in false }
    ) -> Bool {
        let (ours, theirs) = (one.authors.map(\.name), other.authors.map(\.name))
        guard mayShareAuthors(ours, theirs) else { return false }
        if let doi = one.doi, let another = other.doi, doi != another {
            return !ours.isEmpty
                && ours.map { PersonIdentity($0).plainSurname }
                    == theirs.map { PersonIdentity($0).plainSurname }
        }
        if ours.isEmpty, theirs.isEmpty { return mayBeOneOccasion(one, other) }
        guard one.isOfManyWorks else { return !areOfASeries(one, other, isGroup: isGroup) }
        if let year = one.year, let another = other.year, abs(year - another) > 1 { return false }
        guard let first = ours.first, let second = theirs.first else {
            let isOneYear = one.year != nil && one.year == other.year
            return isOneYear || one.identity.hasIdentifier == other.identity.hasIdentifier
        }
        let (person, namesake) = (PersonIdentity(first), PersonIdentity(second))
        guard person.surname == namesake.surname else {
            // One of them may name some of the people only.
            let (people, namesakes) = (surnames(of: ours), surnames(of: theirs))
            return people.isSubset(of: namesakes) || namesakes.isSubset(of: people)
        }
        return person.given.isEmpty || namesake.given.isEmpty || person.isCompatible(with: namesake)
    }

    /// Whether nothing speaks against one year and one venue; of a title of several words, not both.
    private static func mayBeOneOccasion(_ one: Paper, _ other: Paper) -> Bool {
        var differences = 0
        if let year = one.year, let another = other.year, abs(year - another) > 1 { differences += 1 }
        if let venue = one.publishedVenue, let another = other.publishedVenue, !isOneVenue(venue, another) {
            differences += 1
        }
        return differences < (one.isOfManyWorks ? 1 : 2)
    }
}

extension Paper {
    /// Whether its title is one or two words, as many works are called: `Editorial`, `Deep Learning`.
    var isOfManyWorks: Bool { title.split(separator: " ").count <= 2 }
}
