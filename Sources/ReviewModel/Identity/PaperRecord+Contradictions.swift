extension PaperRecord {
    /// Fields of which two witnesses say what cannot both be right, with what they say; a nickname, a list
    /// cut short, and the venue of a preprint are no contradictions. Bibliographies are held to more: two that
    /// name other venues, other years there, other DOIs, or another number of people contradict each other. What a
    /// person has corrected is settled.
    public static func contradictions(among witnesses: [PaperWitness]) -> [(field: Part, values: [String])] {
        let listed = witnesses.filter { $0.rank == .bibliography }
        var found: [(field: Part, values: [String])] = []
        if let years = years(of: witnesses, listed: listed) { found.append((.year, years)) }
        if let lists = authors(of: witnesses, listed: listed) { found.append((.authors, lists)) }
        if let venues = venues(of: listed) { found.append((.venue, venues)) }
        let dois = Set(listed.compactMap(\.paper.doi).filter { !DOI.isOfPreprint($0) })
        if dois.count > 1 { found.append((.doi, dois.sorted())) }
        let settled = witnesses.reduce(into: Set<Part>()) { $0.formUnion($1.corrected) }
        return found.filter { !settled.contains($0.field) }
    }

    /// A preprint comes out a year before the publication, two publications in one venue do not.
    private static func years(of witnesses: [PaperWitness], listed: [PaperWitness]) -> [String]? {
        let years = Set(witnesses.compactMap(\.paper.year))
        let published = listed.filter { $0.paper.publishedVenue != nil && $0.paper.year != nil }
        let isOther = published.contains { one in
            published.contains { other in
                one.paper.year != other.paper.year && isOneVenue(one.paper.venue, other.paper.venue)
            }
        }
        guard let first = years.min(), let last = years.max(), last - first > 1 || isOther else { return nil }
        return years.sorted().map(String.init)
    }

    private static func authors(of witnesses: [PaperWitness], listed: [PaperWitness]) -> [String]? {
        let lists = witnesses.map { $0.paper.authors.map(\.name) }.filter { !$0.isEmpty }
        if let first = lists.first, let other = lists.first(where: { !mayShareAuthors(first, $0) }) {
            return [first, other].map { $0.prefix(2).joined(separator: ", ") }
        }
        let whole = listed.map(\.paper).filter { !$0.authors.isEmpty && !$0.authorsTruncated }
        let counts = Set(whole.map(\.authors.count))
        guard counts.count > 1 else { return nil }
        return counts.sorted().map { $0 == 1 ? "1 author" : "\($0) authors" }
    }

    /// Venues in the order of the witnesses, where two are no spellings of one.
    private static func venues(of listed: [PaperWitness]) -> [String]? {
        var venues: [String] = []
        for venue in listed.compactMap(\.paper.publishedVenue)
        where !venues.contains(where: { isOneVenue($0, venue) }) { venues.append(venue) }
        return venues.count > 1 ? venues : nil
    }

    /// Whether two names may be those of one venue: the letters of one are in the other, or one is the
    /// abbreviation of the other.
    static func isOneVenue(_ one: String?, _ other: String?) -> Bool {
        guard let one = one.map(plain), let other = other.map(plain) else { return false }
        let (left, right) = (letters(ofVenue: one), letters(ofVenue: other))
        if left.isEmpty || right.isEmpty || left.contains(right) || right.contains(left) { return true }
        return isShort(one, of: other) || isShort(other, of: one)
    }

    /// Whether a name, or a part of it as of `NAACL-HLT`, is short for the other.
    private static func isShort(_ name: String, of other: String) -> Bool {
        isShortened(name, of: other)
            || ([name[...]] + name.split(separator: "-")).contains {
                isAbbreviation(letters(ofVenue: String($0)), of: other)
            }
    }

    /// A venue without what stands in brackets behind it, `ICLR (Poster)`, and without `Proceedings of the`.
    private static func plain(_ venue: String) -> String {
        var words = venue.split(separator: "(", maxSplits: 1).first?.split(separator: " ") ?? []
        let leads: Set<String> = ["proc", "proc.", "proceedings", "of", "the", "in"]
        while let word = words.first, words.count > 1, leads.contains(word.lowercased()) {
            words.removeFirst()
        }
        return words.joined(separator: " ")
    }

    /// Whether each word begins one of the name, in its order: `J. Mach. Learn. Res.`
    private static func isShortened(_ name: String, of other: String) -> Bool {
        let words = name.lowercased().split { !$0.isLetter }
        var rest = other.lowercased().split { !$0.isLetter }[...]
        guard words.count > 1 else { return false }
        return words.allSatisfy { word in
            guard let place = rest.firstIndex(where: { $0.hasPrefix(word) }) else { return false }
            rest = rest[(place + 1)...]
            return true
        }
    }

    /// Whether the letters stand in this order in the name, each word's first letter among them at its turn:
    /// `neurips` of `Neural Information Processing Systems`.
    private static func isAbbreviation(_ letters: String, of name: String) -> Bool {
        let words = name.lowercased().split { !$0.isLetter }
        guard words.count > 1, letters.count <= 12 else { return false }
        var rest = letters[...]
        for letter in words.joined(separator: " ") where rest.first == letter { rest = rest.dropFirst() }
        let initials = Set(words.compactMap(\.first))
        return rest.isEmpty && letters.first.map(initials.contains) ?? false
    }
}

// MARK: - Entries of bibliographies

extension PaperRecord {
    /// What the best bibliography says of `publication`; other bibliographies add to it what they say of the
    /// same, and a key where it has none.
    ///
    /// Keys of other entries of that bibliography go on in the field `ids`, which is what BibLaTeX reads them from.
    static func entry(by witnesses: [PaperWitness], of publication: Publication) -> BibliographyEntry? {
        let listed = witnesses.filter { $0.entry != nil }
        let own = listed.filter { witness in
            let isThere =
                publication.venue == nil || isOneVenue(witness.paper.publishedVenue, publication.venue)
            return isThere && (witness.paper.year == publication.year || witness.paper.year == nil)
        }
        let order = own.isEmpty ? listed : own
        guard var entry = order.first?.entry else { return nil }
        for other in order.dropFirst().compactMap(\.entry) {
            entry.fields.merge(other.fields) { mine, _ in mine }
            entry.type = entry.type ?? other.type
        }
        entry.key = entry.key ?? listed.lazy.compactMap(\.entry?.key).first
        let same = listed.filter { $0.bibliography != nil && $0.bibliography == order.first?.bibliography }
        let others = same.compactMap(\.entry).flatMap {
            ($0.key.map { [$0] } ?? []) + keys(in: $0.fields["ids"])
        }
        let ids = Set(others).subtracting([entry.key ?? ""]).sorted()
        if !ids.isEmpty { entry.fields["ids"] = ids.joined(separator: ", ") }
        return entry
    }

    private static func keys(in ids: String?) -> [String] {
        (ids ?? "").split { $0 == "," || $0 == " " }.map(String.init)
    }
}
