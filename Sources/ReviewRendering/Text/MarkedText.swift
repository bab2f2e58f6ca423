/// A text with named places in it, which may lie in each other.
public struct MarkedText: Sendable {
    /// A place with what was read there.
    public struct Mark: Sendable, Equatable {
        /// Bytes of the text.
        public var range: Range<Int>
        /// Name of the field: `authors`.
        public var field: String

        /// The field `field` was read at `range`.
        public init(range: Range<Int>, field: String) {
            self.range = range
            self.field = field
        }
    }

    private let text: [UInt8]
    private let marks: [Mark]

    /// `text` with `marks`; a mark that only partly lies in another one is left out, as is a second one
    /// of the same field and place.
    public init(text: [UInt8], marks: [Mark]) {
        self.text = text
        let sorted = marks.filter {
            !$0.range.isEmpty && 0 <= $0.range.lowerBound && $0.range.upperBound <= text.count
        }
        .sorted { ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound) }
        var open: [Int] = []
        var seen: [Mark] = []
        self.marks = sorted.filter { mark in
            if seen.last?.range != mark.range { seen = [] }
            if seen.contains(mark) { return false }
            seen.append(mark)
            while let end = open.last, end <= mark.range.lowerBound { open.removeLast() }
            if let end = open.last, mark.range.upperBound > end { return false }
            open.append(mark.range.upperBound)
            return true
        }
    }

    /// The lines of the text: coloured by field, or with `⟦field words⟧`.
    public func lines(color: Bool) -> [String] {
        var line = ""
        var lines: [String] = []
        var open: [Mark] = []
        var at = 0
        let copy = { (end: Int) in
            let pieces = self.text[at..<max(at, end)].split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, piece) in pieces.enumerated() {
                if index > 0 {
                    lines.append(line + (color && !open.isEmpty ? Self.off : ""))
                    line = color ? open.map { Self.on($0.field) }.joined() : ""
                }
                line += Self.safe(piece)
            }
            at = max(at, end)
        }
        let close = { (limit: Int) in
            while let mark = open.last, mark.range.upperBound <= limit {
                copy(mark.range.upperBound)
                open.removeLast()
                line += color ? Self.off + open.map { Self.on($0.field) }.joined() : "⟧"
            }
        }
        for mark in marks {
            close(mark.range.lowerBound)
            copy(mark.range.lowerBound)
            open.append(mark)
            line += color ? Self.on(mark.field) : "⟦\(mark.field) "
        }
        close(text.count)
        copy(text.count)
        return lines + [line]
    }

    /// A piece of a line without control characters, its outer spaces kept.
    private static func safe(_ piece: ArraySlice<UInt8>) -> String {
        let end = piece.last == UInt8(ascii: "\r") ? piece.dropLast() : piece
        let text = "|\(String(decoding: end, as: UTF8.self))|"
        return String(PlainText.lines(text).joined(separator: " ").dropFirst().dropLast())
    }

    private static let off = "\u{1B}[0m"

    private static func on(_ field: String) -> String {
        let style: TextStyle =
            switch field {
            case "title": .title
            case "label": .label
            case "models", "datasets": .model
            case "topics": .topic
            case "links", "arxiv", "doi", "url": .link
            case "claims": .hit
            default: .tag
            }
        return "\u{1B}[\(style.parameters ?? "0")m"
    }
}

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
