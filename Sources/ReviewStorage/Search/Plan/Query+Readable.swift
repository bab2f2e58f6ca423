public import ReviewModel

extension Query {
    /// The query as `search` and `export` take it: reviews and entries only, unless it speaks of
    /// kinds itself; `kind:any` is all of them. What a person has put on a list, or named by its id, is
    /// taken whatever its kind.
    public var restrictedToReadable: Query {
        if mentions(.kind) || isNamed { return self }
        // A query without a word in it finds nothing; the restriction must not turn it into everything.
        guard QueryCompiler.saysSomething(self) else { return .not(.all) }
        return self == .all ? Query.readableKinds : .and([self, Query.readableKinds])
    }

    /// The query without the restriction to reviews and entries; nil where it has none.
    var withoutRestriction: Query? {
        if self == Query.readableKinds { return .all }
        guard case .and(let parts) = self, parts.last == Query.readableKinds else { return nil }
        let rest = Array(parts.dropLast())
        return rest.count == 1 ? rest[0] : .and(rest)
    }

    /// Reviews and entries.
    static let readableKinds = Query.or(Kind.readable.map { Query.field(.kind, .text($0.rawValue)) })

    /// Whether every answer is one that a list or an id names.
    private var isNamed: Bool {
        switch self {
        case .field(.list, _), .field(.id, _): true
        case .and(let parts): parts.contains(where: \.isNamed)
        case .or(let parts): parts.allSatisfy(\.isNamed)
        case .all, .not, .word, .exactWord, .prefix, .phrase, .field: false
        }
    }

    /// The query with its words made optional, for a question of which not every word is found in
    /// one review; nil when that would change nothing.
    public var relaxed: Query? {
        guard case .and(let parts) = self else { return nil }
        let inner = parts.map { $0.relaxed ?? $0 }
        let words = inner.filter(\.isWord)
        if words.count > 1 { return .and(inner.filter { !$0.isWord } + [.or(words)]) }
        return inner == parts ? nil : .and(inner)
    }

    private var isWord: Bool {
        switch self {
        case .word, .exactWord, .prefix, .phrase: true
        case .all, .and, .or, .not, .field: false
        }
    }
}

extension Query {
    /// The same question with fewer levels: groups within groups of their kind are one, groups of one
    /// are what they hold, and what is denied twice is affirmed.
    var simplified: Query {
        switch self {
        case .and(let parts): Query.group(parts.map(\.simplified).flatMap(\.conjuncts), make: Query.and)
        case .or(let parts): Query.group(parts.map(\.simplified).flatMap(\.disjuncts), make: Query.or)
        case .not(let inner): inner.simplified.denied
        case .all, .word, .exactWord, .prefix, .phrase, .field: self
        }
    }

    private static func group(_ parts: [Query], make: ([Query]) -> Query) -> Query {
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
