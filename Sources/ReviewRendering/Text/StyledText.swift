/// Spans set in a row, with the graphemes that lines are made of.
struct StyledText {
    private(set) var bytes: [UInt8] = []
    private(set) var cells: [Cell] = []

    init(_ spans: [Span]) {
        let count = spans.reduce(0) { $0 + $1.text.utf8.count }
        bytes.reserveCapacity(count)
        cells.reserveCapacity(count)
        for span in spans { append(span) }
    }

    private mutating func append(_ span: Span) {
        let start = bytes.count
        bytes.append(contentsOf: span.text.utf8)
        if !appendSimple(from: start, span.style) { appendGraphemes(of: span.text, from: start, span.style) }
    }

    /// Appends text in which every scalar is a grapheme of one column; false, with nothing appended,
    /// where it is not so. Nearly all Latin and Cyrillic text is, and this is much faster.
    private mutating func appendSimple(from start: Int, _ style: TextStyle) -> Bool {
        let count = cells.count
        var index = start
        while index < bytes.count {
            guard let length = StyledText.simpleLength(bytes, at: index) else {
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
