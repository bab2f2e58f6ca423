/// A moment of the years 0 to 9999, in whole seconds since 1970-01-01 UTC.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64

    /// Seconds of the moments that have a date of four digits.
    public static let range: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

    /// A moment `seconds` after the epoch, or the first or last one where there is none so far off.
    public init(seconds: Int64) {
        self.seconds = min(max(seconds, Timestamp.range.lowerBound), Timestamp.range.upperBound)
    }

    /// A moment `seconds` after the epoch; nil where its year has no four digits: such a date was damaged.
    public init?(exactly seconds: Int64) {
        guard Timestamp.range.contains(seconds) else { return nil }
        self.seconds = seconds
    }

    /// Earlier moments come first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

    /// A moment in UTC; nil when the date or time does not exist.
    public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour),
            (0...59).contains(minute), (0...60).contains(second), (0...9999).contains(year)
        else { return nil }
        let days = Timestamp.days(year: year, month: month, day: day)
        guard Timestamp.civil(days: days) == (year, month, day) else { return nil }
        self.init(seconds: days * 86_400 + Int64(hour * 3600 + minute * 60 + second))
    }

    /// Year, month and day in UTC.
    public var date: (year: Int, month: Int, day: Int) {
        Timestamp.civil(days: (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400)
    }

    /// `2021-08-02T10:00:00Z`.
    public var iso8601: String {
        let time = Int((seconds % 86_400 + 86_400) % 86_400)
        return "\(isoDate)T\(pad(time / 3600, 2)):\(pad(time / 60 % 60, 2)):\(pad(time % 60, 2))Z"
    }

    /// `2021-08-02`.
    public var isoDate: String {
        let day = date
        return "\(pad(day.year, 4))-\(pad(day.month, 2))-\(pad(day.day, 2))"
    }

    /// Days since the epoch of a date of the proleptic Gregorian calendar; after Howard Hinnant,
    /// "chrono-Compatible Low-Level Date Algorithms".
    private static func days(year: Int, month: Int, day: Int) -> Int64 {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }

    /// The inverse of `days(year:month:day:)`.
    private static func civil(days: Int64) -> (year: Int, month: Int, day: Int) {
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let m = (5 * dayOfYear + 2) / 153
        let month = m < 10 ? m + 3 : m - 9
        return (
            Int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), Int(month),
            Int(dayOfYear - (153 * m + 2) / 5 + 1)
        )
    }
}

private func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
