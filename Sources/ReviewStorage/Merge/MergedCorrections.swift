internal import ReviewModel
internal import SQLite

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
            let result = Correction.united(own, others)
            tellLost(own + others, result, key)
            guard Set(result.map(\.name)) != Set(own.map(\.name)) else {
                continue
            }
            try rows.set(result, key: key, now: merging.store.now())
            merging.outcome.count(.corrected)
            let number = try merging.database.first(
                "SELECT number FROM review WHERE key = ?", [.text(key)]
            ) { $0.integer(0) }
            if let number { try merging.store.rewrite(number) }
        }
    }

    private static func correction(_ row: JSONValue) -> Correction? {
        guard let field = row["field"].string.flatMap(CorrectableField.init(rawValue:)),
            let operation = row["operation"].string.flatMap(Correction.Operation.init(rawValue:)),
            let value = row["value"].string
        else { return nil }
        var correction = Correction(field, operation, value)
        correction.date = row["made"].integer.map { Timestamp(seconds: Int64($0)) }
        return correction
    }

    private func tellLost(_ all: [Correction], _ result: [Correction], _ key: String) {
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
