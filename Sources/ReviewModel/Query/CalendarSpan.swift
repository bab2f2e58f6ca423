/// Days from one to another, as numbers yyyymmdd.
enum CalendarSpan {
    /// Days that a query may name.
    static let limits = 1_01_01...9999_12_31

    /// The days of `2021`, `2021-07`, `2021-07-15`, `20210715` or `15.07.2021`; nil when there are none.
    static func parse(_ text: String) -> ClosedRange<Int>? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
        guard parts.count <= 3, parts.allSatisfy({ $0.utf8.count <= 8 }) else { return nil }
        let numbers = parts.compactMap { Int($0) }.filter { $0 > 0 }
        guard numbers.count == parts.count, let first = parts.first?.utf8.count else { return nil }
        switch (numbers.count, first) {
        case (1, 8): return day(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
        case (1, 4): return span(of: numbers[0], months: 1...12)
        case (2, 4): return span(of: numbers[0], months: numbers[1]...numbers[1])
        case (3, 4): return day(numbers[0], numbers[1], numbers[2])
        case (3, 1...2): return day(numbers[2], numbers[1], numbers[0])
        default: return nil
        }
    }

    /// The day `offset` days after `day`.
    static func day(_ day: Int, offset: Int) -> Int? {
        let start = Timestamp(year: day / 10_000, month: day / 100 % 100, day: day % 100)
        guard let seconds = start?.seconds else { return nil }
        let date = Timestamp(seconds: seconds + Int64(offset) * 86_400).date
        return date.year * 10_000 + date.month * 100 + date.day
    }

    /// `2021-07-15` for 20210715.
    static func text(_ day: Int) -> String {
        let digits = String(day)
        let padded = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        return "\(padded.prefix(4))-\(padded.dropFirst(4).prefix(2))-\(padded.dropFirst(6))"
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> ClosedRange<Int>? {
        guard (1...9999).contains(year), Timestamp(year: year, month: month, day: day) != nil else {
            return nil
        }
        let number = year * 10_000 + month * 100 + day
        return number...number
    }

    private static func span(of year: Int, months: ClosedRange<Int>) -> ClosedRange<Int>? {
        let lastDay = stride(from: 31, to: 27, by: -1)
            .lazy.compactMap { day(year, months.upperBound, $0) }.first
        guard let first = day(year, months.lowerBound, 1), let lastDay else { return nil }
        return first.lowerBound...lastDay.upperBound
    }
}
