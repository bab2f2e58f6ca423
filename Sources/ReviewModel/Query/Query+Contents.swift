extension Query {
    /// Words and phrases that are asked for, in order; those excluded are left out.
    public var words: [String] {
        switch self {
        case .word(let text), .exactWord(let text), .prefix(let text), .phrase(let text): [text]
        case .and(let parts), .or(let parts): parts.flatMap(\.words)
        case .all, .not, .field: []
        }
    }

    /// Fields that are asked for or excluded, in order.
    public var fields: [Field] {
        switch self {
        case .field(let field, _): [field]
        case .and(let parts), .or(let parts): parts.flatMap(\.fields)
        case .not(let part): part.fields
        case .all, .word, .exactWord, .prefix, .phrase: []
        }
    }

    /// Whether the query asks for `field` or excludes by it.
    public func mentions(_ field: Field) -> Bool { fields.contains(field) }

    /// Names of the lists and of the saved searches that are asked for or excluded, in order.
    public var names: (lists: [String], searches: [String]) {
        switch self {
        case .field(.list, .text(let name)): ([name], [])
        case .field(.search, .text(let name)): ([], [name])
        case .and(let parts), .or(let parts): (parts.flatMap(\.names.lists), parts.flatMap(\.names.searches))
        case .not(let part): part.names
        case .all, .word, .exactWord, .prefix, .phrase, .field: ([], [])
        }
    }
}
