internal import SQLite

/// Which messages of its channels each source has, of those sources that leave none out. A post that
/// one of them passes over has been deleted: numbers are given in the order of posting.
final class CoverageRows {
    private let database: Database
    private var known: [String: [(source: Int64, numbers: NumberRanges)]] = [:]

    init(_ database: Database) {
        self.database = database
    }

    /// Whether a source other than `source` passes over the message.
    func isPassedOver(_ message: Int, of channel: String, except source: Int64?) throws -> Bool {
        try coverage(of: channel).contains { $0.source != source && $0.numbers.skips(message) }
    }

    /// Puts `numbers` in the place of what was known of `source`; none where it may have left some out.
    func set(_ numbers: [String: NumberRanges], source: Int64) throws {
        try database.run("DELETE FROM coverage WHERE source = ?", [.integer(source)])
        for (channel, numbers) in numbers.sorted(by: { $0.key < $1.key }) {
            try database.run(
                "INSERT INTO coverage (source, channel, numbers) VALUES (?, ?, ?)",
                [.integer(source), .text(channel), .text(JSONValue(numbers.ranges).text)])
        }
        forget()
    }

    /// Forgets what it has read.
    func forget() { known = [:] }

    private func coverage(of channel: String) throws -> [(source: Int64, numbers: NumberRanges)] {
        if let coverage = known[channel] { return coverage }
        let coverage = try database.all(
            "SELECT source, numbers FROM coverage WHERE channel = ?", [.text(channel)]
        ) { (source: $0.integer(0), numbers: NumberRanges($0.json(1).lines)) }
        known[channel] = coverage
        return coverage
    }
}
