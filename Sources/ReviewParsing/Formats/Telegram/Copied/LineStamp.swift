import ReviewModel
import TextAnalysis

/// A day, a time or both in a line, in any of the ways that programs print them: `05.04.2023 09:17`,
/// `2023-04-05, 09:17:00`, `Apr 5, 2023 at 9:17:00 AM`, `5 апреля 2023`.
struct LineStamp: Sendable {
    /// Year, month and day.
    private(set) var date: PartialDate?
    /// Hours, minutes and seconds.
    private(set) var time: (hour: Int, minute: Int, second: Int)?
    /// From the first to the last byte of it.
    private(set) var range: Range<Int>

    /// Reads the first day and the first time of `line`; nil where there is neither. `dayFirst` says how
    /// `05/04/2023` is meant; with points it is always the day that comes first.
    init?(in line: TextSlice, dayFirst: Bool) {
        let groups = DigitGroup.groups(in: line)
        let time = groups.indices.lazy.compactMap { Self.time(at: $0, of: groups, in: line) }.first
        var date = groups.indices.lazy.compactMap {
            Self.numeric(at: $0, of: groups, in: line, dayFirst: dayFirst)
        }.first
        if date == nil { date = Self.worded(line) }
        guard let place = date?.place ?? time?.place else { return nil }
        self.date = date?.date
        self.time = time?.time
        range = place
        if let time, date != nil {
            range =
                min(range.lowerBound, time.place.lowerBound)..<max(range.upperBound, time.place.upperBound)
        }
    }

    /// The moment, or the day where there is no time.
    var moment: Timestamp? {
        guard let date, let month = date.month, let day = date.day else { return nil }
        guard let time else { return date.timestamp }
        return Timestamp(
            year: date.year, month: month, day: day, hour: time.hour, minute: time.minute,
            second: time.second)
    }

    /// Whether brackets, a comma, a dash or an end of `line` set it apart from the words.
    func isApart(in line: TextSlice) -> Bool {
        let before = line.before(range.lowerBound).trimmed, behind = line.from(range.upperBound).trimmed
        let opens = before.last.map { ",([|:".utf8.contains($0) } ?? true
        return opens || Marks.bareDashes.contains(where: before.hasSuffix)
            || behind.isEmpty && before.tokens.count <= 3
    }

    private typealias Found = (date: PartialDate, place: Range<Int>)

    /// `2023-04-05`, `05.04.2023`, `5.4.23`, `05/04/2023`.
    private static func numeric(
        at index: Int, of groups: [DigitGroup], in line: TextSlice, dayFirst: Bool
    ) -> Found? {
        guard index + 2 < groups.count else { return nil }
        let (one, two, three) = (groups[index], groups[index + 1], groups[index + 2])
        guard let mark = one.mark(before: two, in: line), "-./".utf8.contains(mark),
            two.mark(before: three, in: line) == mark, one.isWhole(in: line), two.length <= 2
        else { return nil }
        let year: Int, month: Int, day: Int
        if one.length == 4, three.length <= 2 {
            (year, month, day) = (one.value, two.value, three.value)
        } else if one.length <= 2, three.length == 4 || three.length == 2 && mark != UInt8(ascii: "-") {
            year = three.length == 4 ? three.value : 2000 + three.value
            let isDayFirst = mark != UInt8(ascii: "/") || dayFirst
            (month, day) = isDayFirst ? (two.value, one.value) : (one.value, two.value)
        } else {
            return nil
        }
        guard (1990...2100).contains(year), Timestamp(year: year, month: month, day: day) != nil else {
            return nil
        }
        return (
            PartialDate(year: year, month: month, day: day), one.range.lowerBound..<three.range.upperBound
        )
    }

    /// `April 5, 2023`, `5 апр. 2023 г.`: a month by its name, its day and its year around it.
    private static let yearMarks = WordFiles.dates.phrases("year mark")

    private static func worded(_ line: TextSlice) -> Found? {
        guard let date = PartialDate.find(in: line), date.day != nil, date.month != nil
        else { return nil }
        let tokens = line.tokens
        guard let month = tokens.firstIndex(where: { $0.hasLetter && isMonth(line[$0.range]) }) else {
            return nil
        }
        let near = max(0, month - 1)...min(tokens.count - 1, month + 2)
        let parts = tokens[near].filter { token in
            token.range == tokens[month].range
                || line[token.range].number.map { $0 == date.day || $0 == date.year } ?? false
                || yearMarks.contains(line[token.range].string)
        }
        guard let first = parts.first, let last = parts.last else { return nil }
        return (date, first.range.lowerBound..<last.range.upperBound)
    }

    /// Whether `word` is the name of a month.
    static func isMonth(_ word: TextSlice) -> Bool {
        let bytes = Array("1 ".utf8) + Array(word) + Array(" 2000".utf8)
        return PartialDate.find(in: TextSlice(bytes))?.month != nil
    }

    /// `09:17`, `9:17:00 PM`.
    private static func time(at index: Int, of groups: [DigitGroup], in line: TextSlice) -> (
        time: (hour: Int, minute: Int, second: Int), place: Range<Int>
    )? {
        guard index + 1 < groups.count else { return nil }
        let hour = groups[index], minute = groups[index + 1], colon = UInt8(ascii: ":")
        guard hour.length <= 2, minute.length == 2, hour.mark(before: minute, in: line) == colon,
            hour.isWhole(in: line)
        else { return nil }
        let third = index + 2 < groups.count ? groups[index + 2] : nil
        let second = third.flatMap { $0.length == 2 && minute.mark(before: $0, in: line) == colon ? $0 : nil }
        var end = second?.range.upperBound ?? minute.range.upperBound
        var hours = hour.value
        let half = line.from(end).trimmed.prefix(2).folded
        if half == "pm" || half == "am" {
            hours = hours % 12 + (half == "pm" ? 12 : 0)
            end = line.from(end).trimmed.startIndex + 2
        }
        guard hours < 24, minute.value < 60, second?.value ?? 0 < 60 else { return nil }
        return ((hours, minute.value, second?.value ?? 0), hour.range.lowerBound..<end)
    }
}

/// Digits that stand together.
private struct DigitGroup {
    let value: Int
    let range: Range<Int>
    var length: Int { range.count }

    static func groups(in line: TextSlice) -> [DigitGroup] {
        var groups: [DigitGroup] = []
        var at = line.startIndex
        while at < line.endIndex {
            var end = at
            while end < line.endIndex, line[end] >= 0x30, line[end] <= 0x39 { end += 1 }
            if end > at {
                groups.append(DigitGroup(value: line[at..<end].number ?? 0, range: at..<end))
                at = end
            } else {
                at += 1
            }
        }
        return groups
    }

    /// The one byte between it and the next group.
    func mark(before next: DigitGroup, in line: TextSlice) -> UInt8? {
        next.range.lowerBound == range.upperBound + 1 ? line[range.upperBound] : nil
    }

    /// Whether no letter and no other part of a number stands right before it.
    func isWhole(in line: TextSlice) -> Bool {
        guard range.lowerBound > line.startIndex else { return true }
        let before = line[range.lowerBound - 1]
        return !(before | 0x20 >= 0x61 && before | 0x20 <= 0x7A) && !".:/-".utf8.contains(before)
            && before < 0x80
    }
}
