/// Puts styled text on lines of a given width and appends them to a buffer.
struct TextLayout {
    /// Columns; nil where lines are not broken.
    let width: Int?
    /// Whether to colour.
    let color: Bool
    /// Whether addresses are links for the terminal (OSC 8).
    let links: Bool
    /// Parameters of text that the user wants to look otherwise, by style.
    private let styles: [TextStyle: String]

    /// Text is not squeezed into fewer columns than this.
    static let narrowest = 24

    init(_ options: RenderingOptions) {
        width = options.width.map { max($0, TextLayout.narrowest) }
        color = options.color
        links = options.links
        styles = Dictionary(
            options.styles.compactMap { name, value in TextStyle(rawValue: name).map { ($0, value) } },
            uniquingKeysWith: { $1 })
    }

    /// Parameters of "Select Graphic Rendition" for a style; nil for text as it is.
    private func parameters(of style: TextStyle) -> String? {
        styles.isEmpty ? style.parameters : styles[style] ?? style.parameters
    }

    /// Appends `spans`, indented by `indent` columns on every line but the first, whose `start`
    /// columns are taken already. At most `limit` lines, the last then ending in an ellipsis.
    func paragraph(
        _ spans: [Span], start: Int = 0, indent: Int = 0, limit: Int = .max, to out: inout [UInt8]
    ) {
        guard let width else { return unbroken(spans, to: &out) }
        let text = StyledCells(spans)
        let lines = broken(text, to: width, start: start, indent: indent)
        for (number, line) in lines.prefix(limit).enumerated() {
            if number > 0 { pad(indent, to: &out) }
            let isCut = number == limit - 1 && lines.count > limit
            append(isCut ? shortened(line, of: text, indent: indent) : line, of: text, to: &out)
            if isCut { append(Span(verbatim: "…", .faint), to: &out) }
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
            let columns = width == nil ? 0 : chunk.reduce(0) { $0 + DisplayWidth.of($1.text) }
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
        let parameters = color && !span.text.isEmpty ? parameters(of: span.style) : nil
        if let parameters { out.append(contentsOf: "\u{1B}[\(parameters)m".utf8) }
        out.append(contentsOf: span.text.utf8)
        if parameters != nil { out.append(contentsOf: "\u{1B}[0m".utf8) }
    }

    /// Appends what makes all up to the next call a link to `address`, or, for nil, the end of one.
    ///
    /// https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
    private func follow(_ address: String?, to out: inout [UInt8]) {
        out.append(contentsOf: "\u{1B}]8;;\(address ?? "")\u{1B}\\".utf8)
    }

    /// Appends `columns` spaces.
    func pad(_ columns: Int, to out: inout [UInt8]) {
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, columns)))
    }
}

extension TextLayout {
    /// Appends `spans` on one line.
    private func unbroken(_ spans: [Span], to out: inout [UInt8]) {
        var style = TextStyle.plain
        for span in spans where !span.text.isEmpty {
            if color, span.style != style { change(to: span.style, from: &style, to: &out) }
            var text = span.text
            text.withUTF8 { out.append(contentsOf: $0) }
        }
        if style != .plain { change(to: .plain, from: &style, to: &out) }
        out.append(UInt8(ascii: "\n"))
    }

    private func broken(_ text: StyledCells, to width: Int, start: Int, indent: Int) -> [Range<Int>] {
        let first = max(width - start, 1)
        let rest = max(width - indent, TextLayout.narrowest / 2)
        return LineBreaker(first: first, rest: rest).lines(text.cells)
    }

    /// The beginning of a line that leaves a column for an ellipsis, cut between words if it can be.
    private func shortened(_ line: Range<Int>, of text: StyledCells, indent: Int) -> Range<Int> {
        let cells = text.cells[line]
        var room = (width ?? .max) - indent - 1
        for index in cells.indices {
            room -= cells[index].width
            guard room < 0 else { continue }
            return line.lowerBound..<(cells[..<index].lastIndex { $0.kind == .space } ?? index)
        }
        return line
    }

    private func append(_ line: Range<Int>, of text: StyledCells, to out: inout [UInt8]) {
        guard let first = text.cells[line].first, let last = text.cells[line].last else { return }
        guard color else {
            return out.append(contentsOf: text.bytes[first.bytes.lowerBound..<last.bytes.upperBound])
        }
        var style = TextStyle.plain
        var address: String?
        for cell in text.cells[line] {
            if links, !text.links.isEmpty {
                let next = text.links.first { $0.bytes.contains(cell.bytes.lowerBound) }?.address
                if next != address { follow(next, to: &out) }
                address = next
            }
            if cell.style != style { change(to: cell.style, from: &style, to: &out) }
            out.append(contentsOf: text.bytes[cell.bytes])
        }
        if style != .plain { change(to: .plain, from: &style, to: &out) }
        if address != nil { follow(nil, to: &out) }
    }

    private func change(to new: TextStyle, from old: inout TextStyle, to out: inout [UInt8]) {
        if parameters(of: old) != nil { out.append(contentsOf: "\u{1B}[0m".utf8) }
        if let parameters = parameters(of: new) { out.append(contentsOf: "\u{1B}[\(parameters)m".utf8) }
        old = new
    }
}
