import TextAnalysis

/// What a digest puts in parentheses behind authors or a title: `UMass & Google Research, ICLR, 2019`.
struct ParenthesisFacts: Sendable {
    /// Organisations, normalised, in order.
    var organisations: [(name: String, place: Range<Int>)] = []
    /// Conference or journal.
    var venue: (name: String, place: Range<Int>)?
    /// Year.
    var year: (value: Int, place: Range<Int>)?
    /// Award, with the words around it.
    var award: (text: String, place: Range<Int>)?

    /// Reads the pieces between commas.
    init(_ bytes: [UInt8], _ range: Range<Int>, _ lexica: Lexica) {
        if Self.isAward(bytes, range) { award = (bytes.string(range), range) }
        for piece in Self.pieces(bytes, range) { read(piece, in: bytes, lexica) }
    }

    private mutating func read(_ piece: Range<Int>, in bytes: [UInt8], _ lexica: Lexica) {
        if let value = Self.year(bytes, piece) ?? Self.lastYear(bytes, piece) {
            year = (value, piece)
        } else if Self.isNote(bytes, piece) || lexica.isCountry(bytes, piece) {
            return
        } else if let found = lexica.venue(in: bytes, piece) {
            venue = venue ?? (found.text, piece)
            if let stated = found.year { year = year ?? (stated, piece) }
        } else if !Self.isAward(bytes, piece) {
            organisations += lexica.organisations(stated: piece, in: bytes)
        }
    }

    private static func pieces(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for at in range where bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: ";") {
            pieces.append(bytes.trimmed(start..<at))
            start = at + 1
        }
        pieces.append(bytes.trimmed(start..<range.upperBound))
        return pieces.filter { !$0.isEmpty }
    }

    /// Four digits that can be a year of a paper.
    static func year(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard range.count == 4, let year = Int(bytes.string(range)), (1950...2035).contains(year) else {
            return nil
        }
        return year
    }

    /// The last year of "2019–2021".
    private static func lastYear(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let tokens = Tokenizer.tokens(in: bytes, range)
        guard tokens.count == 2, year(bytes, tokens[0].range) != nil else { return nil }
        return year(bytes, tokens[1].range)
    }

    /// A note of the editors rather than a fact about the paper: "2 papers", "часть 2".
    static func isNote(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let words = bytes.folded(range).split(separator: " ")
        guard words.count == 2, words.contains(where: { Int($0) != nil }) else { return false }
        let notes: Set<Substring> = [
            "papers", "paper", "статьи", "статей", "часть", "part", "parts", "работы",
        ]
        return words.contains { notes.contains($0) }
    }

    static func isAward(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let text = bytes.folded(range)
        return [
            "award", "best paper", "best student paper", "outstanding paper", "honorable mention",
            "honourable mention", "spotlight paper", "лучшая статья", "награда", "test of time",
        ].contains { text.contains($0) }
    }
}
