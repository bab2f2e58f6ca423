internal import JSON
internal import ReviewModel
internal import SQLite

/// Takes the lists of another library. Two of one name become one, on which stands all that stood on either.
struct MergedLists {
    private let merging: LibraryMerging
    private var store: ReviewStore { merging.store }

    init(_ merging: LibraryMerging) { self.merging = merging }

    /// Takes all of them.
    func take() throws {
        let lists = try merging.all("list").compactMap(MergedLists.list)
        var entries: [String: [(position: Int, entry: ListEntry)]] = [:]
        for row in try merging.all("list_entry") {
            guard let list = row["list"].string, let key = row["key"].string else { continue }
            let entry = ListEntry(try merging.key(key), comment: row["comment"].string)
            entries[list, default: []].append((row["position"].integer ?? 0, entry))
        }
        for list in lists {
            let theirs = (entries[list.name] ?? []).sorted { $0.position < $1.position }.map(\.entry)
            let isNew = try take(list)
            let changes = try store.changeEntries(of: list.name) {
                $0 = MergedLists.united($0, other: theirs)
            }
            if isNew || changes > 0 { merging.outcome.count(.list) }
        }
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
        if let title = list.title, let kept = own.title, title != kept {
            merging.outcome.conflicts.append(
                .chosen(what: "title of list '\(list.name)'", value: kept, insteadOf: title))
        }
        own.title = own.title ?? list.title
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

    /// What answers either query; `own` as it is written where that says it all.
    static func either(_ own: String?, other: String) -> String {
        guard let own, own != other else { return other }
        var left = QueryParser.parse(own)
        let right = QueryParser.parse(other)
        let (mine, theirs) = (alternatives(left.query), alternatives(right.query))
        let new = theirs.filter { !mine.contains($0) }
        guard !new.isEmpty else { return own }
        if mine.allSatisfy(theirs.contains) { return other }
        left.query = .or(mine + new)
        left.sort = left.sort ?? right.sort
        return left.description
    }

    private static func alternatives(_ query: Query) -> [Query] {
        if case .or(let parts) = query { parts } else { [query] }
    }

    /// The entries of both: `own` in their order, each other one behind the entry that it stands behind
    /// there, or before the one that it stands before.
    static func united(_ own: [ListEntry], other: [ListEntry]) -> [ListEntry] {
        var result = own
        var last: String?
        var waiting: [ListEntry] = []
        for entry in other {
            if let index = result.firstIndex(where: { $0.key == entry.key }) {
                result[index].comment = MergedText.both(result[index].comment, other: entry.comment)
                result.insert(contentsOf: waiting, at: index)
                waiting = []
                last = entry.key
            } else if let place = last.flatMap({ key in result.firstIndex { $0.key == key } }) {
                result.insert(entry, at: place + 1)
                last = entry.key
            } else if !waiting.contains(where: { $0.key == entry.key }) {
                waiting.append(entry)
            }
        }
        return result + waiting
    }
}
