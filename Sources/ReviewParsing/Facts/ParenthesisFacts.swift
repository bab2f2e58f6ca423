import ReviewModel
import TextAnalysis

/// What a digest puts in parentheses behind authors or a title: `UMass & Google Research, ICLR, 2019`.
struct ParenthesisFacts: Sendable {
    /// Organisations, normalised, in order.
    var organisations: [(name: String, place: Range<Int>)] = []
    /// Conference or journal.
    var venue: (name: String, place: Range<Int>)?
    /// Year.
    var year: (value: Int, place: Range<Int>)?

    /// Reads the pieces between commas of `text`.
    init(_ text: TextSlice, lexica: Lexica) {
        for piece in text.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
            let piece = piece.trimmed
            if !piece.isEmpty { read(piece, lexica: lexica) }
        }
    }

    private mutating func read(_ piece: TextSlice, lexica: Lexica) {
        if let value = Self.year(piece) ?? Self.lastYear(piece) {
            year = (value, piece.range)
        } else if Self.isNote(piece) || lexica.isCountry(piece.bytes, in: piece.range) {
            return
        } else if let found = lexica.venue(in: piece.bytes, piece.range) {
            venue = venue ?? (found.text, piece.range)
            if let stated = found.year { year = year ?? (stated, piece.range) }
        } else if !Self.isAward(piece) {
            organisations += lexica.organisations(stated: piece.range, in: piece.bytes)
        }
    }

    /// Four digits that can be a year of a paper.
    static func year(_ bytes: [UInt8], _ range: Range<Int>) -> Int? { year(bytes.slice(range)) }

    private static func year(_ word: TextSlice) -> Int? {
        guard word.count == 4, let year = word.number, PlausibleYear.inText.contains(year) else { return nil }
        return year
    }

    /// The last year of "2019–2021", the year of "arXiv 2021".
    private static func lastYear(_ piece: TextSlice) -> Int? {
        let words = piece.words
        guard words.count == 2, year(words[0]) != nil || words[0].folded == "arxiv" else { return nil }
        return year(words[1])
    }

    /// A note of the editors rather than a fact about the paper: "2 papers", "часть 2".
    static func isNote(_ piece: TextSlice) -> Bool {
        let words = piece.folded.split(separator: " ")
        guard words.count == 2, words.contains(where: { Int($0) != nil }) else { return false }
        return words.contains { notes.contains(String($0)) }
    }

    private static let notes = WordFiles.heads.list("note")
    private static let awards = WordFiles.heads.values("award")

    /// Whether `text` names an award.
    static func isAward(_ text: TextSlice) -> Bool {
        let text = text.folded
        return awards.contains { text.contains($0) }
    }
}
