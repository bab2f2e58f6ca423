import ReviewModel
import TextAnalysis

/// A date of which the day, or the day and the month, may be unknown.
struct PartialDate: Sendable, Equatable {
    var year: Int
    var month: Int?
    var day: Int?

    /// The first moment of it, in UTC.
    var timestamp: Timestamp? { Timestamp(year: year, month: month ?? 1, day: day ?? 1) }

    /// Beginnings of the names of months, in English and Russian.
    private static let months: [(word: String, month: Int)] = [
        ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("may", 5), ("jun", 6), ("jul", 7), ("aug", 8),
        ("sep", 9), ("oct", 10),
        ("nov", 11), ("dec", 12), ("январ", 1), ("феврал", 2), ("март", 3), ("апрел", 4), ("май", 5),
        ("мая", 5), ("июн", 6),
        ("июл", 7), ("август", 8), ("сентябр", 9), ("октябр", 10), ("ноябр", 11), ("декабр", 12),
    ]

    private static let englishMonths: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]

    /// The first date in `range`: `2018-02`, `2023/05/22`, `9/04/24`, `May 22 - May 28, 2023`, `май 2020`,
    /// `2020年5月`, `2017`. Where the year is missing, `year` of a heading above stands for it.
    static func find(in bytes: [UInt8], _ range: Range<Int>, year inherited: Int? = nil) -> PartialDate? {
        let words = Tokenizer.tokens(in: bytes, range).filter { $0.hasLetter || $0.hasDigit }
        for index in words.indices {
            if let date = numeric(words, index, bytes) ?? slashed(words, index, bytes) { return date }
        }
        let year = words.compactMap { self.year(bytes, $0) }.first ?? inherited
        guard let year else { return nil }
        for index in words.indices {
            guard let month = month(bytes, words[index]) else { continue }
            let day =
                words[(index + 1)...].prefix(1).compactMap { number(bytes, $0) }.first
                ?? (index > 0 ? number(bytes, words[index - 1]) : nil)
            return PartialDate(
                year: year, month: month, day: day.flatMap { (1...31).contains($0) ? $0 : nil })
        }
        return words.contains { self.year(bytes, $0) != nil } ? PartialDate(year: year) : nil
    }

    /// `2018-02`, `2018.2.7`, `2020年5月`.
    private static func numeric(_ words: [Token], _ index: Int, _ bytes: [UInt8]) -> PartialDate? {
        guard let year = year(bytes, words[index]) else { return nil }
        guard index + 1 < words.count else { return nil }
        if joined(words[index], words[index + 1], bytes), let month = number(bytes, words[index + 1]),
            (1...12).contains(month)
        {
            let next =
                index + 2 < words.count && joined(words[index + 1], words[index + 2], bytes)
                ? number(bytes, words[index + 2]) : nil
            return PartialDate(
                year: year, month: month, day: next.flatMap { (1...31).contains($0) ? $0 : nil })
        }
        guard index + 2 < words.count, bytes.string(words[index + 1].range) == "年",
            let month = number(bytes, words[index + 2]), (1...12).contains(month)
        else { return nil }
        return PartialDate(year: year, month: month)
    }

    /// `9/04/24` and `05/2019`, as Americans write them.
    private static func slashed(_ words: [Token], _ index: Int, _ bytes: [UInt8]) -> PartialDate? {
        guard index + 1 < words.count, let month = number(bytes, words[index]), (1...12).contains(month),
            slash(words[index], bytes)
        else { return nil }
        if let year = year(bytes, words[index + 1]) { return PartialDate(year: year, month: month) }
        guard index + 2 < words.count, slash(words[index + 1], bytes),
            let day = number(bytes, words[index + 1]), (1...31).contains(day),
            let last = number(bytes, words[index + 2])
        else { return nil }
        if let year = year(bytes, words[index + 2]) { return PartialDate(year: year, month: month, day: day) }
        return (0...99).contains(last) ? PartialDate(year: 2000 + last, month: month, day: day) : nil
    }

    private static func slash(_ word: Token, _ bytes: [UInt8]) -> Bool {
        word.range.upperBound < bytes.count && bytes[word.range.upperBound] == UInt8(ascii: "/")
    }

    private static func joined(_ left: Token, _ right: Token, _ bytes: [UInt8]) -> Bool {
        right.range.lowerBound == left.range.upperBound + 1
            && "-/.".utf8.contains(bytes[left.range.upperBound])
    }

    private static func number(_ bytes: [UInt8], _ word: Token) -> Int? {
        word.isNumber && word.range.count <= 2 ? Int(bytes.string(word.range)) : nil
    }

    private static func year(_ bytes: [UInt8], _ word: Token) -> Int? {
        word.isNumber ? ParenthesisFacts.year(bytes, word.range) : nil
    }

    private static func month(_ bytes: [UInt8], _ word: Token) -> Int? {
        guard word.hasLetter, word.range.count >= 3 else { return nil }
        let name = bytes.folded(word.range)
        guard let found = months.first(where: { name.hasPrefix($0.word) }) else { return nil }
        return word.hasCyrillic || englishMonths.contains(name) ? found.month : nil
    }
}
