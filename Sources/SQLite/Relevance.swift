internal import CSQLite

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
            // By this name FTS5 knows that the pointer is meant for it.
            sqlite3_bind_pointer(statement, 1, place, "fts5_api_ptr", nil) == SQLITE_OK
                && sqlite3_step(statement) == SQLITE_ROW
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
            let row = MatchedRow(api, fts)
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
            sqlite3_result_int64(context, try MatchedRow(api, fts).nearness(of: phrases))
        } catch {
            sqlite3_result_error_code(context, error.code)
        }
    }

    private static let foundPhrases: fts5_extension_function = { api, fts, context, _, _ in
        guard let api, let fts else { return }
        do throws(MatchFailure) {
            let row = MatchedRow(api, fts)
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
