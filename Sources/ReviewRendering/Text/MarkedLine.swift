/// A line of somebody's text with places in it to point at.
public struct MarkedLine: Sendable, Equatable {
    /// UTF-8 bytes of the line, without its end.
    public var text: [UInt8]
    /// Places in `text`, in order, not overlapping; those out of bounds are cut.
    public var marks: [Range<Int>]

    /// A line with `marks` in it.
    public init(text: [UInt8], marks: [Range<Int>]) {
        self.text = text
        self.marks = marks
    }

    /// The line underlined on a terminal that can, else a line of tildes under it. A line of more than
    /// `width` columns is cut to a window around the first mark.
    public func rendered(width: Int, color: Bool) -> [String] {
        var before = ""
        var cells: [(text: String, columns: Int, isMarked: Bool)] = []
        for piece in pieces {
            for character in PlainText.line("|\(String(decoding: text[piece.range], as: UTF8.self))|")
                .dropFirst().dropLast()
            {
                cells.append((String(character), DisplayWidth.of(character), piece.isMarked))
            }
        }
        let window = self.window(of: cells.map { ($0.columns, $0.isMarked) }, width: max(20, width))
        if window.lowerBound > 0 { before = "…" }
        let after = window.upperBound < cells.count ? "…" : ""
        let shown = Array(cells[window])
        if color { return [before + MarkedLine.underlined(shown) + after] }
        var tildes = before.isEmpty ? "" : " "
        for cell in shown { tildes += String(repeating: cell.isMarked ? "~" : " ", count: cell.columns) }
        while tildes.last == " " { tildes.removeLast() }
        let line = before + shown.map(\.text).joined() + after
        return tildes.isEmpty ? [line] : [line, tildes]
    }

    /// The line in stretches that are marked or not.
    private var pieces: [(range: Range<Int>, isMarked: Bool)] {
        var pieces: [(Range<Int>, Bool)] = []
        var at = 0
        for mark in marks {
            let place = mark.clamped(to: min(at, text.count)..<text.count)
            guard !place.isEmpty else { continue }
            pieces.append((at..<place.lowerBound, false))
            pieces.append((place, true))
            at = place.upperBound
        }
        return pieces + [(at..<text.count, false)]
    }

    /// What is shown of a long line: a third of the width stands before the first mark.
    private func window(of cells: [(columns: Int, isMarked: Bool)], width: Int) -> Range<Int> {
        guard cells.reduce(0, { $0 + $1.columns }) > width else { return 0..<cells.count }
        let first = cells.firstIndex { $0.isMarked } ?? 0
        let last = cells.lastIndex { $0.isMarked } ?? 0
        let fits = cells[..<min(cells.count, last + 1)].reduce(0) { $0 + $1.columns } < width - 2
        // A few words in front are better shown than cut off.
        let start = fits || first <= width / 2 ? 0 : first - width / 3
        var columns = 0
        var end = start
        while end < cells.count, columns + cells[end].columns <= width - 2 {
            columns += cells[end].columns
            end += 1
        }
        return start..<max(end, start)
    }

    private static func underlined(_ cells: [(text: String, columns: Int, isMarked: Bool)]) -> String {
        var line = ""
        var isOn = false
        for cell in cells {
            if cell.isMarked != isOn { line += cell.isMarked ? "\u{1B}[4m" : "\u{1B}[0m" }
            isOn = cell.isMarked
            line += cell.text
        }
        return line + (isOn ? "\u{1B}[0m" : "")
    }
}
