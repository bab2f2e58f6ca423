internal import CSQLite

/// What FTS5 could not do.
struct MatchFailure: Error {
    /// A result code of SQLite.
    let code: Int32
}

/// The row of an FTS5 table that a query has come to.
struct MatchedRow {
    let api: UnsafePointer<Fts5ExtensionApi>
    let fts: OpaquePointer

    init(_ api: UnsafePointer<Fts5ExtensionApi>, _ fts: OpaquePointer) {
        self.api = api
        self.fts = fts
    }

    /// Number of phrases in the query.
    var phraseCount: Int { Int(api.pointee.xPhraseCount(fts)) }

    /// Its number.
    var number: Int64 { api.pointee.xRowid(fts) }

    /// Number of words in all its columns.
    func length() throws(MatchFailure) -> Double {
        var words: Int32 = 0
        try check(api.pointee.xColumnSize(fts, -1, &words))
        return Double(words)
    }

    /// How often it has a phrase, by the weight of the column; a column without a weight counts once.
    func frequency(of phrase: Int, _ weights: [Double]) throws(MatchFailure) -> Double {
        var iterator = Fts5PhraseIter()
        var column: Int32 = 0
        var place: Int32 = 0
        var frequency = 0.0
        try check(api.pointee.xPhraseFirst(fts, Int32(phrase), &iterator, &column, &place))
        while column >= 0 {
            frequency += Int(column) < weights.count ? weights[Int(column)] : 1
            api.pointee.xPhraseNext(fts, &iterator, &column, &place)
        }
        return frequency
    }

    /// Where a phrase stands: numbers of words, in order, those of each column far from those of the others.
    func places(of phrase: Int) throws(MatchFailure) -> [Int] {
        guard phrase >= 0, phrase < phraseCount else { return [] }
        var iterator = Fts5PhraseIter()
        var column: Int32 = 0
        var place: Int32 = 0
        var places: [Int] = []
        try check(api.pointee.xPhraseFirst(fts, Int32(phrase), &iterator, &column, &place))
        while column >= 0 {
            places.append(Int(column) << 32 + Int(place))
            api.pointee.xPhraseNext(fts, &iterator, &column, &place)
        }
        return places
    }

    func check(_ code: Int32) throws(MatchFailure) {
        if code != SQLITE_OK { throw MatchFailure(code: code) }
    }
}
