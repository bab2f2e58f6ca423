internal import ReviewModel
internal import SQLite

/// Knows which usernames, numbers and names mean one channel: an export in JSON tells the number and
/// the name, one in HTML the name alone, a preview page the username and the name.
///
/// What was learnt once stays known. A name that two channels share tells nothing.
final class ChannelRegister {
    /// A channel that is known by another name now, or by the same one, spelt otherwise.
    struct Renaming: Equatable {
        var old: String
        var new: String
    }

    private let database: Database
    private var known: Set<ChannelFact> = []
    /// All that is known, in the order in which it was learnt.
    private(set) var facts: [ChannelFact] = []
    private var byHandle: [String: [ChannelFact]] = [:]
    private var byNumber: [Int: [ChannelFact]] = [:]
    private var byTitle: [String: [ChannelFact]] = [:]
    private var paths: [ChannelFact: String] = [:]

    init(_ database: Database) throws {
        self.database = database
        try load()
    }

    /// Reads what the library knows; for when some of it may have been taken back.
    func load() throws {
        (known, facts, paths, byHandle, byNumber, byTitle) = ([], [], [:], [:], [:], [:])
        try database.each("SELECT path, handle, number, title, said FROM channel_fact ORDER BY rowid") {
            row in
            file(
                ChannelFact(
                    path: row.text(0), handle: row.text(1), number: Int(row.integer(2)), title: row.text(3),
                    isSaid: row.integer(4) != 0))
        }
    }

    /// Notes `fact`, and tells what channels it gives other names.
    func note(_ fact: ChannelFact) throws -> [Renaming] {
        guard !known.contains(fact) else { return [] }
        try database.run(
            "INSERT INTO channel_fact (path, handle, number, title, said) VALUES (?, ?, ?, ?, ?)",
            with: [
                .text(fact.path), .text(fact.handle), .integer(Int64(fact.number)), .text(fact.title),
                .integer(fact.isSaid ? 1 : 0),
            ])
        let before = related(to: fact).map { ($0, path(of: $0)) }
        let spelling = handle(of: fact.handle.lowercased())
        file(fact)
        paths = [:]
        let used = Set(before.map { path(of: $0.0) })
        var renamings: [Renaming] = []
        if let spelling, spelling != handle(of: spelling.lowercased()) {
            renamings.append(Renaming(old: spelling.lowercased(), new: spelling.lowercased()))
        }
        // A username is for ever; what stands in for one goes when nothing means it any more.
        for (fact, old) in before where !ItemKey.isHandle(old) && !used.contains(old) {
            let renaming = Renaming(old: old, new: path(of: fact))
            if !renamings.contains(renaming) { renamings.append(renaming) }
        }
        return renamings
    }

    /// What stands in keys for the channel that a source knows `fact` of.
    func path(of fact: ChannelFact) -> String {
        if let path = paths[fact] { return path }
        let path = resolve(fact)
        paths[fact] = path
        return path
    }

    /// The username of the channel `path` as it is spelt, nil where it is not known. Of several
    /// spellings the one with capitals.
    func handle(of path: String) -> String? { byHandle[path]?.map(\.handle).min() }

    private func file(_ fact: ChannelFact) {
        if known.insert(fact).inserted { facts.append(fact) }
        if !fact.handle.isEmpty { byHandle[fact.handle.lowercased(), default: []].append(fact) }
        if fact.number != 0 { byNumber[fact.number, default: []].append(fact) }
        if !fact.title.isEmpty { byTitle[fact.title, default: []].append(fact) }
    }

    /// Facts whose meaning may change with `fact`: those that share something with it, and those that
    /// share something with them.
    private func related(to fact: ChannelFact) -> [ChannelFact] {
        let near = neighbours(of: fact)
        return Array(Set(near.flatMap(neighbours) + near))
    }

    private func neighbours(of fact: ChannelFact) -> [ChannelFact] {
        (byHandle[fact.handle.lowercased()] ?? []) + (byNumber[fact.number] ?? [])
            + (byTitle[fact.title] ?? [])
    }
}

// MARK: - What a fact means

extension ChannelRegister {
    private func resolve(_ fact: ChannelFact) -> String {
        let handle = fact.handle.lowercased()
        if let said = handles(of: byNumber[fact.number]?.filter(\.isSaid)).min() { return said }
        if !handle.isEmpty, fact.number == 0 || owner(of: handle) ?? fact.number == fact.number {
            return handle
        }
        return fact.number != 0 ? path(ofNumber: fact) : path(ofTitle: fact)
    }

    private func path(ofNumber fact: ChannelFact) -> String {
        let own = handles(of: byNumber[fact.number]).filter { owner(of: $0) == fact.number }
        if let handle = own.min() { return handle }
        if numbers(titled: fact.title) == [fact.number], let handle = handle(titled: fact.title),
            owner(of: handle) ?? fact.number == fact.number
        {
            return handle
        }
        // A username that another channel has is none of this one's.
        return ItemKey.isHandle(fact.path) ? "c/\(fact.number)" : fact.path
    }

    private func path(ofTitle fact: ChannelFact) -> String {
        if let handle = handle(titled: fact.title) { return handle }
        guard numbers(titled: fact.title).count == 1,
            let namesake = byTitle[fact.title]?.first(where: { $0.number != 0 })
        else { return fact.path }
        return path(of: namesake)
    }

    /// The only username of channels with the name `title`.
    private func handle(titled title: String) -> String? {
        let handles = handles(of: byTitle[title])
        return handles.count == 1 ? handles.first : nil
    }

    private func numbers(titled title: String) -> Set<Int> {
        Set((byTitle[title] ?? []).map(\.number)).subtracting([0])
    }

    /// The number of the channel with a username: the one its reader has said, else the first to claim it.
    private func owner(of handle: String) -> Int? {
        let claims = (byHandle[handle] ?? []).filter { $0.number != 0 }
        return (claims.first(where: \.isSaid) ?? claims.first)?.number
    }

    private func handles(of facts: [ChannelFact]?) -> Set<String> {
        Set((facts ?? []).map { $0.handle.lowercased() }).subtracting([""])
    }
}

/// What one source knows of a channel.
struct ChannelFact: Hashable {
    /// What stands for the channel in the keys that the source's items come with.
    var path: String
    /// Username; empty where the source does not tell it.
    var handle: String
    /// Number by which Telegram knows it; 0 where the source does not tell it.
    var number: Int
    /// Letters and digits of its name; empty where the source does not tell it.
    var title: String
    /// Whether its reader has said the username.
    var isSaid: Bool

    /// What the source of `review` knows of its channel; nil where the key names no channel, so that
    /// nothing can be learnt of it.
    init?(of review: Review, isSaid: Bool) {
        let source = review.source
        guard let path = ChannelFact.path(in: review.key, of: source) else { return nil }
        self.path = path
        handle = source.channel ?? ""
        number = source.channelID ?? 0
        title = ChannelFact.letters(source.channelTitle)
        self.isSaid = isSaid && !handle.isEmpty
    }

    init(path: String, handle: String, number: Int, title: String, isSaid: Bool) {
        self.path = path
        self.handle = handle
        self.number = number
        self.title = title
        self.isSaid = isSaid
    }

    /// The channel that `key` names, if it is that of `source`.
    private static func path(in key: String, of source: SourceReference) -> String? {
        guard let channel = ItemKey(key)?.channel else { return nil }
        let paths =
            [source.channel?.lowercased()] + (source.channelID.map { ["c/\($0)", "chat/\($0)"] } ?? [])
        return paths.contains(channel) || ItemKey.isTitle(channel) ? channel : nil
    }

    private static func letters(_ title: String?) -> String {
        var text = (title ?? "").lowercased()
        return String(decoding: text.withUTF8(Likeness.letters), as: UTF8.self)
    }
}
