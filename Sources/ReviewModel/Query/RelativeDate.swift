/// Days that are told by their distance from today, in UTC: `7d`, `2w`, `3m`, `1y`, `today`, `yesterday`,
/// `this-week`, `last-month` and their like.
enum RelativeDate {
    /// Whether some day of `text` is told so.
    static func isRelative(_ text: String) -> Bool {
        RangeValue.date().parse(text) == nil
    }

    /// The days of a value as seen on `today` (yyyymmdd); nil where it is no value of a date. A time alone, as in
    /// `7d`, is all that has passed since.
    static func range(_ text: String, today: Int) -> FieldValue? {
        if let day = before(text.lowercased(), today: today) { return .range(day, nil) }
        return RangeValue.date(today: today).parse(text)
    }

    /// The days that one bound names as seen on `today`.
    static func parse(_ text: String, today: Int) -> ClosedRange<Int>? {
        let name = String(text.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
        if let day = before(name, today: today) { return day...day }
        switch name {
        case "today": return today...today
        case "yesterday": return CalendarSpan.day(today, offset: -1).map { $0...$0 }
        case "this-week": return week(of: today)
        case "last-week": return CalendarSpan.day(today, offset: -7).flatMap(week)
        case "this-month": return month(of: today, back: 0)
        case "last-month": return month(of: today, back: 1)
        case "this-year": return CalendarSpan.parse(padded(today / 10_000, width: 4))
        case "last-year": return CalendarSpan.parse(padded(today / 10_000 - 1, width: 4))
        default: return nil
        }
    }

    /// The day so long before `today`: `7d` days, `2w` weeks, `3m` months, `1y` years.
    private static func before(_ text: String, today: Int) -> Int? {
        let digits = text.utf8.dropLast()
        guard let unit = text.utf8.last, (1...5).contains(digits.count),
            digits.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(String(text.dropLast()))
        else { return nil }
        switch unit {
        case UInt8(ascii: "d"): return CalendarSpan.day(today, offset: -count)
        case UInt8(ascii: "w"): return CalendarSpan.day(today, offset: -7 * count)
        case UInt8(ascii: "m"): return day(today, monthsBack: count)
        case UInt8(ascii: "y"): return day(today, monthsBack: 12 * count)
        default: return nil
        }
    }

    /// The same day of an earlier month, or its last one.
    private static func day(_ today: Int, monthsBack count: Int) -> Int? {
        month(of: today, back: count).map { min($0.lowerBound / 100 * 100 + today % 100, $0.upperBound) }
    }

    private static func month(of day: Int, back count: Int) -> ClosedRange<Int>? {
        let months = day / 10_000 * 12 + day / 100 % 100 - 1 - count
        guard months >= 12 else { return nil }
        return CalendarSpan.parse("\(padded(months / 12, width: 4))-\(padded(months % 12 + 1, width: 2))")
    }

    /// From Monday to Sunday.
    private static func week(of day: Int) -> ClosedRange<Int>? {
        guard let start = Timestamp(year: day / 10_000, month: day / 100 % 100, day: day % 100) else {
            return nil
        }
        // The first day of 1970 was a Thursday.
        let weekday = Int((start.seconds / 86_400 + 3) % 7)
        guard let monday = CalendarSpan.day(day, offset: -weekday),
            let sunday = CalendarSpan.day(monday, offset: 6)
        else { return nil }
        return monday...sunday
    }

    private static func padded(_ number: Int, width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Query {
    /// The query with days that are told by their distance from today put in as they are at `now`.
    public func settled(at now: Timestamp) -> Query {
        guard leaves.contains(where: \.isRelative) else { return self }
        let date = now.date
        let today = date.year * 10_000 + date.month * 100 + date.day
        return mapped { term in
            guard case .field(let field, .relative(let text)) = term else { return term }
            return RelativeDate.range(text, today: today).map { Query.field(field, $0) } ?? .not(.all)
        }
    }

    private var isRelative: Bool {
        if case .field(_, .relative) = self { true } else { false }
    }
}

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
        case (1, 8): return day(numbers[0] / 10_000, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
        case (1, 4): return span(of: numbers[0], months: 1...12)
        case (2, 4): return span(of: numbers[0], months: numbers[1]...numbers[1])
        case (3, 4): return day(numbers[0], month: numbers[1], day: numbers[2])
        case (3, 1...2): return day(numbers[2], month: numbers[1], day: numbers[0])
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

    private static func day(_ year: Int, month: Int, day: Int) -> ClosedRange<Int>? {
        guard (1...9999).contains(year), Timestamp(year: year, month: month, day: day) != nil else {
            return nil
        }
        let number = year * 10_000 + month * 100 + day
        return number...number
    }

    private static func span(of year: Int, months: ClosedRange<Int>) -> ClosedRange<Int>? {
        let lastDay = stride(from: 31, to: 27, by: -1)
            .lazy.compactMap { day(year, month: months.upperBound, day: $0) }.first
        guard let first = day(year, month: months.lowerBound, day: 1), let lastDay else { return nil }
        return first.lowerBound...lastDay.upperBound
    }
}
