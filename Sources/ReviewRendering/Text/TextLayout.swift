internal import Wording

/// Puts styled text on lines of a given width and appends them to a buffer.
struct TextLayout {
    /// Columns; nil where lines are not broken.
    let width: Int?
    /// Whether to colour.
    let color: Bool
    /// Whether addresses are links for the terminal (OSC 8).
    let links: Bool
    /// The words of what is added to other people's.
    let catalogue: Catalogue
    /// Parameters of text that the user wants to look otherwise, by style.
    private let styles: [TextStyle: String]

    /// Text is not squeezed into fewer columns than this.
    static let narrowest = 24

    init(_ options: RenderingOptions) {
        width = options.width.map { max($0, TextLayout.narrowest) }
        color = options.color
        links = options.links
        catalogue = options.catalogue
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
            if isCut { append(Span(verbatim: "…", style: .faint), to: &out) }
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
            if !line.isEmpty { line.append(Span(verbatim: " · ", style: .faint)) }
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

/// Lines for people, broken to fit where they are shown.
public enum TextWrapping {
    /// `text` in lines of at most `width` columns, wide characters counted as two, all but the first indented by
    /// `indent`; as it is where `width` is nil or it fits. Control characters are gone.
    public static func wrapped(_ text: String, width: Int?, indent: Int = 0) -> String {
        guard let width, DisplayWidth.of(text) > width else { return text }
        let start = text.utf8.prefix { $0 == 0x20 }.count
        var out = Array(repeating: UInt8(ascii: " "), count: start)
        let layout = TextLayout(RenderingOptions(width: width))
        layout.paragraph([Span(verbatim: text)], start: start, indent: indent, to: &out)
        return String(decoding: out.dropLast(), as: UTF8.self)
    }

    /// `text` and spaces behind it, `columns` wide; as it is where it is wider.
    public static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - DisplayWidth.of(text)))
    }
}

/// Numbers as lengths and heights of blocks.
public enum Bars {
    /// A bar of `share`, from 0 to 1, of `columns`: in eighths of a column, and never nothing where there is
    /// something.
    public static func bar(_ share: Double, columns: Int) -> String {
        let eighths = max(share > 0 ? 1 : 0, Int((min(max(share, 0), 1) * Double(columns) * 8).rounded()))
        let rest = eighths % 8
        let part = rest == 0 ? "" : String(["▏", "▎", "▍", "▌", "▋", "▊", "▉"][rest - 1])
        return String(repeating: "█", count: eighths / 8) + part
    }

    /// A column for each of `counts`, the highest of which is full; a space for none.
    public static func spark(_ counts: [Int]) -> String {
        let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let most = max(1, counts.max() ?? 1)
        return counts.map { $0 <= 0 ? " " : blocks[min(7, $0 * 8 / most - ($0 * 8 % most == 0 ? 1 : 0))] }
            .joined()
    }
}

/// How many columns of a terminal text takes.
public enum DisplayWidth {
    /// Columns of a whole text.
    public static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// Columns of one grapheme: 2 for East Asian wide ones and emoji, 0 for what only changes its
    /// neighbour, else 1.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        var width = 0
        for scalar in scalars {
            if scalar == "\u{FE0F}" { return 2 }
            width = max(width, of(scalar))
        }
        return width
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        if value < 0x1100, !(0x483...0x489).contains(value), value >= 0x370, value < 0x590 { return 1 }
        if isWide(value) || scalar.properties.isEmojiPresentation { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return 1
        }
    }

    /// Whether Unicode's EastAsianWidth.txt calls the character W or F; emoji are told apart by
    /// their own property.
    private static func isWide(_ value: UInt32) -> Bool {
        guard value >= 0x1100 else { return false }
        return wide.contains { $0.contains(value) }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
