import ReviewModel

@testable import ReviewStorage
import TestSupport

/// Somebody who has a library and does things to it.
struct Reader {
    var random: SplitMix
    /// Whether tags get other names. Of one name with two meanings what was tagged by it goes by the meaning that it
    /// met first.
    var namesTags = true
    private let tags = ["one", "two", "deep/three", "four"]

    init(_ random: inout SplitMix) {
        self.random = SplitMix(seed: Int.random(in: 0..<1_000_000, using: &random))
    }

    /// A library of some sources of `channel`, with what its reader has added.
    mutating func library(_ views: [Channel.View], of channel: Channel) throws -> ReviewStore {
        var time: Int64 = Int64.random(in: 1_000...2_000, using: &random)
        let store = try ReviewStore(path: ":memory:", mode: .create) {
            time += 7
            return Timestamp(seconds: time)
        }
        for view in views {
            let record = SourceRecord(
                path: view.name, format: view.format, modified: Int64(view.time), hash: "\(view)")
            try store.importing(record) { writer in
                try writer.begin(view.isWhole ? .holdsEveryMessage : [])
                for item in channel.items(in: view) { try writer.receive(item) }
            }
            for _ in 0..<4 { try something(to: store) }
        }
        try store.applyRules()
        return store
    }

    private mutating func something(to store: ReviewStore) throws {
        switch Int.random(in: 0..<11, using: &random) {
        case 0, 1: try store.tag(add: [tag()], query())
        case 2: try store.tag(remove: [tag()], query())
        case 3:
            try store.put(TagRule(name: "rule", query: word(), tags: [tag()]))
            try store.applyRules()
        case 4:
            try store.mark(status: Curation.Status.allCases.randomElement(using: &random) ?? .read, query())
        case 5: try store.rate(Int.random(in: 1...5, using: &random), query())
        case 6: for key in try store.keys(for: query()) { try store.note(word(), key: key) }
        case 7: try changeList(of: store)
        case 8: try store.save(search: tag(), query: word())
        case 9:
            guard let key = try store.keys(for: query()).randomElement(using: &random) else { return }
            try store.correct(key: key, [Correction(.title, operation: .set, value: word())])
        default:
            guard namesTags else {
                try store.tag(remove: [tag()], query())
                return
            }
            // Rings of three and more names are settled by whoever takes the other library.
            try store.put(
                alias: random.once(in: 2) ? "four" : "deep/three", of: random.once(in: 2) ? "one" : "two")
        }
    }

    private mutating func changeList(of store: ReviewStore) throws {
        let name = tag()
        if try store.list(named: name) == nil {
            try store.create(list: ReadingList(name: name, title: word(), introduction: word()))
        }
        try store.add(keys: store.keys(for: query()), toList: name, comment: word(), at: 1)
    }

    private mutating func tag() -> String { tags.randomElement(using: &random) ?? "" }

    private mutating func word() -> String {
        ["море", "сад", "лес", "дом", "река"].randomElement(using: &random) ?? ""
    }

    private mutating func query() -> Query { random.once(in: 4) ? .all : .word(word()) }
}
