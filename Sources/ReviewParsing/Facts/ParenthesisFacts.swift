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
        if let value = piece.year ?? Self.lastYear(piece) {
            year = (value, piece.range)
        } else if Self.isNote(piece) || lexica.isCountry(piece) {
            return
        } else if let found = lexica.venue(in: piece) {
            venue = venue ?? (found.text, piece.range)
            if let stated = found.year { year = year ?? (stated, piece.range) }
        } else if !Self.isAward(piece) {
            organisations += lexica.organisations(stated: piece)
        }
    }

    /// The last year of "2019–2021", the year of "arXiv 2021".
    private static func lastYear(_ piece: TextSlice) -> Int? {
        let words = piece.words
        guard words.count == 2, words[0].year != nil || words[0].folded == "arxiv" else { return nil }
        return words[1].year
    }

    /// A note of the editors rather than a fact about the paper: "2 papers", "часть 2".
    static func isNote(_ piece: TextSlice) -> Bool {
        let words = piece.folded.split(separator: " ")
        guard words.count == 2, words.contains(where: { Int($0) != nil }) else { return false }
        return words.contains { notes.contains(String($0)) }
    }

    /// `arXiv:2001.00001`, `arXiv 2001.00001v2 [cs.LG]`, `doi:10.1000/182`: an identifier behind its name, and no words.
    static func isIdentifier(_ piece: TextSlice) -> Bool {
        let words = piece.trimmed
        guard (8...60).contains(words.count) else { return false }
        if words.begins(inAnyCase: "arxiv") {
            return words.fields.count <= 3
                && ArxivIdentifier.first(
                    in: Array(("/" + words.from(words.startIndex + 6).trimmed.string).utf8)) != nil
        }
        return words.begins(inAnyCase: "doi") && words.fields.count <= 2 && words.find("10.") != nil
    }

    private static let notes = WordFiles.heads.list("note")
    private static let awards = WordFiles.heads.values("award")

    /// Whether `text` names an award.
    static func isAward(_ text: TextSlice) -> Bool {
        let text = text.folded
        return awards.contains { text.contains($0) }
    }
}
