internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// How telling the phrases of a query are, how long rows are, and what columns weigh: what BM25 wants to know
/// once a query.
final class PhraseRarity {
    /// Words in a row, on average.
    let averageLength: Double
    /// The inverse document frequency of each phrase.
    private var rarity: [Double] = []
    /// The weights of the columns.
    let weights: [Double]

    /// Rows with a phrase that are counted; of more the number is estimated.
    private static let mostCounted = 128

    /// Of the query that `row` answers, found out at its first row.
    static func of(_ row: MatchedRow, weights: () -> [Double]) throws(MatchFailure) -> PhraseRarity {
        if let known = row.api.pointee.xGetAuxdata(row.fts, 0) {
            return Unmanaged<PhraseRarity>.fromOpaque(known).takeUnretainedValue()
        }
        let rarity = try PhraseRarity(row, weights: weights())
        let kept = Unmanaged.passRetained(rarity).toOpaque()
        let release: @convention(c) (UnsafeMutableRawPointer?) -> Void = { kept in
            if let kept { Unmanaged<PhraseRarity>.fromOpaque(kept).release() }
        }
        try row.check(row.api.pointee.xSetAuxdata(row.fts, kept, release))
        return rarity
    }

    /// The inverse document frequency of the phrase `index`.
    subscript(index: Int) -> Double { rarity[index] }

    private init(_ row: MatchedRow, weights: [Double]) throws(MatchFailure) {
        self.weights = weights
        var rows: Int64 = 0
        var words: Int64 = 0
        try row.check(row.api.pointee.xRowCount(row.fts, &rows))
        try row.check(row.api.pointee.xColumnTotalSize(row.fts, -1, &words))
        averageLength = max(1, Double(words) / Double(max(1, rows)))
        for phrase in 0..<row.phraseCount {
            let count = try PhraseRarity.count(phrase, row: row, among: Double(rows))
            let odds = (Double(rows) - count + 0.5) / (count + 0.5)
            // What more than half of the rows have says nothing, but it must not speak against them.
            rarity.append(max(1e-6, log(odds)))
        }
    }

    /// The rows counted so far.
    private struct Count {
        var rows = 0
        var first: Int64 = 0
        var last: Int64 = 0
    }

    /// About how many of `total` rows have a phrase: where there are many, as many as if they went on being
    /// as close as the first ones are.
    private static func count(
        _ phrase: Int, row: MatchedRow, among total: Double
    ) throws(MatchFailure) -> Double {
        var count = Count()
        let code = withUnsafeMutablePointer(to: &count) { count in
            row.api.pointee.xQueryPhrase(row.fts, Int32(phrase), count) { api, fts, counted in
                guard let api, let fts, let counted else { return SQLITE_ERROR }
                let row = MatchedRow(api, fts)
                let count = counted.assumingMemoryBound(to: Count.self)
                if count.pointee.rows == 0 { count.pointee.first = row.number }
                count.pointee.last = row.number
                count.pointee.rows += 1
                return count.pointee.rows < PhraseRarity.mostCounted ? SQLITE_OK : SQLITE_DONE
            }
        }
        try row.check(code)
        guard count.rows >= mostCounted else { return Double(count.rows) }
        let closeness = Double(count.rows - 1) / Double(max(1, count.last - count.first))
        return min(total, max(Double(count.rows), closeness * total))
    }
}
