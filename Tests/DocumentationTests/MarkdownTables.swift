/// The tables of a Markdown page.
enum MarkdownTables {
    /// Cells of the rows under the header row that begins with `head`; empty without such a table.
    static func rows(under head: [String], in text: String) -> [[String]] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let start = lines.firstIndex(where: { cells($0).starts(with: head) }) else { return [] }
        return lines[(start + 1)...].dropFirst().prefix { $0.hasPrefix("|") }.map(cells)
    }

    /// What stands in backquotes in `cell`.
    static func code(_ cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    /// A bar inside a cell is written `\|`.
    private static func cells(_ line: String) -> [String] {
        guard line.hasPrefix("|") else { return [] }
        return line.replacing("\\|", with: "\u{0}").split(separator: "|").map { cell in
            let spaces = cell.drop { $0 == " " }
            return String(spaces.reversed().drop { $0 == " " }.reversed()).replacing("\u{0}", with: "|")
        }
    }
}
