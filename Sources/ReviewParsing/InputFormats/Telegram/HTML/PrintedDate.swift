import ReviewModel

/// Reads the moments that Telegram's pages print.
enum PrintedDate {
    /// The moment of `18.07.2023 00:24:19 UTC+08:00`, as Telegram Desktop titles the time of a message.
    ///
    /// Before 3.7.6 it printed the time of the exporting machine without a zone; that is taken for UTC. The
    /// zone it prints since is the standard one even in summer, so that a summer time in a zone with
    /// daylight saving is an hour late. What is printed is kept: the page does not tell the zone's name.
    static func moment(title: String) -> Timestamp? {
        let bytes = Array(title.utf8)
        guard let date = numbers(bytes, at: [0..<2, 3..<5, 6..<10]) else { return nil }
        let time = numbers(bytes, at: [11..<13, 14..<16, 17..<19]) ?? [0, 0, 0]
        return moment(date: [date[2], date[1], date[0]], time: time, zone: bytes.dropFirst(19))
    }

    /// The moment of `2023-01-17T09:00:12+00:00`, as the preview page writes it.
    static func moment(iso: String) -> Timestamp? {
        let bytes = Array(iso.utf8)
        guard let date = numbers(bytes, at: [0..<4, 5..<7, 8..<10]) else { return nil }
        let time = numbers(bytes, at: [11..<13, 14..<16, 17..<19]) ?? [0, 0, 0]
        return moment(date: date, time: time, zone: bytes.dropFirst(19))
    }

    private static func moment(date: [Int], time: [Int], zone: ArraySlice<UInt8>) -> Timestamp? {
        let printed = Timestamp(
            year: date[0], month: date[1], day: date[2], hour: time[0], minute: time[1], second: time[2])
        return printed.map { Timestamp(seconds: $0.seconds - offset(zone)) }
    }

    /// Seconds east of Greenwich: `+03:30`, `-05:00`; anything else is Greenwich.
    private static func offset(_ zone: ArraySlice<UInt8>) -> Int64 {
        guard let sign = zone.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }),
            let parts = numbers(Array(zone[(sign + 1)...]), at: [0..<2, 3..<5])
        else { return 0 }
        let seconds = Int64(parts[0] * 3600 + parts[1] * 60)
        return zone[sign] == UInt8(ascii: "-") ? -seconds : seconds
    }

    private static func numbers(_ bytes: [UInt8], at places: [Range<Int>]) -> [Int]? {
        var numbers: [Int] = []
        for place in places {
            guard place.upperBound <= bytes.count, let number = DecimalNumber.value(bytes[place]) else {
                return nil
            }
            numbers.append(number)
        }
        return numbers
    }
}
