internal import CSQLite

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
