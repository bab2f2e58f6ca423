import ReviewModel
import TextAnalysis

/// A date of which the day, or the day and the month, may be unknown.
struct PartialDate: Sendable, Equatable {
    var year: Int
    var month: Int?
    var day: Int?

    /// The first moment of it, in UTC.
    var timestamp: Timestamp? { Timestamp(beginningOf: year, month: month, day: day) }

    /// Beginnings of the names of months.
    private static let months = WordFiles.dates.words("month").compactMap { name in
        Int(name.of).map { (word: name.word, month: $0) }
    }

    private static let englishMonths = Set(WordFiles.dates.fields("month.word"))

    /// The first date in `slice`: `2018-02`, `2023/05/22`, `9/04/24`, `May 22 - May 28, 2023`, `май 2020`,
    /// `2020年5月`, `2017`. Where the year is missing, `year` of a heading above stands for it.
    static func find(in slice: TextSlice, year inherited: Int? = nil) -> PartialDate? {
        let bytes = slice.bytes
        let words = slice.tokens.filter { $0.hasLetter || $0.hasDigit }
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
                ? day(bytes, word: words[index + 2]) : nil
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

    /// A day, also one with an hour behind it: `08T10`.
    private static func day(_ bytes: [UInt8], word: Token) -> Int? {
        let text = bytes[word.range]
        guard text.count > 3, text[text.startIndex + 2] | 0x20 == UInt8(ascii: "t"),
            text.enumerated().allSatisfy({ $0.offset == 2 || (0x30...0x39).contains($0.element) })
        else { return number(bytes, word: word) }
        return Int(bytes.string(text.startIndex..<text.startIndex + 2))
    }

    private static func year(_ bytes: [UInt8], word: Token) -> Int? {
        word.isNumber ? bytes.slice(word.range).year : nil
    }

    private static func month(_ bytes: [UInt8], word: Token) -> Int? {
        guard word.hasLetter, word.range.count >= 3 else { return nil }
        let name = bytes.folded(word.range)
        guard let found = months.first(where: { name.hasPrefix($0.word) }) else { return nil }
        return word.hasCyrillic || englishMonths.contains(name) ? found.month : nil
    }
}
