/// What the entry of a bibliography states of a paper beside what every item has: other programs want it back.
public struct BibliographyEntry: Sendable, Equatable {
    /// What documents cite it by: `vaswani2017`; nil where it has no key.
    public var key: String?
    /// What sort of work it is, by the names of BibTeX: `phdthesis`.
    public var type: String?
    /// Other fields, by the names of BibTeX, as plain text: `pages`, `volume`, `month`, …
    public var fields: [String: String]

    /// An entry of which only `fields` are known.
    public init(key: String? = nil, type: String? = nil, fields: [String: String] = [:]) {
        self.key = key
        self.type = type
        self.fields = fields
    }

    /// The entry that `evidence` tells of; nil where it tells of none.
    public init?(_ evidence: [Evidence]) {
        let stated = evidence.filter { $0.rule == Evidence.entryRule && !$0.value.isEmpty }
        guard !stated.isEmpty else { return nil }
        self.init()
        for one in stated {
            switch one.field {
            case "key": key = key ?? one.value
            case "type": type = type ?? one.value.lowercased()
            default: fields[one.field] = fields[one.field] ?? one.value
            }
        }
    }
}

extension BibliographyEntry {
    /// What BibTeX and BibLaTeX call theses.
    public static let theses: Set<String> = ["phdthesis", "mastersthesis", "thesis"]

    /// What of it tells works of one title and the same people from each other.
    public var work: StatedWork {
        StatedWork(isThesis: type.map(Self.theses.contains) ?? false, edition: fields["edition"])
    }

    /// What formats that have one sort for all theses call a master's.
    public static let genreOfMasters = "Master's thesis"

    /// Says in a note that a list of authors is cut short, in formats that have no word for it.
    public static let cutListNote = "The source names some of the authors only"

    /// What is in front of the words about reviews in a note that this program has written.
    public static let reviewLead = "Review: "

    /// The number of a month as bibliographies write it, `3`, `03`, `mar`, `March`; nil of other words.
    public static func month(_ text: String) -> Int? {
        if let number = Int(text) { return (1...12).contains(number) ? number : nil }
        return Timestamp.month(called: text)
    }
}

/// What a bibliography says of a work that tells it from others of its title and its people.
public struct StatedWork: Sendable, Equatable {
    /// Whether it is a thesis, which is another work than the papers that go by its title.
    public var isThesis = false
    /// Which edition it is: a number in figures, or words in small letters; nil where none is stated.
    public var edition: String?

    /// A work of which `edition` is stated as bibliographies write it: `2`, `2nd ed.`, `Second`.
    public init(isThesis: Bool = false, edition: String? = nil) {
        self.isThesis = isThesis
        let words = (edition ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let number = words.lazy.map { $0.prefix(while: \.isNumber) }.first { !$0.isEmpty }.map(String.init)
        let told =
            number ?? words.lazy.compactMap { Self.ordinals[$0] }.first
            ?? words.filter { !Self.company.contains($0) }.joined(separator: " ")
        self.edition = told.isEmpty ? nil : told
    }

    /// Words that stand beside the number of an edition.
    private static let company: Set<String> = ["edition", "ed", "edn", "rev", "the"]

    /// Numbers of editions by their words.
    private static let ordinals: [String: String] = Dictionary(
        uniqueKeysWithValues: [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            "eleventh", "twelfth",
        ].enumerated().map { ($1, String($0 + 1)) })

    /// Whether both are told to be editions, and other ones: both in figures, or both in words.
    public func isOtherEdition(than other: StatedWork) -> Bool {
        guard let edition, let theirs = other.edition, edition != theirs else { return false }
        let isNumber = { (edition: String) in edition.allSatisfy(\.isNumber) }
        return isNumber(edition) == isNumber(theirs)
    }
}

/// Entries of bibliographies, to be found by the papers that they are of.
public struct BibliographyEntries: Sendable, Equatable {
    /// An entry with the paper that it is of.
    private struct Known: Sendable, Equatable {
        let paper: Paper
        let entry: BibliographyEntry
    }

    private var entries: [String: [Known]] = [:]
    private var works: [Int64: BibliographyEntry] = [:]

    /// No entries.
    public init() {}

    /// Takes the entry of `paper`, which a library tells from others by `work`; the first one of a paper counts.
    public mutating func add(_ entry: BibliographyEntry, of paper: Paper, work: Int64? = nil) {
        if let work, works[work] == nil { works[work] = entry }
        for name in paper.identity.lastingNames {
            entries[name, default: []].append(Known(paper: paper, entry: entry))
        }
    }

    /// The entry of `paper`. Of works of one title each has its own people, or its own place and year.
    public func entry(of paper: Paper, work: Int64? = nil) -> BibliographyEntry? {
        if let work, !works.isEmpty { return works[work] }
        let identity = paper.identity
        for name in identity.surname == nil ? identity.names : identity.lastingNames.dropLast() {
            let found = (entries[name] ?? []).filter { known in
                let theirs = known.paper.identity
                return theirs.hasIdentifier(of: identity)
                    || !theirs.contradicts(identity) && PaperRecord.mayBeOne(known.paper, paper)
            }
            let same = found.first { $0.paper.year == paper.year && $0.paper.venue == paper.venue }
            if let entry = (same ?? found.first)?.entry { return entry }
        }
        return nil
    }
}
