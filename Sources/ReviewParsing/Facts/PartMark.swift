import TextAnalysis

/// Which part of a longer post a message says it is: `(2/3)`, `2/3`, `[2/3]` where it begins or ends.
struct PartMark: Sendable, Equatable {
    /// Its number, from 1.
    let number: Int
    /// How many parts there are.
    let count: Int

    /// Parts that a post has at most.
    private static let most = 30

    /// The mark of a message with the lines `lines`; nil where there is none.
    init?(of lines: TextLines) {
        guard let first = lines.nextFilled(from: 0) else { return nil }
        let last = lines.lines.indices.last { !lines.isBlank($0) } ?? first
        guard
            let mark = Self.atStart(of: lines[first])?.mark ?? Self.atEnd(of: lines[first])?.mark
                ?? Self.atEnd(of: lines[last])?.mark ?? Self.alone(on: lines[last])
        else { return nil }
        self = mark
    }

    private init(number: Int, count: Int) {
        self.number = number
        self.count = count
    }

    /// Whether this part comes right behind `other`.
    func follows(_ other: PartMark) -> Bool { count == other.count && number == other.number + 1 }

    /// `line` without a mark at its beginning or end.
    static func without(_ line: TextSlice) -> TextSlice {
        let line = atStart(of: line)?.rest ?? line
        return atEnd(of: line)?.rest ?? line
    }

    private static func atStart(of line: TextSlice) -> (mark: PartMark, rest: TextSlice)? {
        let line = TitleLine.withoutEmoji(line)
        guard let word = line.firstField, let mark = mark(word) else { return nil }
        return (mark, line.from(word.endIndex).trimmed)
    }

    private static func atEnd(of line: TextSlice) -> (mark: PartMark, rest: TextSlice)? {
        guard let word = line.lastField, let mark = mark(word) else { return nil }
        let rest = line.before(word.startIndex).trimmed
        return rest.isEmpty ? nil : (mark, rest)
    }

    /// A line that is a mark and nothing else.
    private static func alone(on line: TextSlice) -> PartMark? {
        guard let word = line.firstField, line.from(word.endIndex).trimmed.isEmpty else { return nil }
        return mark(word)
    }

    /// `(2/3)`, `[2/3]`, `2/3` and `2/3.` as a word.
    private static func mark(_ word: TextSlice) -> PartMark? {
        guard word.count <= 9 else { return nil }
        var word = word
        while let last = word.last, ".:)]".utf8.contains(last) { word = word.dropLast() }
        while let first = word.first, "([".utf8.contains(first) { word = word.dropFirst() }
        guard let slash = word.first(UInt8(ascii: "/")), let number = word.before(slash).number,
            let count = word.after(slash).number, (2...most).contains(count), (1...count).contains(number)
        else { return nil }
        return PartMark(number: number, count: count)
    }
}
