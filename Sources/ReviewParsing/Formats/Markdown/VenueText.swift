import ReviewModel
import TextAnalysis

/// A conference or journal as lists write it: `NeurIPS 2020`, `CVPR'23 Oral`, `Nature (2021)`.
struct VenueText: Sendable {
    /// Name with its year, as written.
    var name: String?
    /// Year, also where the name is that of a preprint server.
    var year: Int?

    /// Words that may stand beside the name and its year.
    private static let company = WordFiles.markdown.phrases("venue.company")

    private static let preprints = WordFiles.markdown.phrases("venue.preprint")

    /// Reads `range`, which must hold a venue or a year and nothing else.
    init?(_ bytes: [UInt8], in range: Range<Int>) {
        let range = bytes.trimmed(range)
        guard range.count >= 2, range.count <= 80 else { return nil }
        let words = Tokenizer.tokens(in: bytes, range)
        guard let first = words.first, words.count <= 8 else { return nil }
        let yearWord = words.last { $0.isNumber && ParenthesisFacts.year(bytes, $0.range) != nil }
        year =
            yearWord.flatMap { ParenthesisFacts.year(bytes, $0.range) } ?? Self.shortYear(bytes, words: words)
        let names = words.filter { $0.hasLetter && !Self.company.contains(bytes.folded($0.range)) }
        if names.isEmpty {
            guard yearWord != nil, words.count <= 3 else { return nil }
            return
        }
        if names.contains(where: { Self.preprints.contains(Self.letters(bytes.folded($0.range))) }) {
            guard names.count == 1 else { return nil }
            return
        }
        guard names.allSatisfy({ Self.isAcronym(bytes, word: $0) }), names.count <= 3 else { return nil }
        let end = max(yearWord?.range.upperBound ?? 0, names.last?.range.upperBound ?? first.range.upperBound)
        name = bytes.string(first.range.lowerBound..<end)
        if year == nil, names.count != 1 || !Self.isKnown(bytes, word: names[0]) { return nil }
    }

    /// A word without the digits behind it: "arxiv15" is "arxiv".
    private static func letters(_ word: String) -> String {
        var word = word
        while let last = word.last, last.isNumber { word.removeLast() }
        return word
    }

    /// `CVPR`, `NeurIPS`, `CoRL`: two capitals or more.
    private static func isAcronym(_ bytes: [UInt8], word: Token) -> Bool {
        bytes[word.range].count { $0 >= 0x41 && $0 <= 0x5A } >= 2 || isKnown(bytes, word: word)
    }

    private static let known = WordFiles.markdown.phrases("venue.known")

    private static func isKnown(_ bytes: [UInt8], word: Token) -> Bool {
        known.contains(bytes.folded(word.range)) && word.hasUpper
    }

    /// `CVPR'23`, `ArXiv15`.
    private static func shortYear(_ bytes: [UInt8], words: [Token]) -> Int? {
        guard let last = words.last(where: { $0.hasDigit }), last.range.count <= 8 else { return nil }
        let isQuoted =
            last.isNumber && last.range.count == 2 && last.range.lowerBound > 0
            && "'’".utf8.contains(bytes[last.range.lowerBound - 1])
        let digits = bytes[last.range].suffix(2)
        guard isQuoted || last.hasLetter && digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let year = Int(String(decoding: digits, as: UTF8.self))
        else {
            return nil
        }
        return year > 60 ? 1900 + year : 2000 + year
    }
}

/// A date of which the day, or the day and the month, may be unknown.
struct PartialDate: Sendable, Equatable {
    var year: Int
    var month: Int?
    var day: Int?

    /// The first moment of it, in UTC.
    var timestamp: Timestamp? { Timestamp(beginningOf: year, month: month, day: day) }

    /// Beginnings of the names of months.
    private static let months = WordFiles.markdown.words("month").compactMap { name in
        Int(name.of).map { (word: name.word, month: $0) }
    }

    private static let englishMonths = Set(WordFiles.markdown.fields("month.word"))

    /// The first date in `range`: `2018-02`, `2023/05/22`, `9/04/24`, `May 22 - May 28, 2023`, `май 2020`,
    /// `2020年5月`, `2017`. Where the year is missing, `year` of a heading above stands for it.
    static func find(in bytes: [UInt8], _ range: Range<Int>, year inherited: Int? = nil) -> PartialDate? {
        let words = Tokenizer.tokens(in: bytes, range).filter { $0.hasLetter || $0.hasDigit }
        for index in words.indices {
            if let date = numeric(words, at: index, in: bytes) ?? slashed(words, at: index, in: bytes) {
                return date
            }
        }
        let year = words.compactMap { self.year(bytes, word: $0) }.first ?? inherited
        guard let year else { return nil }
        for index in words.indices {
            guard let month = month(bytes, word: words[index]) else { continue }
            let day =
                words[(index + 1)...].prefix(1).compactMap { number(bytes, word: $0) }.first
                ?? (index > 0 ? number(bytes, word: words[index - 1]) : nil)
            return PartialDate(
                year: year, month: month, day: day.flatMap { (1...31).contains($0) ? $0 : nil })
        }
        return words.contains { self.year(bytes, word: $0) != nil } ? PartialDate(year: year) : nil
    }

    /// `2018-02`, `2018.2.7`, `2020年5月`.
    private static func numeric(_ words: [Token], at index: Int, in bytes: [UInt8]) -> PartialDate? {
        guard let year = year(bytes, word: words[index]) else { return nil }
        guard index + 1 < words.count else { return nil }
        if joined(words[index], right: words[index + 1], in: bytes),
            let month = number(bytes, word: words[index + 1]),
            (1...12).contains(month)
        {
            let next =
                index + 2 < words.count && joined(words[index + 1], right: words[index + 2], in: bytes)
                ? number(bytes, word: words[index + 2]) : nil
            return PartialDate(
                year: year, month: month, day: next.flatMap { (1...31).contains($0) ? $0 : nil })
        }
        guard index + 2 < words.count, bytes.string(words[index + 1].range) == "年",
            let month = number(bytes, word: words[index + 2]), (1...12).contains(month)
        else { return nil }
        return PartialDate(year: year, month: month)
    }

    /// `9/04/24` and `05/2019`, as Americans write them.
    private static func slashed(_ words: [Token], at index: Int, in bytes: [UInt8]) -> PartialDate? {
        guard index + 1 < words.count, let month = number(bytes, word: words[index]),
            (1...12).contains(month),
            slash(words[index], in: bytes)
        else { return nil }
        if let year = year(bytes, word: words[index + 1]) { return PartialDate(year: year, month: month) }
        guard index + 2 < words.count, slash(words[index + 1], in: bytes),
            let day = number(bytes, word: words[index + 1]), (1...31).contains(day),
            let last = number(bytes, word: words[index + 2])
        else { return nil }
        if let year = year(bytes, word: words[index + 2]) {
            return PartialDate(year: year, month: month, day: day)
        }
        return (0...99).contains(last) ? PartialDate(year: 2000 + last, month: month, day: day) : nil
    }

    private static func slash(_ word: Token, in bytes: [UInt8]) -> Bool {
        word.range.upperBound < bytes.count && bytes[word.range.upperBound] == UInt8(ascii: "/")
    }

    private static func joined(_ left: Token, right: Token, in bytes: [UInt8]) -> Bool {
        right.range.lowerBound == left.range.upperBound + 1
            && "-/.".utf8.contains(bytes[left.range.upperBound])
    }

    private static func number(_ bytes: [UInt8], word: Token) -> Int? {
        word.isNumber && word.range.count <= 2 ? Int(bytes.string(word.range)) : nil
    }

    private static func year(_ bytes: [UInt8], word: Token) -> Int? {
        word.isNumber ? ParenthesisFacts.year(bytes, word.range) : nil
    }

    private static func month(_ bytes: [UInt8], word: Token) -> Int? {
        guard word.hasLetter, word.range.count >= 3 else { return nil }
        let name = bytes.folded(word.range)
        guard let found = months.first(where: { name.hasPrefix($0.word) }) else { return nil }
        return word.hasCyrillic || englishMonths.contains(name) ? found.month : nil
    }
}
