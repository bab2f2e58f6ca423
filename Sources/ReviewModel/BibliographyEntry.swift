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

/// Entries of bibliographies, to be found by the papers that they are of.
public struct BibliographyEntries: Sendable, Equatable {
    private var entries: [String: BibliographyEntry] = [:]

    /// No entries.
    public init() {}

    /// Takes the entry of `paper`; the first one of a paper counts.
    public mutating func add(_ entry: BibliographyEntry, of paper: Paper) {
        for name in paper.identity.lastingNames where entries[name] == nil { entries[name] = entry }
    }

    /// The entry of `paper`. A title alone names the work of nobody in particular.
    public func entry(of paper: Paper) -> BibliographyEntry? {
        let identity = paper.identity
        let names = identity.surname == nil ? identity.names : identity.lastingNames.dropLast()
        return names.lazy.compactMap { entries[$0] }.first
    }
}
