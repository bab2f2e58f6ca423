import TextAnalysis

/// The words under a figure or a table: "Рисунок 5: …", "Fig. 3. …", "Таблица 2 – …", "Рисунок — …".
enum FigureCaption {
    private static let openings = StemIndex(WordFiles.claims.values("caption"))

    /// Whether a line begins as a caption does: what it is, its number, and a mark or a capital behind it.
    static func begins(_ line: TextSlice) -> Bool {
        let opening = line[line.startIndex..<min(line.endIndex, line.startIndex + 40)]
        let words = opening.words.prefix(2)
        guard words.count == 2, let first = words.first, let number = words.last,
            openings.contains(first.folded)
        else { return false }
        // Without a number a dash tells a caption from a sentence: "Рисунок — …".
        let gap = opening[first.endIndex..<number.startIndex].trimmed
        if ["—", "–", "-"].contains(where: { gap.isText($0) || number.isText($0) }) { return true }
        guard
            number.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) || number.count == 1
        else { return false }
        let rest = opening.from(number.endIndex).drop { $0 == 0x20 || $0 == 0x2A }
        guard let mark = rest.first else { return true }
        return ":.)–—-".utf8.contains(mark) || mark == 0xE2
    }
}
