import ReviewModel
import TextAnalysis

/// What the columns of a table hold that ranks models by measurements.
struct RankingColumns: Sendable {
    /// What each holds, where its heading tells.
    let names: [FieldName?]
    /// Words of each heading.
    let labels: [String]
    /// Those that hold measurements.
    let measured: Set<Int>

    /// The columns of `table`; nil where none holds measurements, or less than a third of two rows and more link papers.
    init?(_ table: MarkdownBlock) {
        guard let heading = table.children.first(where: { $0.kind == .row(isHeader: true) }) else {
            return nil
        }
        let rows = table.children.filter { $0.kind == .row(isHeader: false) }
        self.init(heading, rows: rows)
        guard rows.count >= 2, !measured.isEmpty,
            rows.count(where: { RankedRow($0, columns: self) != nil }) * 3 > rows.count
        else { return nil }
    }

    /// The columns under `heading`, whatever the rows hold.
    init(_ heading: MarkdownBlock, rows: [MarkdownBlock]) {
        names = heading.children.map {
            let label = EntryWords.trimmed($0.text.all)
            // Elsewhere the words label links.
            return Self.ranked.contains($0.text.bytes.folded(label))
                ? .model : FieldName(label: TextSlice($0.text.bytes, in: label))
        }
        labels = heading.children.map { $0.text.words($0.text.range) }
        measured = Set(TableColumns.measured(names, rows: rows))
    }

    private static let ranked = WordFiles.markdown.phrases("field.model")

    /// The cells of a row that hold no measurements, with what they hold, those first that name what is ranked.
    fileprivate func cells(of row: MarkdownBlock) -> [(text: StyledText, name: FieldName?, label: String)] {
        let cells = row.children.enumerated().filter {
            !measured.contains($0.offset) && !$0.element.text.bytes.isEmpty
        }
        .map { cell in
            let isKnown = names.indices.contains(cell.offset)
            return (cell.element.text, isKnown ? names[cell.offset] : nil, isKnown ? labels[cell.offset] : "")
        }
        return cells.filter { $0.1 == .model } + cells.filter { $0.1 != .model }
    }
}

/// A row of a table that ranks models by measurements, as the entry of the paper that it links: by the title where a
/// cell spells it out, else by the name of what is ranked.
struct RankedRow: Sendable {
    /// The title, or what the paper is called.
    let title: String
    /// Whether it is more of a description of what is ranked than what the paper is called: three words and more.
    let isDescribed: Bool
    /// What else the row says of the paper.
    private(set) var facts = EntryFacts()
    /// Its cells, but for the measurements.
    private(set) var text = BlockText()

    /// Reads a row; nil where it links no paper, or names nothing.
    init?(_ row: MarkdownBlock, columns: RankingColumns) {
        let cells = columns.cells(of: row)
        let spelt = cells.lazy.compactMap { Self.spelt($0.text, isNamed: $0.name == .paper) }.first
        guard let title = spelt ?? Self.name(in: cells.map(\.text)) else { return nil }
        self.title = title
        isDescribed = spelt == nil && TextSlice(title).fields.count > 2
        for cell in cells {
            read(cell.text, as: cell.name, label: cell.label)
            if cell.name != .number { text.line(cell.text, in: cell.text.range, isHead: true) }
        }
        guard facts.linksPaper else { return nil }
    }

    private mutating func read(_ text: StyledText, as name: FieldName?, label: String) {
        switch name {
        case nil, .model, .title, .number:
            for link in text.links {
                facts.add(
                    link: link.url,
                    label: LinkLabel.isLabel(link, in: text) ? LinkLabel.words(text, in: link.range) : nil)
            }
            if name == .model { facts.read(text, column: .model, label: label) }
        default: facts.read(text, column: name, label: label)
        }
        // "[One et al., 2019](…)" says whose paper it leads to, "[SmallNet (One et al., 2019)](…)" begins with a name.
        for link in text.links where name != .model || link.range.lowerBound > 0 {
            guard
                EntryWords.isCitation(text.bytes.slice(link.range))
                    || EntryWords.isShortCitation(text.bytes.slice(link.range))
            else { continue }
            facts.add(NameList(text.bytes.slice(EntryWords.trimmed(text.bytes.slice(link.range)))))
        }
    }

    /// The title that a cell links its paper by; in a column that is named after papers, whatever its link leads to.
    private static func spelt(_ cell: StyledText, isNamed: Bool) -> String? {
        let isCitation = cell.links.contains {
            EntryWords.isCitation(cell.bytes.slice($0.range))
                || EntryWords.isShortCitation(cell.bytes.slice($0.range))
        }
        guard !isCitation, let title = CellTitle(cell), title.isSpelt,
            title.isCited || isNamed && title.isLinked
        else {
            return nil
        }
        return title.words
    }

    /// The first name of what is ranked.
    private static func name(in cells: [StyledText]) -> String? {
        cells.lazy.compactMap { cell in
            name(in: cell).map { cell.words($0) }
        }.first
    }

    /// The words of a cell before who is cited for them and before labelled links: "SmallNet (One et al., 2019)".
    private static func name(in cell: StyledText) -> Range<Int>? {
        let bytes = cell.bytes
        let labels = cell.links.filter { !$0.range.isEmpty && LinkLabel.isLabel($0, in: cell) }.map(
            \.range.lowerBound)
        let groups = LineCut.brackets(in: bytes.slice(cell.range)).filter { isCitation(bytes.slice($0)) }
        // "One et al. (2015a): SmallNet" has the name behind who is cited.
        let cited = groups.first.flatMap { group -> Int? in
            let isOnlyYear = isYear(bytes.slice(group))
            return isOnlyYear && EntryWords.isCitation(bytes.slice(0..<group.lowerBound))
                ? group.upperBound : nil
        }
        let start = cited ?? 0
        let end = (labels + groups.map(\.lowerBound)).filter { $0 >= start }.min() ?? bytes.count
        var range = EntryWords.trimmed(bytes.slice(LeadingMarks(cell, in: start..<end).end..<end))
        while let last = bytes[range].lastIndex(where: { $0 & 0xC0 != 0x80 }),
            "/+&*".utf8.contains(bytes[last])
                || bytes[last] >= 0x80 && UTF8Scanner.isEmoji(bytes.scalar(last).value)
        {
            range = bytes.trimmed(range.lowerBound..<last)
        }
        guard range.count <= 100, bytes[range].contains(where: { $0 | 0x20 >= 0x61 }),
            !EntryWords.isCitation(bytes.slice(range)), !EntryWords.isShortCitation(bytes.slice(range)),
            FieldName(label: bytes.slice(range)) == nil,
            !LinkLabel.isLabel(bytes.slice(range), isStrict: true),
            WebAddress.find(in: bytes.slice(range)).isEmpty,
            ArxivIdentifier.first(in: Array(bytes[range])) == nil
        else { return nil }
        return range
    }

    /// "(2019)", "(2019a)".
    private static func isYear(_ group: TextSlice) -> Bool {
        let inside = group.dropFirst().dropLast().trimmed
        return inside.count <= 5 && inside.count >= 4 && inside.prefix(4).year != nil
    }

    /// "(One et al., 2019)", "(2019)", "([One and Two](…))".
    private static func isCitation(_ group: TextSlice) -> Bool {
        let inside = group.dropFirst().dropLast().trimmed
        return isYear(group) || EntryWords.isCitation(inside) || EntryWords.isShortCitation(inside)
            || PartialDate.find(in: inside) != nil || VenueText(inside) != nil
    }
}
