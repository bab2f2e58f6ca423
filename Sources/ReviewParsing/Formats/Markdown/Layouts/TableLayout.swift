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
            "| Week | Readings |\n|---|---|\n| 1 | Small Nets Learn Too (One et al., 2020) |\n| 2 | Why Depth Matters (Two et al., 2019) |\n",
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
                    ?? ranking.flatMap({ ranked(row, columns: $0, trail: trail) })
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
        if TitleGate.refuses(title.words), !title.facts.linksPaper, !columns.linksPaper(row) { return nil }
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
            if isMeeting { facts.add(date: PartialDate.find(in: other.text.all)) }
            if columns.names[column] != .number {
                text.line(other.text, in: other.text.range, isHead: !isSummary)
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
    private func ranked(_ row: MarkdownBlock, columns: RankingColumns, trail: HeadingTrail)
        -> MarkdownRecord?
    {
        guard let ranked = RankedRow(row, columns: columns) else { return nil }
        var record = MarkdownRecord(
            lines: row.lines, facts: ranked.facts, title: ranked.title, text: ranked.text, trail: trail,
            threshold: .line)
        record.isCited = true
        record.known.isDescribed = ranked.isDescribed
        return record
    }
}

extension EntryFacts {
    /// Who is cited for a model, and when: "SmallNet (One et al., 2019)".
    private func cited(in text: StyledText) -> NameList? {
        guard let group = LineCut.brackets(in: text.all).last, group.count <= 100 else {
            return nil
        }
        let list = NameList(text.bytes.slice(text.bytes.trimmed(group.lowerBound + 1..<group.upperBound - 1)))
        return list.names.isEmpty || list.year == nil ? nil : list
    }

    /// Reads a cell by the name of its column.
    mutating func read(_ text: StyledText, column: FieldName?, label: String) {
        switch column {
        case .number?, .title?, .reader?: return
        case .model?:
            add(keywords: [text.words(text.range)])
            if let list = cited(in: text) {
                if list.truncated, list.isConvincing { add(list) }
                add(year: list.year)
            }
        case .summary?:
            readField(.summary, label: label, in: text, value: text.range)
            for link in text.links where PaperAddress.key(of: link.url) != nil && !linksPaper {
                add(link: link.url, label: nil)
            }
        case let name?: readField(name, label: label, in: text, value: text.range)
        case nil: read(text, in: text.range)
        }
        for image in text.images {
            if let index = image.link, column == .paper || column == .code || column == .links {
                add(link: text.links[index].url, label: image.alt.isEmpty ? label : image.alt)
            }
        }
    }
}
