#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A moment of the years 0 to 9999 in UTC, or a day, month or year of them, where no more is known.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// How much of a date is known.
    public enum Precision: Int, Sendable, CaseIterable, Comparable {
        case year, month, day, second

        /// Less comes first.
        public static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
    }

    /// Seconds from 1970-01-01T00:00:00Z to the moment, or to the beginning of the day, month or year.
    public let seconds: Int64
    /// How much is known.
    public let precision: Precision

    /// Seconds of the moments that have a date of four digits.
    public static let range: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

    /// A moment `seconds` after the epoch, or the first or last one where there is none so far off.
    public init(seconds: Int64) {
        self.seconds = min(max(seconds, Timestamp.range.lowerBound), Timestamp.range.upperBound)
        precision = .second
    }

    /// A moment `seconds` after the epoch; nil where its year has no four digits: such a date was damaged.
    public init?(exactly seconds: Int64) { self.init(exactly: seconds, .second) }

    /// The date that begins `seconds` after the epoch, as precise as `precision`; nil where its year has no
    /// four digits.
    public init?(exactly seconds: Int64, _ precision: Precision) {
        guard Timestamp.range.contains(seconds) else { return nil }
        self.seconds = seconds
        self.precision = precision
    }

    /// A year, a month of it, or a day of that; nil when there is none such.
    public init?(beginningOf year: Int, month: Int?, day: Int?) {
        guard let start = Timestamp(year: year, month: month ?? 1, day: month == nil ? 1 : day ?? 1) else {
            return nil
        }
        self.init(exactly: start.seconds, month == nil ? .year : day == nil ? .month : .day)
    }

    /// What `text` says: `2021`, `2021-08`, `2021-08-02` or `2021-08-02T10:00:00Z`; nil where it is written
    /// otherwise.
    public init?(iso8601 text: String) {
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let date = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        let numbers = date.compactMap { $0.utf8.count == 4 || $0.utf8.count == 2 ? Int($0) : nil }
        guard numbers.count == date.count, (1...3).contains(date.count), date[0].utf8.count == 4 else {
            return nil
        }
        let part = { (index: Int) in index < numbers.count ? numbers[index] : nil }
        guard halves.count == 2 else {
            self.init(beginningOf: numbers[0], month: part(1), day: part(2))
            return
        }
        let time = halves[1].dropLast().split(separator: ":").compactMap { Int($0) }
        guard halves[1].hasSuffix("Z"), numbers.count == 3, time.count == 3 else { return nil }
        self.init(
            year: numbers[0], month: numbers[1], day: numbers[2], hour: time[0], minute: time[1],
            second: time[2])
    }

    /// What programs call the months, in mail, in feeds and in every style of BibTeX.
    public static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The number of the month whose English name, whole or shortened, is `name`.
    public static func month(called name: some StringProtocol) -> Int? {
        let letters = name.lowercased()
        guard letters.utf8.count >= 3, letters.allSatisfy(\.isLetter) else { return nil }
        return months.firstIndex { letters.hasPrefix($0.lowercased()) }.map { $0 + 1 }
    }

    /// Itself, unless it is of the year 0: that is what damaged dates come down to.
    public var plausible: Timestamp? { date.year > 0 ? self : nil }

    /// Earlier moments come first, and a month before its first day.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.precision.rawValue) < (right.seconds, right.precision.rawValue)
    }

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

    /// `2021-08-02T10:00:00Z`, or as much of it as is known: `2021-08-02`, `2021-08`, `2021`.
    public var iso8601: String { precision == .second ? rfc3339 : isoDate }

    /// `2021-08-02T10:00:00Z`, for formats that know nothing shorter: the beginning of a day, month or year.
    public var rfc3339: String {
        let time = Int((seconds % 86_400 + 86_400) % 86_400)
        return
            "\(dayOfDate)T\(pad(time / 3600, width: 2)):\(pad(time / 60 % 60, width: 2)):\(pad(time % 60, width: 2))Z"
    }

    /// `2021-08-02`, or as much of it as is known.
    public var isoDate: String {
        switch precision {
        case .year: String(dayOfDate.prefix(4))
        case .month: String(dayOfDate.prefix(7))
        case .day, .second: dayOfDate
        }
    }

    private var dayOfDate: String {
        let day = date
        return "\(pad(day.year, width: 4))-\(pad(day.month, width: 2))-\(pad(day.day, width: 2))"
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

private func pad(_ number: Int, width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
