/// What of some items a format could not hold, counted.
public struct FormatLosses: Sendable, Equatable {
    private var counts: [String: Int] = [:]

    /// Nothing lost.
    public init() {}

    /// Whether all was written.
    public var isEmpty: Bool { counts.isEmpty }

    /// Counts something that was not written, or not as it was: `month`, `letters written as '?'`.
    public mutating func add(_ what: String, count: Int = 1) {
        if count > 0 { counts[what, default: 0] += count }
    }

    /// `month (2), edition (1)`, the most frequent first; empty where all was written.
    public var description: String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) (\($0.value))" }
            .joined(separator: ", ")
    }
}
