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

    init(_ api: UnsafePointer<Fts5ExtensionApi>, in fts: OpaquePointer) {
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
        var places = try PhrasePlaces(phrase, in: self)
        var frequency = 0.0
        while let column = places.column {
            frequency += column < weights.count ? weights[column] : 1
            places.advance()
        }
        return frequency
    }

    /// 2 where phrases of one word each stand in a row in their order, 1 where one of each stands near the
    /// others, else 0.
    func nearness(of phrases: [Int]) throws(MatchFailure) -> Int64 {
        var all: [PhrasePlaces] = []
        for phrase in phrases { all.append(try PhrasePlaces(phrase, in: self)) }
        var nearness: Int64 = 0
        // Whichever stands first moves on, so that each comes by with those that follow it next.
        while !all.isEmpty {
            var first = 0
            var (least, most) = (Int.max, Int.min)
            var isRow = true
            for index in all.indices {
                guard let place = all[index].place else { return nearness }
                isRow = isRow && (index == 0 || place == all[0].place.map { $0 + index })
                if place < least { (least, first) = (place, index) }
                most = max(most, place)
            }
            if isRow { return 2 }
            if most - least <= MatchedRow.mostBetween + 1 { nearness = 1 }
            all[first].advance()
        }
        return nearness
    }

    /// Words that may stand between the first and the last of those that are near each other.
    private static let mostBetween = 6

    func check(_ code: Int32) throws(MatchFailure) {
        if code != SQLITE_OK { throw MatchFailure(code: code) }
    }
}

/// The places of a phrase in a row of an FTS5 table, one after the other.
struct PhrasePlaces {
    private let row: MatchedRow
    private var iterator = Fts5PhraseIter()
    private var currentColumn: Int32 = -1
    private var word: Int32 = 0

    /// At the first place of the phrase number `phrase`; at the end where there is no such phrase.
    init(_ phrase: Int, in row: MatchedRow) throws(MatchFailure) {
        self.row = row
        guard phrase >= 0, phrase < row.phraseCount else { return }
        try row.check(
            row.api.pointee.xPhraseFirst(row.fts, Int32(phrase), &iterator, &currentColumn, &word))
    }

    /// The column of the current place; nil at the end.
    var column: Int? { currentColumn < 0 ? nil : Int(currentColumn) }

    /// The number of the word there, columns being far from each other; nil at the end.
    var place: Int? { column.map { $0 << 32 + Int(word) } }

    /// Goes on to the next place.
    mutating func advance() { row.api.pointee.xPhraseNext(row.fts, &iterator, &currentColumn, &word) }
}
