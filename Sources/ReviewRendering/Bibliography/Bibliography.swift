internal import ReviewModel

/// The papers of an export, each once, in the order in which they come.
struct Bibliography {
    /// The papers.
    private(set) var papers: [CitedPaper] = []
    /// Those that have a title: without one there is nothing to cite.
    var citable: [CitedPaper] { papers.filter { !PlainText.line($0.paper.title).isEmpty } }
    private var places: [String: [Int]] = [:]
    private var works: [Int64: Int] = [:]
    private var items = 0
    private var identities: Set<String> = []
    /// What bibliographies state of papers.
    private let entries: BibliographyEntries
    /// Words of names of groups.
    private let groups: Set<String>

    /// No papers yet; of what `entries` state the sort of work counts. `groups` are words of names of groups.
    init(entries: BibliographyEntries = BibliographyEntries(), groups: Set<String> = []) {
        self.entries = entries
        self.groups = groups
    }

    /// Takes the papers of `item`.
    mutating func add(_ item: LibraryItem) {
        for (index, paper) in item.review.papers.enumerated() {
            add(paper, work: item.works.indices.contains(index) ? item.works[index] : nil, of: item)
        }
        items += 1
    }

    private mutating func add(_ paper: Paper, work: Int64?, of item: LibraryItem) {
        let review = item.review
        let identity = paper.identity
        let place = place(of: paper, identity, work: work)
        if let place {
            papers[place].add(paper, in: review, number: items)
        } else {
            papers.append(
                CitedPaper(paper, work: work, in: review, number: items, identity: free(PaperName.of(paper))))
        }
        let known = place ?? papers.count - 1
        if let work { works[work] = known }
        papers[known].take(item)
        // The paper that was known has no others: what it took over is of this one.
        for name in identity.lastingNames where places[name]?.contains(known) != true {
            places[name, default: []].append(known)
        }
    }

    /// `name`, with a number behind it where another paper has it.
    private mutating func free(_ name: String) -> String {
        var (number, free) = (1, name)
        while !identities.insert(free).inserted {
            number += 1
            free = "\(name) \(number)"
        }
        return free
    }

    /// The place of the paper, as the library tells it from others; elsewhere of two works of one title each has its
    /// own people.
    private func place(of paper: Paper, _ identity: PaperIdentity, work: Int64? = nil) -> Int? {
        if let work, let place = works[work] { return place }
        return identity.lastingNames.lazy.flatMap { places[$0] ?? [] }.first { place in
            let known = papers[place].paper
            if work != nil, papers[place].work != nil { return false }
            if known.identity.contradicts(identity) { return false }
            if PaperRecord.areTwoWorks(known, as: stated(known), paper, asOther: stated(paper)) {
                return false
            }
            return known.identity.hasIdentifier(of: identity)
                || PaperRecord.mayBeOne(known, paper, isGroup: isGroup)
        }
    }

    private func isGroup(_ name: String) -> Bool {
        name.split(separator: " ").contains { groups.contains($0.lowercased().filter(\.isLetter)) }
    }

    private func stated(_ paper: Paper) -> StatedWork { entries.entry(of: paper)?.work ?? StatedWork() }

    /// The paper that has that name.
    func paper(called name: String) -> CitedPaper? { places[name]?.first.map { papers[$0] } }

    /// The paper that `paper` of an item is.
    func paper(of paper: Paper) -> CitedPaper? { place(of: paper, paper.identity).map { papers[$0] } }
}

/// The papers of an export that cites them, with their keys, and what its format cannot hold.
struct CitationList {
    private var bibliography: Bibliography
    private var keys: CitationKeys
    private let entries: BibliographyEntries
    /// Words of citation keys, venues and symbols.
    let words: CitationWords
    /// What could not be written.
    private(set) var losses = FormatLosses()

    init(options: RenderingOptions) {
        keys = CitationKeys(known: options.citationKeys, words: options.words)
        words = options.words
        entries = options.entries
        bibliography = Bibliography(entries: options.entries, groups: options.words.groups)
    }

    /// Keys that papers got now.
    var addedKeys: [String: String] { keys.added }

    /// Takes the papers of `item`.
    mutating func add(_ item: LibraryItem) { bibliography.add(item) }

    /// Hands each paper that can be cited to `write`, with its key and what a bibliography said of it.
    mutating func forEach(_ write: (CitedPaper, String, BibliographyEntry?, inout FormatLosses) -> Void) {
        losses.add(
            "papers whose titles nothing tells", count: bibliography.papers.count - bibliography.citable.count
        )
        for cited in bibliography.citable {
            let entry = entries.entry(of: cited.paper, work: cited.work)
            let key = keys.key(for: cited.paper, of: cited.identity, stated: entry?.key)
            write(cited, key, entry, &losses)
        }
    }
}

/// What a bibliography says of a review.
struct CitedReview {
    /// Id of the item.
    let id: String
    /// Title of the review where it is not the paper's, reviewer and channel.
    let words: [String]
    /// Address of the post, where it can be followed.
    let address: String?

    init(_ review: Review, of paper: Paper) {
        id = review.id
        let title = review.title == paper.title ? nil : review.title
        let place = review.source.channelTitle ?? review.source.channel
        words = [title, review.reviewer?.name, place].compactMap { $0.map(PlainText.line) }
            .filter { !$0.isEmpty }
        address = review.source.url.flatMap(SafeAddress.followable)
    }

    /// `Grigory Sapunov, Gonzo ML, https://t.me/gonzo_ML/642`; empty when nothing is known.
    var text: String { (words + [address].compactMap { $0 }).joined(separator: ", ") }
}

/// A name taken apart the way bibliographies want it.
struct PersonName: Equatable {
    /// `Jean-Baptiste`.
    var given = ""
    /// Small words in front of the family name: `van der`.
    var particle = ""
    /// `Aa`; the whole name where it must not be taken apart.
    var family: String
    /// `Jr.`.
    var suffix = ""
    /// Whether the name is of a group, or written in a way that cannot be taken apart.
    var isWhole = false
    /// Whether the name is that of a group.
    private(set) var isGroup = false

    /// Takes the name of `author` apart, unless it is a group or one of its words is among `groups`.
    init(_ author: Author, groups: Set<String> = []) {
        self.init(author.name, groups: groups, isGroup: author.isGroup)
    }

    /// Takes `name` apart, unless it is that of a group or one of its words is among `groups`.
    init(_ name: String, groups: Set<String> = [], isGroup isKnown: Bool = false) {
        // Words that a no-break space holds together are one, unless nothing else is there.
        var line = PlainText.line(name)
        if !line.utf8.contains(UInt8(ascii: " ")) { line = Author.shown(line) }
        let words = line.split(separator: " ").map(String.init)
        family = Author.shown(line)
        isGroup =
            words.count > 1
            && (isKnown
                || words.contains { groups.contains(String($0.lowercased().filter(\.isLetter))) })
        isWhole =
            isGroup || words.count < 2 || family.utf8.contains(UInt8(ascii: "("))
            || family.utf8.contains(UInt8(ascii: ","))
            || words.contains { $0.lowercased() == "and" }
        if isWhole { return }
        var rest = words[...]
        let initials = rest.dropFirst().reversed().prefix(while: PersonName.isInitials).count
        if initials > 0, initials + 1 == rest.count || !PersonName.isInitials(words[0]) {
            rest = rest.suffix(initials) + rest.dropLast(initials)
        }
        if rest.count > 2, let last = rest.last, PersonIdentity.isSuffix(last) {
            suffix = last
            rest.removeLast()
        }
        let first = rest.dropLast().firstIndex { PersonName.isParticle($0) } ?? rest.endIndex - 1
        given = rest[..<first].joined(separator: " ")
        particle = rest[first..<(rest.endIndex - 1)].joined(separator: " ")
        family = Author.shown(rest.last ?? "")
    }

    /// `T.`, `J.-P.`, `D.E.`: behind a surname where nothing else follows.
    private static func isInitials(_ word: String) -> Bool {
        word.hasSuffix(".")
            && word.split { ".-".contains($0) }.allSatisfy { $0.count == 1 && $0.first?.isLetter == true }
    }

    /// `van der Aa, Jean-Baptiste, Jr.`, as RIS has it; the whole name where it is one.
    var familyFirst: String {
        if isWhole { return family.replacing(",", with: "") }
        let end = suffix.isEmpty ? "" : ", \(suffix)"
        let front = particle.isEmpty ? family : "\(particle) \(family)"
        return given.isEmpty ? front + end : "\(front), \(given)\(end)"
    }

    private static func isParticle(_ word: String) -> Bool {
        word.first?.isLowercase == true && word.utf8.count > 1
    }
}
