internal import ReviewCoding
internal import SQLite
internal import TextAnalysis

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
        try database.run("DELETE FROM coverage WHERE source = ?", with: [.integer(source)])
        for (channel, numbers) in numbers.sorted(by: { $0.key < $1.key }) {
            try database.run(
                "INSERT INTO coverage (source, channel, numbers) VALUES (?, ?, ?)",
                with: [.integer(source), .text(channel), .text(Coding.lines.text(of: numbers.ranges))])
        }
        forget()
    }

    /// Forgets what it has read.
    func forget() { known = [:] }

    private func coverage(of channel: String) throws -> [(source: Int64, numbers: NumberRanges)] {
        if let coverage = known[channel] { return coverage }
        let coverage = try database.all(
            "SELECT source, numbers FROM coverage WHERE channel = ?", with: [.text(channel)]
        ) { (source: $0.integer(0), numbers: NumberRanges($0.list(1, as: .lines))) }
        known[channel] = coverage
        return coverage
    }
}

/// Numbers of messages as ranges: a channel's export has long runs of them.
struct NumberRanges: Equatable {
    /// Disjoint ranges that do not touch each other, in order.
    private(set) var ranges: [ClosedRange<Int>] = []

    /// No numbers.
    init() {}

    /// The numbers in `ranges`, whatever their order.
    init(_ ranges: [ClosedRange<Int>]) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) { append(range) }
    }

    /// From the first number to the last one; nil when there are none.
    var bounds: ClosedRange<Int>? {
        guard let first = ranges.first, let last = ranges.last else { return nil }
        return first.lowerBound...last.upperBound
    }

    /// Whether `number` is among them.
    func contains(_ number: Int) -> Bool {
        let index = index(ofRangeEndingBefore: number)
        return index < ranges.count && ranges[index].lowerBound <= number
    }

    /// Whether `number` lies between the first and the last of them and is none of them.
    func skips(_ number: Int) -> Bool { bounds.map { $0.contains(number) } ?? false && !contains(number) }

    /// Adds `number`. Those of a source mostly rise by one.
    mutating func insert(_ number: Int) {
        guard let last = ranges.last, number <= last.upperBound else { return append(number...number) }
        let index = index(ofRangeEndingBefore: number)
        guard ranges[index].lowerBound > number else { return }
        ranges.insert(number...number, at: index)
        join(at: index)
        if index > 0 { join(at: index - 1) }
    }

    private mutating func append(_ range: ClosedRange<Int>) {
        ranges.append(range)
        if ranges.count > 1 { join(at: ranges.count - 2) }
    }

    /// Makes the ranges at `index` and behind it one, if they touch.
    private mutating func join(at index: Int) {
        guard index + 1 < ranges.count else { return }
        let (first, second) = (ranges[index], ranges[index + 1])
        guard first.upperBound >= second.lowerBound || first.upperBound + 1 == second.lowerBound else {
            return
        }
        ranges[index] = first.lowerBound...max(first.upperBound, second.upperBound)
        ranges.remove(at: index + 1)
    }

    /// Index of the first range that does not end before `number`.
    private func index(ofRangeEndingBefore number: Int) -> Int {
        ranges.firstSortedIndex { $0.upperBound >= number }
    }
}
