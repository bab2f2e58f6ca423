import TextAnalysis

/// The words under a figure or a table: "Рисунок 5: …", "Fig. 3. …", "Таблица 2 – …".
enum FigureCaption {
    private static let openings: Set<String> = [
        "рис", "рисунок", "илл", "иллюстрация", "схема", "график", "табл", "таблица", "fig", "figure",
        "table",
        "chart", "diagram",
    ]

    /// Whether a line begins as a caption does: what it is, its number, and a mark or a capital behind it.
    static func begins(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        let opening = line.lowerBound..<min(line.upperBound, line.lowerBound + 40)
        let words = Tokenizer.tokens(in: bytes, opening).prefix(2)
        guard words.count == 2, let first = words.first, let number = words.last,
            openings.contains(bytes.folded(first.range)), number.hasDigit || number.range.count == 1
        else { return false }
        let rest = bytes[number.range.upperBound..<opening.upperBound].drop { $0 == 0x20 || $0 == 0x2A }
        guard let mark = rest.first else { return true }
        return ":.)–—-".utf8.contains(mark) || mark == 0xE2
    }
}
