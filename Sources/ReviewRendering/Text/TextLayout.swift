/// Puts styled text on lines of a given width and appends them to a buffer.
struct TextLayout {
    /// Columns; nil where lines are not broken.
    let width: Int?
    /// Whether to colour.
    let color: Bool

    /// Text is not squeezed into fewer columns than this.
    static let narrowest = 24

    init(_ options: RenderingOptions) {
        width = options.width.map { max($0, TextLayout.narrowest) }
        color = options.color
    }

    /// Appends `spans`, indented by `indent` columns on every line but the first, whose `start`
    /// columns are taken already. At most `limit` lines, the last then ending in an ellipsis.
    func paragraph(
        _ spans: [Span], start: Int = 0, indent: Int = 0, limit: Int = .max, to out: inout [UInt8]
    ) {
        let cells = Cell.cells(of: spans)
        var lines = broken(cells, start: start, indent: indent)
        if lines.count > limit { lines = cut(lines, limit: limit, indent: indent) }
        for (number, line) in lines.enumerated() {
            if number > 0 { pad(indent, to: &out) }
            append(line, to: &out)
            out.append(UInt8(ascii: "\n"))
        }
        if lines.isEmpty { out.append(UInt8(ascii: "\n")) }
    }

    /// Appends `chunks` with a dot between them, breaking lines between chunks where it can. Every
    /// line is indented but the first, whose `start` columns are taken already.
    func flow(_ chunks: [[Span]], start: Int, indent: Int, to out: inout [UInt8]) {
        var line: [Span] = []
        var start = start
        var used = start
        for chunk in chunks {
            let columns = chunk.reduce(0) { $0 + DisplayWidth.of($1.text) }
            if !line.isEmpty, let width, used + 3 + columns > width {
                paragraph(line, start: start, indent: indent, to: &out)
                pad(indent, to: &out)
                line = []
                start = indent
                used = indent
            }
            if !line.isEmpty { line.append(Span(verbatim: " · ", .faint)) }
            used += columns + (line.isEmpty ? 0 : 3)
            line += chunk
        }
        paragraph(line, start: start, indent: indent, to: &out)
    }

    /// Appends one span as it is.
    func append(_ span: Span, to out: inout [UInt8]) {
        append(ArraySlice(Cell.cells(of: [span])), to: &out)
    }

    /// Appends `columns` spaces.
    func pad(_ columns: Int, to out: inout [UInt8]) {
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, columns)))
    }
}

extension TextLayout {
    private func broken(_ cells: [Cell], start: Int, indent: Int) -> [ArraySlice<Cell>] {
        guard let width else { return cells.isEmpty ? [] : [cells[...]] }
        let first = max(width - start, 1)
        let rest = max(width - indent, TextLayout.narrowest / 2)
        return LineBreaker(first: first, rest: rest).lines(cells)
    }

    /// The first `limit` lines, with an ellipsis in place of the others.
    private func cut(_ lines: [ArraySlice<Cell>], limit: Int, indent: Int) -> [ArraySlice<Cell>] {
        var kept = Array(lines.prefix(max(limit, 1)))
        guard var last = kept.popLast() else { return [] }
        let room = (width ?? .max) - indent - 1
        if last.reduce(0, { $0 + $1.width }) > room {
            repeat { last.removeLast() } while last.reduce(0, { $0 + $1.width }) > room
            if let space = last.lastIndex(where: \.isSpace) { last = last[..<space] }
        }
        last.append(Cell(character: "…", style: .faint, width: 1))
        return kept + [last]
    }

    private func append(_ line: ArraySlice<Cell>, to out: inout [UInt8]) {
        var style = TextStyle.plain
        for cell in line {
            if color, cell.style != style { change(to: cell.style, from: &style, to: &out) }
            out.append(contentsOf: String(cell.character).utf8)
        }
        if color, style != .plain { change(to: .plain, from: &style, to: &out) }
    }

    private func change(to new: TextStyle, from old: inout TextStyle, to out: inout [UInt8]) {
        if old.parameters != nil { out.append(contentsOf: "\u{1B}[0m".utf8) }
        if let parameters = new.parameters { out.append(contentsOf: "\u{1B}[\(parameters)m".utf8) }
        old = new
    }
}
