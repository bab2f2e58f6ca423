/// Spans set in a row, with the graphemes that lines are made of.
struct StyledCells {
    private(set) var bytes: [UInt8] = []
    private(set) var cells: [Cell] = []
    /// Bytes that lead somewhere, in order.
    private(set) var links: [(bytes: Range<Int>, address: String)] = []

    init(_ spans: [Span]) {
        let count = spans.reduce(0) { $0 + $1.text.utf8.count }
        bytes.reserveCapacity(count)
        cells.reserveCapacity(count)
        for span in spans { append(span) }
    }

    private mutating func append(_ span: Span) {
        let start = bytes.count
        bytes.append(contentsOf: span.text.utf8)
        if let address = span.address { links.append((start..<bytes.count, address)) }
        if !appendSimple(from: start, span.style) { appendGraphemes(of: span.text, from: start, span.style) }
    }

    /// Appends text in which every scalar is a grapheme of one column; false, with nothing appended,
    /// where it is not so. Nearly all Latin and Cyrillic text is, and this is much faster.
    private mutating func appendSimple(from start: Int, _ style: TextStyle) -> Bool {
        let count = cells.count
        var index = start
        while index < bytes.count {
            guard let length = StyledCells.simpleLength(bytes, at: index) else {
                cells.removeLast(cells.count - count)
                return false
            }
            let end = index + length
            cells.append(Cell(bytes: index..<end, width: 1, kind: .init(narrow: bytes[index]), style: style))
            index = end
        }
        return true
    }

    /// Length in bytes of the scalar at `index` if it never joins with its neighbours: ASCII, letters
    /// of Latin, Greek and Cyrillic scripts, dashes, quotation marks and the ellipsis.
    private static func simpleLength(_ bytes: [UInt8], at index: Int) -> Int? {
        switch bytes[index] {
        case 0x20..<0x7F: return 1
        case 0xC2...0xCB, 0xCE...0xD1: return 2
        case 0xE2:
            let isMark =
                index + 2 < bytes.count && bytes[index + 1] == 0x80
                && (0x90...0xA7).contains(bytes[index + 2])
            return isMark ? 3 : nil
        default: return nil
        }
    }

    private mutating func appendGraphemes(of text: String, from start: Int, _ style: TextStyle) {
        var index = start
        for character in text {
            let end = index + character.utf8.count
            let width = DisplayWidth.of(character)
            let isPlain = end == index + 1
            let kind: Cell.Kind =
                width == 2 ? .init(wide: character) : isPlain ? .init(narrow: bytes[index]) : .letter
            cells.append(Cell(bytes: index..<end, width: width, kind: kind, style: style))
            index = end
        }
    }
}

/// One grapheme of a styled text.
struct Cell {
    /// What a line breaker must know of a grapheme.
    enum Kind {
        /// A line may break here, and the space vanishes.
        case space
        /// Part of a word.
        case letter
        /// Part of a word that may be broken after it when it is longer than a line.
        case joint
        /// A wide character: a line may break before and after it.
        case wide
        /// Wide punctuation that stays with what is after it, or before it.
        case opening, closing
    }

    private let start: UInt32
    private let count: UInt32
    private let columns: UInt8
    let kind: Kind
    let style: TextStyle

    init(bytes: Range<Int>, width: Int, kind: Kind, style: TextStyle) {
        start = UInt32(truncatingIfNeeded: bytes.lowerBound)
        count = UInt32(truncatingIfNeeded: bytes.count)
        columns = UInt8(truncatingIfNeeded: width)
        self.kind = kind
        self.style = style
    }

    /// Its bytes in the text.
    var bytes: Range<Int> { Int(start)..<Int(start) + Int(count) }
    /// Columns it takes.
    var width: Int { Int(columns) }
}

extension Cell.Kind {
    /// The kind of an ASCII character, or of any other that is one column wide.
    init(narrow byte: UInt8) {
        switch byte {
        case UInt8(ascii: " "): self = .space
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            self = .joint
        default: self = .letter
        }
    }

    /// The kind of a character two columns wide.
    init(wide character: Character) {
        switch character {
        case "，", "。", "、", "；", "：", "？", "！", "）", "」", "』", "】", "》", "〉": self = .closing
        case "（", "「", "『", "【", "《", "〈": self = .opening
        default: self = .wide
        }
    }
}

/// Breaks a row of graphemes into lines, never inside a grapheme.
struct LineBreaker {
    /// Columns of the first line.
    let first: Int
    /// Columns of the lines after it.
    let rest: Int

    /// The lines of `cells`, as ranges of their indices. Lines break at spaces, which vanish there, and
    /// around wide characters; a word longer than a line is broken after a slash or a dash where there
    /// is one.
    func lines(_ cells: [Cell]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = skipSpaces(cells, from: 0)
        while start < cells.count {
            let end = lineEnd(cells, from: start, columns: lines.isEmpty ? first : rest)
            lines.append(trimmed(start..<end, of: cells))
            start = skipSpaces(cells, from: end)
        }
        return lines
    }

    /// Where the line that starts at `start` ends: always at least one grapheme later.
    private func lineEnd(_ cells: [Cell], from start: Int, columns: Int) -> Int {
        var width = 0
        var lastBreak: Int?
        for index in start..<cells.count {
            width += cells[index].width
            if cells[index].kind == .space {
                lastBreak = index
            } else if width > columns {
                return lastBreak ?? brokenWord(cells, from: start, to: max(index, start + 1))
            } else if index > start, mayBreak(cells[index - 1].kind, cells[index].kind) {
                lastBreak = index
            }
        }
        return cells.count
    }

    private func brokenWord(_ cells: [Cell], from start: Int, to end: Int) -> Int {
        let half = start + (end - start) / 2
        return (half..<end).last { cells[$0].kind == .joint }.map { $0 + 1 } ?? end
    }

    private func mayBreak(_ left: Cell.Kind, _ right: Cell.Kind) -> Bool {
        switch (left, right) {
        case (.opening, _), (_, .closing): false
        case (.wide, _), (.closing, _), (_, .wide), (_, .opening): true
        default: false
        }
    }

    private func skipSpaces(_ cells: [Cell], from index: Int) -> Int {
        cells[index...].firstIndex { $0.kind != .space } ?? cells.count
    }

    private func trimmed(_ line: Range<Int>, of cells: [Cell]) -> Range<Int> {
        let last = cells[line].lastIndex { $0.kind != .space }
        return line.lowerBound..<(last ?? line.lowerBound - 1) + 1
    }
}
