/// Lines for people, broken to fit where they are shown.
public enum TextLines {
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
