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
