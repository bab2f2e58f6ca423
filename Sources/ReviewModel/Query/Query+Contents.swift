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
