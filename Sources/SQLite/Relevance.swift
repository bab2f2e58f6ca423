internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// How well a row of an FTS5 table answers a query, as functions of SQL.
///
/// `relevance(table, weight, …)` is BM25 over weighted columns, as `bm25` of FTS5 has it
/// (https://www.sqlite.org/fts5.html#the_bm25_function), but higher for better, and for common words in a
/// fraction of the time: how many rows have a phrase is estimated from where its first ones lie.
///
/// `found_phrases(table)` has the bit `n` set where the row has the phrase number `n` of the query, counted
/// from 0 in the order they stand there; those from 63 on have none.
///
/// `nearness(table, phrase, …)` tells of phrases given by their numbers, one word each: 2 where they stand in a
/// row in this order, 1 where one of each stands within a few words of one column, else 0.
enum Relevance {
    /// BM25's k1: how soon more of the same word counts no more.
    private static let saturation = 1.2
    /// BM25's b: how much long rows are held back.
    private static let normalisation = 0.75

    /// Adds the functions to a connection; a result code of SQLite.
    static func add(to database: OpaquePointer) -> Int32 {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let code = sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nil)
        guard code == SQLITE_OK else { return code }
        var api: UnsafeMutablePointer<fts5_api>?
        let isGiven = withUnsafeMutablePointer(to: &api) { place in
            // By this name FTS5 knows that the pointer is meant for it. SQLite keeps no copy: it has to stay where it
            // is until the statement has run.
            "fts5_api_ptr".withCString { name in
                sqlite3_bind_pointer(statement, 1, place, name, nil) == SQLITE_OK
                    && sqlite3_step(statement) == SQLITE_ROW
            }
        }
        guard isGiven, let api, let create = api.pointee.xCreateFunction else { return SQLITE_ERROR }
        let functions = [
            ("relevance", relevance), ("found_phrases", foundPhrases), ("nearness", nearness),
        ]
        return functions.map { create(api, $0.0, nil, $0.1, nil) }.first { $0 != SQLITE_OK } ?? SQLITE_OK
    }

    private static let relevance: fts5_extension_function = { api, fts, context, count, values in
        guard let api, let fts else { return }
        do throws(MatchFailure) {
            let row = MatchedRow(api, in: fts)
            let rarity = try PhraseRarity.of(row) {
                (0..<Int(count)).map { sqlite3_value_double(values?[$0]) }
            }
            let length = try row.length() / rarity.averageLength
            let damping = saturation * (1 - normalisation + normalisation * length)
            var score = 0.0
            for phrase in 0..<row.phraseCount {
                let frequency = try row.frequency(of: phrase, rarity.weights)
                score += rarity[phrase] * frequency * (saturation + 1) / (frequency + damping)
            }
            sqlite3_result_double(context, score)
        } catch {
            sqlite3_result_error_code(context, error.code)
        }
    }

    private static let nearness: fts5_extension_function = { api, fts, context, count, values in
        guard let api, let fts else { return }
        do throws(MatchFailure) {
            let phrases = (0..<Int(count)).map { Int(sqlite3_value_int64(values?[$0])) }
            sqlite3_result_int64(context, try MatchedRow(api, in: fts).nearness(of: phrases))
        } catch {
            sqlite3_result_error_code(context, error.code)
        }
    }

    private static let foundPhrases: fts5_extension_function = { api, fts, context, _, _ in
        guard let api, let fts else { return }
        do throws(MatchFailure) {
            let row = MatchedRow(api, in: fts)
            var found: Int64 = 0
            for phrase in 0..<min(row.phraseCount, 63) where try row.frequency(of: phrase, []) > 0 {
                found |= 1 << Int64(phrase)
            }
            sqlite3_result_int64(context, found)
        } catch {
            sqlite3_result_error_code(context, error.code)
        }
    }
}

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
                let row = MatchedRow(api, in: fts)
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
