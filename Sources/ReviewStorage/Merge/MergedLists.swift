internal import JSON
internal import ReviewModel
internal import SQLite
import Wording

/// Takes the lists of another library. Two of one name become one, on which stands all that stood on either.
struct MergedLists {
    private let merging: LibraryMerging
    private var store: ReviewStore { merging.store }

    init(_ merging: LibraryMerging) { self.merging = merging }

    /// Takes all of them.
    func take() throws {
        let lists = try merging.all("list").compactMap(MergedLists.list)
        var changed: Set<String> = []
        for list in lists where try take(list) { changed.insert(list.name) }
        for row in try merging.all("list_entry") {
            guard let name = row["list"].string, let key = row["key"].string,
                let list = try store.list(named: name)
            else { continue }
            let place = ListPlace(
                list: list.name, key: try merging.key(key), position: Int64(row["position"].integer ?? 0),
                comment: row["comment"].string)
            if try place.take(in: merging.database) { changed.insert(name) }
        }
        merging.outcome.count(.list, by: changed.count)
        for list in lists { try takeQuery(of: list) }
    }

    private static func list(_ row: JSONValue) -> ReadingList? {
        row["name"].string.map {
            ReadingList(
                name: $0, title: row["title"].string, introduction: row["introduction"].string,
                query: row["query"].string)
        }
    }

    /// Takes title and introduction; tells whether anything is new.
    private func take(_ list: ReadingList) throws -> Bool {
        guard var own = try store.list(named: list.name) else {
            try store.create(
                list: ReadingList(name: list.name, title: list.title, introduction: list.introduction))
            return true
        }
        let titles = [own.title, list.title].compactMap(\.self).sorted()
        if let first = titles.first, let last = titles.last, first != last {
            merging.outcome.conflicts.append(
                .chosen(what: "title of list '\(list.name)'", value: first, insteadOf: last))
        }
        own.title = titles.first
        own.introduction = MergedText.both(own.introduction, other: list.introduction)
        return try store.update(list: own)
    }

    /// Lets a list follow the query that it follows there as well, once all names are known.
    private func takeQuery(of list: ReadingList) throws {
        guard let theirs = list.query.map(merging.renamed), var own = try store.list(named: list.name) else {
            return
        }
        let kept = own.query
        own.query = MergedLists.either(kept, other: theirs)
        guard own.query != kept else { return }
        do {
            try store.update(list: own)
            if kept != nil { merging.outcome.conflicts.append(.followsBoth(list: list.name)) }
        } catch LibraryError.circular {
            merging.outcome.conflicts.append(.circular(what: "the query of list '\(list.name)'"))
        }
    }

    /// What answers either query: the alternatives of both in the order of the alphabet.
    static func either(_ own: String?, other: String) -> String {
        guard let own, own != other else { return other }
        var both = QueryParser.parse(min(own, other))
        let second = QueryParser.parse(max(own, other))
        let all = alternatives(both.query) + alternatives(second.query)
        let parts = Dictionary(all.map { ($0.description, $0) }) { first, _ in first }
        let sorted = parts.sorted { $0.key < $1.key }.map(\.value)
        both.query = sorted.count == 1 ? sorted[0] : .or(sorted)
        both.sort = [both.sort, second.sort].compactMap(\.self).min { $0.rawValue < $1.rawValue }
        return both.description
    }

    private static func alternatives(_ query: Query) -> [Query] {
        if case .or(let parts) = query { parts } else { [query] }
    }
}

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
