public import Wording

/// A question to the library, as understood. One language serves every command.
public indirect enum Query: Sendable, Equatable {
    /// Everything.
    case all
    /// All of these.
    case and([Query])
    /// Any of these.
    case or([Query])
    /// What does not answer this.
    case not(Query)
    /// A word in any form.
    case word(String)
    /// `=word`: that form only.
    case exactWord(String)
    /// `effici*`: words that begin with it.
    case prefix(String)
    /// `"exact phrase"`: these words in a row.
    case phrase(String)
    /// `field:value`.
    case field(Field, FieldValue)
}

/// A field that a query can ask for.
public enum Field: String, Sendable, CaseIterable {
    case model, about, topic, author, org, venue, reviewer, channel, dataset, title, claim, link, arxiv, doi
    case award, abstract, tag, list, search, note, status, kind, lang, id, source, year, date, added, rating,
        has
}

/// What a field is compared with.
public enum FieldValue: Sendable, Equatable {
    /// Text, in any form or spelling. `*` at the end asks for a prefix.
    case text(String)
    /// Numbers or days from one bound to the other, both included; nil is open. A date is the
    /// number yyyymmdd, a year yyyy.
    case range(Int?, Int?)
    /// Days that are told by their distance from the day of the question, as typed: `7d`, `last-month`.
    case relative(String)
}

/// How results are ordered: the best, newest or highest first; titles by the alphabet.
public enum SortOrder: String, Sendable, CaseIterable {
    case relevance, date, year, rating, added, title, reactions, random
    case oldestDate = "-date"
    case oldestYear = "-year"
    case lowestRating = "-rating"
    case firstAdded = "-added"
    case lastTitle = "-title"
    case fewestReactions = "-reactions"
}

/// A query with its ordering, and remarks on what was typed.
public struct ParsedQuery: Sendable, Equatable {
    /// What is asked.
    public var query: Query
    /// `sort:`, where given.
    public var sort: SortOrder?
    /// Remarks: unknown field or value, unclosed quote. With an error among them the query finds nothing; else
    /// it stands all the same.
    public var remarks: [QueryRemark]

    /// A query as understood.
    public init(query: Query, sort: SortOrder? = nil, remarks: [QueryRemark] = []) {
        self.query = query
        self.sort = sort
        self.remarks = remarks
    }
}

/// A remark on a place of a query.
public struct QueryRemark: Sendable, Equatable {
    /// Where, in UTF-8 bytes of the query as typed.
    public var range: Range<Int>
    /// Lower-case sentence without a full stop.
    public var sentence: Phrase
    /// The sentence in English.
    public var message: String { sentence.description }
    /// Whether it is not known what was meant: a field or a value that does not exist.
    public var isError: Bool

    /// A remark on `range`.
    public init(range: Range<Int>, message: Phrase, isError: Bool = false) {
        self.range = range
        self.sentence = message
        self.isError = isError
    }
}

extension Query {
    /// All of `queries`, nested conjunctions taken apart; nil when there are none.
    static func every(_ queries: [Query]) -> Query? {
        let parts = queries.flatMap { query in
            if case .and(let parts) = query { parts } else { [query] }
        }
        let telling = parts.filter { $0 != .all }
        return telling.count > 1 ? .and(telling) : telling.first ?? parts.first
    }

    /// Any of `queries`, nested alternatives taken apart; nil when there are none.
    static func any(_ queries: [Query]) -> Query? {
        let parts = queries.flatMap { query in
            if case .or(let parts) = query { parts } else { [query] }
        }
        return parts.count > 1 ? .or(parts) : parts.first
    }

    /// What does not answer `query`.
    static func excluding(_ query: Query) -> Query {
        if case .not(let inner) = query { inner } else { .not(query) }
    }

    /// The term of a token that needs no field; nil when it says nothing.
    init?(plain token: QueryToken.Kind) {
        switch token {
        case .everything: self = .all
        case .word(let text): self = .word(text)
        case .exactWord(let text): self = .exactWord(text)
        case .prefix(let text): self = .prefix(text)
        case .phrase(let text, _) where !text.isEmpty: self = .phrase(text)
        default: return nil
        }
    }
}

extension Query {
    /// The query with what `change` makes of its terms: of all that is no group.
    public func mapped(_ change: (Query) throws -> Query) rethrows -> Query {
        switch self {
        case .and(let parts): .and(try parts.map { try $0.mapped(change) })
        case .or(let parts): .or(try parts.map { try $0.mapped(change) })
        case .not(let part): .not(try part.mapped(change))
        case .all, .word, .exactWord, .prefix, .phrase, .field: try change(self)
        }
    }

    /// Its terms in order, those excluded among them.
    public var leaves: [Query] {
        switch self {
        case .and(let parts), .or(let parts): parts.flatMap(\.leaves)
        case .not(let part): part.leaves
        case .all, .word, .exactWord, .prefix, .phrase, .field: [self]
        }
    }

    /// Its terms in order, but for those excluded.
    public var wantedLeaves: [Query] {
        switch self {
        case .and(let parts), .or(let parts): parts.flatMap(\.wantedLeaves)
        case .not: []
        case .all, .word, .exactWord, .prefix, .phrase, .field: [self]
        }
    }

    /// Words and phrases that are asked for, in order; those excluded are left out.
    public var words: [String] {
        wantedLeaves.compactMap { term -> String? in
            switch term {
            case .word(let text), .exactWord(let text), .prefix(let text), .phrase(let text): text
            case .all, .and, .or, .not, .field: nil
            }
        }
    }

    /// Fields that are asked for or excluded, in order.
    public var fields: [Field] {
        leaves.compactMap { term -> Field? in
            if case .field(let field, _) = term { return field }
            return nil
        }
    }

    /// Whether the query asks for `field` or excludes by it.
    public func mentions(_ field: Field) -> Bool { fields.contains(field) }

    /// Names of the lists and of the saved searches that are asked for or excluded, in order.
    public var names: (lists: [String], searches: [String]) {
        let named = { (wanted: Field) in
            leaves.compactMap { term -> String? in
                guard case .field(wanted, .text(let name)) = term else { return nil }
                return name
            }
        }
        return (named(.list), named(.search))
    }
}

/// Something an item may have or lack, as `has:` asks for it.
public enum ItemPart: String, Sendable, CaseIterable {
    /// A link with that role.
    case paper, code, model, demo, dataset, video, blog, post
    /// An address or number of one of its papers.
    case arxiv, doi, url
    /// Something known of one of its papers.
    case authors, affiliations, venue, year, award
    /// Something the item itself carries.
    case claims, captions, reactions, topics, reviewer, label, date
    /// Something its reader added.
    case notes, tags, lists, rating

    /// The part that goes by `name`, in the singular or the plural and any case.
    public init?(name: String) {
        let name = name.lowercased()
        let singular = name.hasSuffix("s") ? String(name.dropLast()) : name
        guard let part = [name, singular, name + "s"].lazy.compactMap(ItemPart.init(rawValue:)).first else {
            return nil
        }
        self = part
    }
}
