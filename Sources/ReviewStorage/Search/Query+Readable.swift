public import ReviewModel

extension Query {
    /// The query as `search` and `export` take it: reviews and entries only, unless it speaks of
    /// kinds itself; `kind:any` is all of them.
    public var restrictedToReadable: Query {
        if mentions(.kind) { return self }
        // A query without a word in it finds nothing; the restriction must not turn it into everything.
        guard QueryCompiler.saysSomething(self) else { return .not(.all) }
        let kinds = Kind.readable.map { Query.field(.kind, .text($0.rawValue)) }
        return self == .all ? .or(kinds) : .and([self, .or(kinds)])
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
