import ReviewModel

/// Reads the moments of an export.
enum DialogDate {
    /// The last second of the year 9999.
    private static let latest = 253_402_300_799

    /// The moment `seconds` after the epoch; nil for the zero that stands for never and for what no
    /// calendar holds.
    static func moment(seconds: Int) -> Timestamp? {
        // Old exports write the first hours of 1970, in local time, for a post that was never edited.
        (86_400...latest).contains(seconds) ? Timestamp(seconds: Int64(seconds)) : nil
    }

    /// The moment that ISO 8601 `text` tells, with or without fractions and zone.
    ///
    /// Exports before 3.7.6 tell the time of the exporting machine without its zone; it is taken for UTC.
    static func moment(iso text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let year = number(bytes, in: 0..<4), let month = number(bytes, in: 5..<7),
            let day = number(bytes, in: 8..<10)
        else { return nil }
        let hour = number(bytes, in: 11..<13) ?? 0
        let minute = number(bytes, in: 14..<16) ?? 0
        let second = number(bytes, in: 17..<19) ?? 0
        let moment = Timestamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        guard let moment else { return nil }
        return Self.moment(seconds: Int(moment.seconds) - offset(bytes.dropFirst(19)))
    }

    /// Seconds east of Greenwich: `Z`, `+03:00`, `-0500`, behind fractions of a second.
    private static func offset(_ zone: ArraySlice<UInt8>) -> Int {
        guard let sign = zone.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) else {
            return 0
        }
        let digits = zone[(sign + 1)...].filter { $0 != UInt8(ascii: ":") }
        let hours = number(digits, in: 0..<2) ?? 0
        let minutes = number(digits, in: 2..<4) ?? 0
        let seconds = hours * 3600 + minutes * 60
        return zone[sign] == UInt8(ascii: "-") ? -seconds : seconds
    }

    private static func number(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
        guard range.upperBound <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[range] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
