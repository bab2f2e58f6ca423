internal import ReviewModel

extension Query {
    /// The same question with fewer levels: groups within groups of their kind are one, groups of one
    /// are what they hold, and what is denied twice is affirmed.
    var simplified: Query {
        switch self {
        case .and(let parts): Query.group(parts.map(\.simplified).flatMap(\.conjuncts), Query.and)
        case .or(let parts): Query.group(parts.map(\.simplified).flatMap(\.disjuncts), Query.or)
        case .not(let inner): inner.simplified.denied
        case .all, .word, .exactWord, .prefix, .phrase, .field: self
        }
    }

    private static func group(_ parts: [Query], _ make: ([Query]) -> Query) -> Query {
        parts.count == 1 ? parts[0] : make(parts)
    }

    private var conjuncts: [Query] {
        if case .and(let parts) = self { parts } else { [self] }
    }

    private var disjuncts: [Query] {
        if case .or(let parts) = self { parts } else { [self] }
    }

    private var denied: Query {
        if case .not(let inner) = self { inner } else { .not(self) }
    }
}
