import ReviewModel
import TextAnalysis

/// A table with a paper a row, whatever the order of its columns. A table of results is none: its
/// columns hold measurements.
struct TableLayout: MarkdownLayout {
    let name = "tables"
    let examples = [
        MarkdownExample(
            "| Date | Institute | Paper |\n|---|---|---|\n| 2020-01 | Lab | [Small Nets Learn Too](https://arxiv.org/pdf/2001.00001.pdf) |\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "| **Paper** | **Links** |\n|---|---|\n| 1) Small Nets Learn Too  They do. <br>● Faster. | [Paper](https://arxiv.org/abs/2001.00001), [Tweet](https://x.com/a/status/1) |\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "| № | Статья | Авторы |\n|---|---|---|\n| 1 | [Small Nets Learn Too](https://arxiv.org/abs/2001.00001) | Ada One |\n| 2 | [Large Nets Forget](https://arxiv.org/abs/2002.00002) | Bob Two |\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample(
            "| Publish Date | Title | PDF |\n|---|---|---|\n| **2020-01-05** | **Small Nets Learn Too** | [2001.00001](http://arxiv.org/abs/2001.00001) |\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "| Week | Readings |\n|---|---|\n| 1 | [Small Nets Learn Too](https://arxiv.org/abs/2001.00001) |\n| 2 | [Why Depth Matters](https://arxiv.org/abs/1901.00003) |\n",
            titles: ["Small Nets Learn Too", "Why Depth Matters"]),
        MarkdownExample(
            "| Model | Accuracy | Paper |\n|---|---|---|\n| SmallNet | 96.21 | [Small Nets Learn Too](https://arxiv.org/abs/2001.00001) |\n| TinyNet | 95.1 | [Small Nets Learn Too](https://arxiv.org/abs/2001.00001) |\n| Mean | 90.0 | |\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "| Model | F1 | Paper |\n|---|---|---|\n| SmallNet (One et al., 2019) | 95.1 | [SmallNet](https://arxiv.org/abs/1901.00001) |\n| TinyNet | 94.6 | [paper](https://arxiv.org/abs/2001.00001) |\n| BigNet | 94.2 | [Two et al.](https://arxiv.org/abs/2002.00002) |\n",
            titles: ["SmallNet", "TinyNet", "BigNet"]),
        MarkdownExample(
            "| Rank | System | EM |\n|---|---|---|\n| 1 | [SmallNet](https://arxiv.org/abs/1901.00001) | 95.1 |\n| 2 | human | 94.6 |\n| 3 | BigNet ([Two, 2020](https://arxiv.org/abs/2002.00002)) | 94.2 |\n",
            titles: ["SmallNet", "BigNet"]),
        MarkdownExample(
            "| Название | Авторы | Год |\n|---|---|---|\n| Как учатся маленькие сети | Иван Петров | 2020 |\n",
            titles: ["Как учатся маленькие сети"]),
    ]

    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch? {
        guard page.blocks[index].kind == .table, trail.purpose != .frame else { return nil }
        let table = page.blocks[index]
        let columns = TableColumns(table)
        let ranking = columns == nil || columns?.holdsResults == true ? RankingColumns(table) : nil
        guard columns != nil || ranking != nil else { return nil }
        var parts: [LayoutPart] = []
        for row in table.children {
            if row.kind == .row(isHeader: false),
                let record = columns.flatMap({ record(of: row, $0, trail: trail) })
                    ?? ranking.flatMap({ ranked(row, $0, trail: trail) })
            {
                parts.append(.record(record))
            } else {
                parts.append(.rest(lines: row.lines, blocks: row.kind == .row(isHeader: true) ? [] : [row]))
            }
        }
        return LayoutMatch(end: index + 1, parts: parts)
    }

    private func record(of row: MarkdownBlock, _ columns: TableColumns, trail: HeadingTrail)
        -> MarkdownRecord?
    {
        guard row.children.indices.contains(columns.title) else { return nil }
        let cell = row.children[columns.title].text
        guard let title = CellTitle(cell),
            !columns.holdsResults || title.isCited && title.isSpelt
                || columns.names[columns.title] == .title && columns.linksPaper(row)
        else { return nil }
        var facts = title.facts
        var text = BlockText()
        title.write(to: &text)
        for (column, other) in row.children.enumerated()
        where column != columns.title && !(other.text.bytes.isEmpty && other.text.images.isEmpty) {
            if columns.holdsResults, columns.names[column] == nil || columns.names[column] == .results {
                continue
            }
            let isSummary = columns.names[column] == .summary
            // When it was spoken of is not when it came out.
            let name = columns.names[column]
            let isMeeting = name == .date && columns.names.contains(.reader)
            facts.read(other.text, column: isMeeting ? .number : name, label: columns.labels[column])
            if isMeeting { facts.add(date: PartialDate.find(in: other.text.bytes, other.text.range)) }
            if columns.names[column] != .number {
                text.line(other.text, other.text.range, isHead: !isSummary)
            }
        }
        var record = MarkdownRecord(
            lines: row.lines, facts: facts, title: title.words, text: text, trail: trail, threshold: .line,
            others: title.others)
        record.isCited = columns.holdsResults
        return record
    }
}

extension TableLayout {
    /// The paper that a row of a ranking links and names by its model only.
    private func ranked(_ row: MarkdownBlock, _ columns: RankingColumns, trail: HeadingTrail)
        -> MarkdownRecord?
    {
        guard let ranked = RankedRow(row, columns) else { return nil }
        var record = MarkdownRecord(
            lines: row.lines, facts: ranked.facts, title: ranked.title, text: ranked.text, trail: trail,
            threshold: .line)
        record.isCited = true
        record.known.isDescribed = ranked.isDescribed
        return record
    }
}

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
        let rows = table.children.filter { $0.kind == .row(isHeader: false) }
        guard !rows.isEmpty else { return nil }
        names = heading.children.map {
            FieldName(label: $0.text.bytes, EntryWords.trimmed($0.text.bytes, in: $0.text.range))
        }
        labels = heading.children.map { $0.text.words($0.text.range) }
        guard let title = Self.titleColumn(names, rows: rows) ?? Self.citedColumn(heading, rows: rows) else {
            return nil
        }
        self.title = title
        holdsResults = Self.holdsResults(names, rows, title)
        let linking = rows.count { row in row.children.contains { Self.linksPaper($0.text) } }
        let says = Self.saysPaper(heading.children[title].text) || Self.tellsPapers(names, title: title)
        guard linking * 10 >= rows.count * (says ? 0 : 3), linking > 0 || says else { return nil }
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
                && !LinkLabel.isLabel(row.children[column].text, link)
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
                ? EntryWords.count($0.children[column].text.bytes, in: $0.children[column].text.range) : nil
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
            FieldName(label: $0.text.bytes, EntryWords.trimmed($0.text.bytes, in: $0.text.range))
        }
        guard rows.count >= 2, let paper = heading.children.firstIndex(where: { saysPaper($0.text) }) else {
            return false
        }
        return holdsResults(names, rows, paper)
    }

    private static func holdsResults(_ names: [FieldName?], _ rows: [MarkdownBlock], _ title: Int) -> Bool {
        measured(names, rows).contains { $0 != title }
    }

    /// The columns that are not named as anything else and hold numbers.
    static func measured(_ names: [FieldName?], _ rows: [MarkdownBlock]) -> [Int] {
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
        let words = cells.map { $0.bytes.string(EntryWords.trimmed($0.bytes, in: $0.range)) }
        if words.allSatisfy({ isDate(Array($0.utf8)) }) { return true }
        let numbers = words.map { Int($0.drop { "#№".contains($0) }) ?? -1 }
        // Counting ends long before the numbers that an integer cannot follow.
        guard !numbers.contains(where: { $0 < 0 || $0 > 1_000_000 }), let first = numbers.first,
            first <= 1 || numbers.count > 2
        else { return false }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 || $1 == $0 + 1 || $1 + 1 == $0 }
    }

    /// A year, or a month or a day of one.
    private static func isDate(_ bytes: [UInt8]) -> Bool {
        let range = bytes.trimmed(0..<bytes.count)
        return ParenthesisFacts.year(bytes, range) != nil || DateLine.date(bytes, in: range)?.month != nil
    }

    /// `96.21`, `95.4 ± 0.2`, `12%`, `1.2M`.
    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        let digits = bytes.count { $0 >= 0x30 && $0 <= 0x39 }
        let letters = bytes.count { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        return digits > 0 && letters <= 2 && bytes.count <= 24
    }

    private static func linksPaper(_ text: StyledText) -> Bool {
        var facts = EntryFacts()
        for link in text.links {
            facts.add(
                link: link.url,
                label: LinkLabel.isLabel(text, link) ? LinkLabel.words(text, in: link.range) : nil
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

    /// Whether the heading of a column speaks of papers.
    private static func saysPaper(_ text: StyledText) -> Bool {
        let words = text.bytes.folded(text.range)
        return ["paper", "стат", "论文", "publication"].contains { words.contains($0) }
    }
}

extension EntryFacts {
    /// The year of who is cited for a model: "SmallNet (One et al., 2019)".
    private func citedYear(in text: StyledText) -> Int? {
        guard let group = LineCut.brackets(in: text.bytes, text.range).last, group.count <= 100 else {
            return nil
        }
        let list = NameList(text.bytes, in: text.bytes.trimmed(group.lowerBound + 1..<group.upperBound - 1))
        return list.names.isEmpty ? nil : list.year
    }

    /// Reads a cell by the name of its column.
    mutating func read(_ text: StyledText, column: FieldName?, label: String) {
        switch column {
        case .number?, .title?, .reader?: return
        case .model?:
            add(keywords: [text.words(text.range)])
            if let year = citedYear(in: text) { add(year: year) }
        case .summary?:
            readField(.summary, label: label, in: text, value: text.range)
            for link in text.links where PaperAddress.key(of: link.url) != nil && !linksPaper {
                add(link: link.url, label: nil)
            }
        case let name?: readField(name, label: label, in: text, value: text.range)
        case nil: read(text, text.range)
        }
        for image in text.images {
            if let index = image.link, column == .paper || column == .code || column == .links {
                add(link: text.links[index].url, label: image.alt.isEmpty ? label : image.alt)
            }
        }
    }
}
