internal import JSON
internal import ReviewModel
internal import SQLite
import Wording

/// A source of another library, as this one has it now.
struct MergedSource {
    /// Its number here.
    var number: Int64
    var path: String
    /// Name of the input format.
    var format: String
    /// Whether this library did not have it.
    var isNew: Bool
    /// Whether the other library has read it later than this one; nil where this one had not read it, or
    /// both have read the same.
    var isLater: Bool?

    /// Whether the line of a dump tells of a later state of the source than `known`; nil where it tells of
    /// the same.
    static func isLater(_ value: JSONValue, than known: SourceRecord) -> Bool? {
        let hash = value["hash"].string ?? ""
        guard hash != known.hash else { return nil }
        let theirs = (value["modified"].integer ?? 0, value["imported"].integer ?? 0, hash)
        return (Int(known.modified), Int(known.imported?.seconds ?? 0), known.hash) < theirs
    }
}

/// What the channels of another library are called in this one.
struct MergedChannels {
    private var names: [String: String] = [:]

    /// What `theirs` calls channels, in the words of `ours`, which knows all that `theirs` does.
    init(_ theirs: ChannelRegister, in ours: ChannelRegister) {
        for fact in theirs.facts {
            let new = ours.path(of: fact)
            for old in [theirs.path(of: fact), fact.path] {
                // A username is for ever.
                names[old] = ItemKey.isHandle(old) ? old : names[old].map { min($0, new) } ?? new
            }
            let handle = fact.handle.lowercased()
            if !handle.isEmpty { names[handle] = handle }
        }
    }

    /// The name here of the channel that is called `name` there.
    func name(_ name: String) -> String { names[name] ?? name }

    /// The key here of what has `key` there; nil where it names no channel.
    func key(_ key: String) -> ItemKey? {
        guard var parts = ItemKey(key), let name = names[parts.channel] else { return nil }
        parts.channel = name
        return parts
    }
}

/// Takes the corrections of another library. Of two that exclude each other the later one counts, whichever
/// library it was made in.
struct MergedCorrections {
    private let merging: LibraryMerging

    init(_ merging: LibraryMerging) { self.merging = merging }

    /// Takes all of them, and writes the items anew that are corrected otherwise now.
    func take() throws {
        let rows = CorrectionRows(merging.database)
        var theirs: [String: [Correction]] = [:]
        for row in try merging.all("correction") {
            guard let key = row["key"].string, let correction = MergedCorrections.correction(row) else {
                continue
            }
            theirs[try merging.key(key), default: []].append(correction)
        }
        for (key, others) in theirs.sorted(by: { $0.key < $1.key }) {
            let own = try rows.corrections(key: key)
            let result = Correction.united(own, other: others)
            tellLost(own + others, result: result, key: key)
            guard result != own else { continue }
            try rows.set(result, key: key, now: merging.store.now())
            // One that is made once more is as old as its last time.
            guard Set(result.map(\.name)) != Set(own.map(\.name)) else { continue }
            merging.outcome.count(.corrected)
            let number = try merging.database.first(
                "SELECT number FROM review WHERE key = ?", with: [.text(key)]
            ) { $0.integer(0) }
            if let number { try merging.store.rewrite(number) }
        }
    }

    private static func correction(_ row: JSONValue) -> Correction? {
        guard let field = row["field"].string.flatMap(CorrectableField.init(rawValue:)),
            let operation = row["operation"].string.flatMap(Correction.Operation.init(rawValue:)),
            let value = row["value"].string
        else { return nil }
        var correction = Correction(field, operation: operation, value: value)
        correction.date = row["made"].integer.flatMap { Timestamp(exactly: Int64($0)) }
        return correction
    }

    private func tellLost(_ all: [Correction], result: [Correction], key: String) {
        let kept = Set(result.map(\.name))
        var told: Set<String> = []
        for lost in all where lost.operation == .set && told.insert(lost.name).inserted {
            guard !kept.contains(lost.name),
                let winner = result.last(where: { $0.makesVoid(lost) })
            else { continue }
            merging.outcome.conflicts.append(
                .chosen(
                    what: "\(lost.field.rawValue) of \(merging.id(key))", value: winner.value,
                    insteadOf: lost.value))
        }
    }
}
