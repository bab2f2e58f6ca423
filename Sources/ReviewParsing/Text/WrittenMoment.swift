import ReviewModel
import TextAnalysis

/// Reads moments as programs write them: by ISO 8601, as Telegram Desktop titles messages, and by RFC 822.
///
/// Whatever form a date has, its zone may have any: `Z`, `+03:00`, `-0500`, `+03`, `UTC+08:00`, `EST`. A moment
/// without a zone, or in one that nobody knows, is taken for one of Greenwich: exports of Telegram before 3.7.6 have
/// the time of the machine and do not tell its zone.
enum WrittenMoment {
    /// The moment of `2023-01-17T09:00:12.5+00:00`, or the day of `2023-01-17`; nil where `text` is none.
    static func iso(_ text: String) -> Timestamp? {
        moment(TextSlice(text).trimmed, at: [0..<4, 5..<7, 8..<10])
    }

    /// The moment of `18.07.2023 00:24:19 UTC+08:00`, as Telegram Desktop titles the time of a message.
    ///
    /// The zone that it prints is the standard one even in summer, so that a summer time in a zone with daylight
    /// saving is an hour late. What is printed is kept: the page does not tell the zone's name.
    static func title(_ text: String) -> Timestamp? {
        moment(TextSlice(text).trimmed, at: [6..<10, 3..<5, 0..<2])
    }

    /// The moment of `Tue, 02 Mar 2021 10:00:00 +0300`, as mail and RSS have it, or the day of `2 March 2021`.
    static func mail(_ text: String) -> Timestamp? {
        var words = TextSlice(text.utf8.map { $0 == UInt8(ascii: ",") ? 0x20 : $0 }).fields[...]
        if let first = words.first, first.number == nil { words.removeFirst() }
        guard words.count >= 3, let day = words.removeFirst().number,
            let month = Timestamp.month(called: words.removeFirst().string), let year = words.first?.number
        else { return nil }
        let rest = words.removeFirst()
        let full = year < 100 ? year + (year < 70 ? 2000 : 1900) : year
        return moment(
            year: full, month: month, day: day, clock: rest.bytes.slice(rest.endIndex..<rest.bytes.count))
    }

    private static func moment(_ text: TextSlice, at places: [Range<Int>]) -> Timestamp? {
        guard text.count >= 10 else { return nil }
        let numbers = places.compactMap {
            text[text.startIndex + $0.lowerBound..<text.startIndex + $0.upperBound].number
        }
        guard numbers.count == 3 else { return nil }
        return moment(
            year: numbers[0], month: numbers[1], day: numbers[2], clock: text.from(text.startIndex + 10))
    }

    /// The moment of a day at what `clock` says behind a blank or a `T`: `T10:00:00.25Z`, ` 10:00 EST`; the day where
    /// that is no time.
    private static func moment(year: Int, month: Int, day: Int, clock: TextSlice) -> Timestamp? {
        var clock = clock.trimmed
        if clock.first.map({ $0 | 0x20 == UInt8(ascii: "t") }) ?? false { clock = clock.dropFirst() }
        let time = clock.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") }
        let parts = time.split(separator: UInt8(ascii: ":")).map(\.number)
        guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
            let second = parts.count == 3 ? parts[2] : 0
        else { return Timestamp(beginningOf: year, month: month, day: day) }
        let here = Timestamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        return here.flatMap { Timestamp(exactly: $0.seconds - offset(of: clock.from(time.endIndex))) }
    }

    private static let zones = WordTable(WordFiles.dates.words("zone").map { (word: $0.word, value: $0.of) })

    /// Seconds that the zone in `text`, behind fractions of a second, is ahead of Greenwich.
    static func offset(of text: TextSlice) -> Int64 {
        let text = text.from(text.firstIndex { !".,0123456789".utf8.contains($0) } ?? text.endIndex).trimmed
        let name = text.prefix { (0x61...0x7A).contains($0 | 0x20) }
        let figures = text.from(name.endIndex).trimmed
        if let first = figures.first, "+-".utf8.contains(first) { return offset(ofFigures: figures) }
        return zones[name.folded].map { offset(ofFigures: TextSlice($0)) } ?? 0
    }

    /// `+03:00`, `-0530`, `+3`.
    private static func offset(ofFigures text: TextSlice) -> Int64 {
        let figures = text.dropFirst().prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") }
            .filter { $0 != UInt8(ascii: ":") }
        guard let number = TextSlice(Array(figures)).number, figures.count <= 6 else { return 0 }
        let (hours, minutes) =
            switch figures.count {
            case 1, 2: (number, 0)
            case 5, 6: (number / 10_000, number / 100 % 100)
            default: (number / 100, number % 100)
            }
        let seconds = Int64(hours * 3600 + minutes * 60)
        return text.first == UInt8(ascii: "-") ? -seconds : seconds
    }
}
