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
            lines.append(trimmed(cells, start..<end))
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

    private func trimmed(_ cells: [Cell], _ line: Range<Int>) -> Range<Int> {
        let last = cells[line].lastIndex { $0.kind != .space }
        return line.lowerBound..<(last ?? line.lowerBound - 1) + 1
    }
}
