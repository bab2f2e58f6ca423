internal import ReviewModel

/// The names that things of two libraries get, saved searches or rules, where both mean something else by one name.
///
/// Of two meanings the first of the alphabet keeps the name, and the other gets one that follows from what it means.
/// So it makes no difference which library takes the other, nor in which order more than two come together.
struct MergedNames: Equatable {
    /// New names of things of the library that takes, by the old ones.
    private(set) var here: [String: String] = [:]
    /// New names of things of the library that is taken, by the old ones.
    private(set) var there: [String: String] = [:]

    /// No other names.
    init() {}

    /// The names for things that mean what `own` and `theirs` say, by their names.
    init(own: [String: String], theirs: [String: String]) {
        for (name, meaning) in own {
            guard let other = theirs[name], other != meaning else { continue }
            let isLater = other < meaning
            let loser = isLater ? meaning : other
            let mark = ReviewIdentity.id(forKey: loser)
            let free = (4...mark.count).lazy.map { "\(name)-\(mark.prefix($0))" }.first { new in
                [own, theirs].allSatisfy { $0[new] == nil || $0[new] == loser }
            }
            guard let free else { continue }
            if isLater { here[name] = free } else { there[name] = free }
        }
    }

    /// What saved searches mean, by their names: their queries, with what they mean in the place of searches that they
    /// name.
    static func meanings(of searches: [String: String]) -> [String: String] {
        searches.mapValues { meaning(of: $0, among: searches, inside: []) }
    }

    /// The query with what `searches` mean in the place of their names.
    static func meaning(of text: String, among searches: [String: String], inside names: [String] = [])
        -> String
    {
        renamed(text) { name in
            guard let query = searches[name], !names.contains(name) else { return name }
            return meaning(of: query, among: searches, inside: names + [name])
        }
    }

    /// The query with searches under the names that `new` gives them; as it is written where it names none that has
    /// another.
    static func renamed(_ text: String, by new: (String) -> String) -> String {
        var parsed = QueryParser.parse(text)
        guard parsed.query.names.searches.contains(where: { new($0) != $0 }) else { return text }
        parsed.query = parsed.query.mapped { term in
            guard case .field(.search, .text(let name)) = term else { return term }
            return .field(.search, .text(new(name)))
        }
        return parsed.description
    }
}
