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
    public var message: String
    /// Whether it is not known what was meant: a field or a value that does not exist.
    public var isError: Bool

    /// A remark on `range`.
    public init(range: Range<Int>, message: String, isError: Bool = false) {
        self.range = range
        self.message = message
        self.isError = isError
    }
}
