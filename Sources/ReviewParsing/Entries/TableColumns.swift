import ReviewModel
import TextAnalysis

/// The columns of a table of papers.
struct TableColumns: Sendable {
    /// What each holds, where its heading tells.
    let names: [FieldName?]
    /// Words of each heading.
    let labels: [String]
    /// The column with the titles.
    let title: Int
    /// Whether it ranks models by measurements: its papers are those that are cited for them.
    let holdsResults: Bool

    /// Reads the heading and weighs the rows; nil for tables of anything but papers.
    init?(_ table: MarkdownBlock) {
        guard let heading = table.children.first(where: { $0.kind == .row(isHeader: true) }) else {
            return nil
        }
        let all = table.children.filter { $0.kind == .row(isHeader: false) }
        guard !all.isEmpty else { return nil }
        // Rows that nobody has filled in say nothing of the columns.
        let filled = all.filter { !Self.isForm($0) }
        let rows = filled.isEmpty ? all : filled
        names = heading.children.map {
            FieldName(label: TextSlice($0.text.bytes, in: EntryWords.trimmed($0.text.all)))
        }
        labels = heading.children.map { $0.text.words($0.text.range) }
        guard let title = Self.titleColumn(names, rows: rows) ?? Self.citedColumn(heading, rows: rows) else {
            return nil
        }
        self.title = title
        holdsResults = Self.holdsResults(names, rows: all, title: title)
        let linking = rows.count { row in row.children.contains { Self.linksPaper($0.text) } }
        let says =
            Self.saysPaper(heading.children[title].text) || Self.tellsPapers(names, title: title)
            || linking == 0 && (names[title] == .paper || names[title] == .title)
                && Self.cites(rows, column: title)
        guard linking * 10 >= rows.count * (says ? 0 : 3), linking > 0 || says else { return nil }
    }

    /// Whether half of the cells of a row and more are left to be filled in, "TBD".
    private static func isForm(_ row: MarkdownBlock) -> Bool {
        row.children.count {
            TitleGate.isPlaceholder($0.text.slice($0.text.range).trimmed) && $0.text.links.isEmpty
        } * 2
            >= row.children.count
            && row.children.contains {
                !$0.text.bytes.isEmpty && TitleGate.isPlaceholder($0.text.slice($0.text.range).trimmed)
            }
    }

    /// The column with the titles: named so, or the one whose cells link papers by their titles.
    private static func titleColumn(_ names: [FieldName?], rows: [MarkdownBlock]) -> Int? {
        let worded = names.indices.filter { column in averageWords(rows, column: column) >= 1.5 }
        if let named = worded.first(where: { names[$0] == .title }) { return named }
        if let named = worded.first(where: { names[$0] == .paper && averageWords(rows, column: $0) >= 2.5 }) {
            return named
        }
        if let named = names.firstIndex(of: .title), linked(rows, column: named) * 2 > rows.count {
            return named
        }
        if let named = names.firstIndex(of: .paper), titled(rows, column: named) * 3 > rows.count * 2 {
            return named
        }
        let candidates = names.indices.filter {
            names[$0] == nil || names[$0] == .links || names[$0] == .model
        }
        let best = candidates.max { titles(rows, column: $0) < titles(rows, column: $1) }
        return best.flatMap { titles(rows, column: $0) * 2 > rows.count ? $0 : nil }
            ?? describedColumn(names, rows: rows)
    }

    /// The column of models whose cells spell out titles, where nearly every row links a paper elsewhere.
    private static func describedColumn(_ names: [FieldName?], rows: [MarkdownBlock]) -> Int? {
        guard
            rows.count(where: { row in row.children.contains { linksPaper($0.text) } }) * 5 >= rows.count * 4
        else { return nil }
        return names.indices.first { column in
            let titled = rows.count { row in
                guard names[column] == .model, row.children.indices.contains(column),
                    let head = EntryHead(row.children[column].text)
                else { return false }
                return head.titleLength >= 4 && head.facts.prose == 0
            }
            return titled * 5 >= rows.count * 4
        }
    }

    /// The column of a ranking that cites the paper of each row.
    private static func citedColumn(_ heading: MarkdownBlock, rows: [MarkdownBlock]) -> Int? {
        heading.children.indices.first {
            saysPaper(heading.children[$0].text) && linked(rows, column: $0) * 3 > rows.count
        }
    }

    /// How many cells of a column open with a link whose words are no label.
    private static func titled(_ rows: [MarkdownBlock], column: Int) -> Int {
        rows.count { row in
            guard row.children.indices.contains(column), let link = row.children[column].text.links.first
            else { return false }
            return link.range.lowerBound == 0 && !link.range.isEmpty
                && !LinkLabel.isLabel(link, in: row.children[column].text)
        }
    }

    /// How many cells of a column link papers.
    private static func linked(_ rows: [MarkdownBlock], column: Int) -> Int {
        rows.count { row in row.children.indices.contains(column) && linksPaper(row.children[column].text) }
    }

    /// Whether a cell of `row` that is no title leads to a paper.
    func linksPaper(_ row: MarkdownBlock) -> Bool {
        row.children.indices.contains { $0 != title && Self.linksPaper(row.children[$0].text) }
    }

    /// How many cells of a column are links of three words or more to papers.
    private static func titles(_ rows: [MarkdownBlock], column: Int) -> Int {
        rows.count { row in
            guard row.children.indices.contains(column), let head = EntryHead(row.children[column].text)
            else { return false }
            return head.linksPaper && head.titleLength >= 3
        }
    }

    private static func averageWords(_ rows: [MarkdownBlock], column: Int) -> Double {
        let counts = rows.compactMap {
            $0.children.indices.contains(column)
                ? EntryWords.count($0.children[column].text.all) : nil
        }
        return counts.isEmpty ? 0 : Double(counts.reduce(0, +)) / Double(counts.count)
    }

    /// Whether `table` ranks what it lists by measurements and names the paper of each.
    static func holdsResults(_ table: MarkdownBlock) -> Bool {
        guard let heading = table.children.first(where: { $0.kind == .row(isHeader: true) }) else {
            return false
        }
        let rows = table.children.filter { $0.kind == .row(isHeader: false) }
        let names = heading.children.map {
            FieldName(label: TextSlice($0.text.bytes, in: EntryWords.trimmed($0.text.all)))
        }
        guard rows.count >= 2, let paper = heading.children.firstIndex(where: { saysPaper($0.text) }) else {
            return false
        }
        return holdsResults(names, rows: rows, title: paper)
    }

    private static func holdsResults(_ names: [FieldName?], rows: [MarkdownBlock], title: Int) -> Bool {
        measured(names, rows: rows).contains { $0 != title }
    }

    /// The columns that are not named as anything else and hold numbers.
    static func measured(_ names: [FieldName?], rows: [MarkdownBlock]) -> [Int] {
        names.indices.filter { column in
            guard names[column] == nil || names[column] == .results,
                linked(rows, column: column) * 2 <= rows.count
            else { return false }
            let cells = rows.compactMap {
                $0.children.indices.contains(column) ? $0.children[column].text : nil
            }.filter { !$0.bytes.isEmpty }
            let numbers = cells.count { isNumber($0.bytes) }
            return numbers * 2 > cells.count && numbers > 0 && !isOrder(cells)
        }
    }

    /// Whether the cells count the rows, the weeks, or date them: whole numbers that never fall by more than
    /// a fresh start, years, days.
    private static func isOrder(_ cells: [StyledText]) -> Bool {
        let words = cells.map { $0.bytes.string(EntryWords.trimmed($0.all)) }
        if words.allSatisfy({ isDate(Array($0.utf8)) }) { return true }
        let numbers = words.map { Int($0.drop { "#№".contains($0) }) ?? -1 }
        // Counting ends long before the numbers that an integer cannot follow.
        guard !numbers.contains(where: { $0 < 0 || $0 > 1_000_000 }), let first = numbers.first,
            first <= 1 || numbers.count > 2
        else { return false }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 || $1 == $0 + 1 || $1 + 1 == $0 }
            || numbers.count > 3 && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 && $1 <= $0 + 3 }
    }

    /// A year, or a month or a day of one.
    private static func isDate(_ bytes: [UInt8]) -> Bool {
        let range = bytes.trimmed(0..<bytes.count)
        return bytes.slice(range).year != nil || DateLine.date(bytes.slice(range))?.month != nil
    }

    /// `96.21`, `95.4 ± 0.2`, `12%`, `1.2M`.
    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        let digits = bytes.count { $0 >= 0x30 && $0 <= 0x39 }
        let letters = bytes.count { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        // "HW1" is a name with a number.
        let opensWithLetter =
            bytes.first { $0 > 0x20 }.map { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } ?? false
        return digits > 0 && letters <= 2 && bytes.count <= 24 && !opensWithLetter
    }

    private static func linksPaper(_ text: StyledText) -> Bool {
        var facts = EntryFacts()
        for link in text.links {
            facts.add(
                link: link.url,
                label: LinkLabel.isLabel(link, in: text) ? LinkLabel.words(text, in: link.range) : nil
            )
        }
        return facts.linksPaper
    }

    /// Whether the columns beside the titles are those of papers: authors, or a venue and a year.
    private static func tellsPapers(_ names: [FieldName?], title: Int) -> Bool {
        guard names[title] == .title else { return false }
        return names.contains(.authors)
            || names.contains(.venue) && names.contains { $0 == .year || $0 == .date }
    }

    /// Whether most cells of a column name who wrote what they list, and when: "Small Nets (One et al., 2020)".
    private static func cites(_ rows: [MarkdownBlock], column: Int) -> Bool {
        let citing = rows.count { row in
            guard row.children.indices.contains(column), let head = EntryHead(row.children[column].text)
            else { return false }
            return !head.facts.authors.isEmpty && head.facts.year != nil
        }
        return citing * 3 > rows.count * 2
    }

    /// Whether the heading of a column speaks of papers.
    private static func saysPaper(_ text: StyledText) -> Bool {
        let words = text.bytes.folded(text.range)
        return paperWords.contains { words.contains($0) }
    }

    private static let paperWords = WordFiles.markdown.values("column.papers")
}
