import TextAnalysis

/// The numbered list of papers at the top of a digest.
struct TableOfContents: Sendable {
    /// One paper of the list.
    struct Entry: Sendable {
        /// Its number.
        var number: Int
        /// Title without number and parenthesis.
        var title: Range<Int>
        /// What stands in parentheses behind the title.
        var parenthesis: Range<Int>?

        /// Whether all words of the title stand in `head`, a line of the same text.
        func isWhole(_ head: TextSlice) -> Bool {
            TableOfContents.key(head).hasPrefix(TableOfContents.key(head.bytes.slice(title)))
        }
    }

    /// Lines it takes up, with the words above it.
    var lines: Range<Int>
    /// Papers in order.
    var entries: [Entry]

    /// The table of contents of `lines`: a run of lines numbered 1, 2, 3, … before the first head of a
    /// section, with nothing but blank lines between them.
    static func find(in lines: TextLines) -> TableOfContents? {
        let limit =
            (0..<lines.count).first { DigestHead.label(in: lines.bytes.slice(lines.lines[$0])) != nil }
            ?? lines.count
        var index = 0
        while index < limit {
            if ListItem.number(in: lines.bytes.slice(lines.lines[index])) == 1 {
                let entries = run(in: lines, from: index, before: limit)
                if entries.list.count >= 2 {
                    let start = caption(in: lines, above: index) ?? index
                    return TableOfContents(lines: start..<entries.end, entries: entries.list)
                }
            }
            index += 1
        }
        return unnumbered(in: lines, before: limit)
    }

    private static let captions = StemIndex(WordFiles.digests.fields("contents"))

    /// A list without numbers: the lines under words such as "Статьи на сегодня:", up to a wider gap.
    private static func unnumbered(in lines: TextLines, before limit: Int) -> TableOfContents? {
        let isCaption = { (index: Int) in
            let words = lines.bytes.foldedWords(lines.lines[index])
            return words.count <= 8 && lines.bytes.ends(":", in: lines.lines[index])
                && words.contains { captions.matches($0) }
        }
        guard let caption = (0..<limit).first(where: { !lines.isBlank($0) && isCaption($0) }) else {
            return nil
        }
        var list: [Entry] = []
        var end = caption + 1
        while let next = lines.nextFilled(from: end, skipping: list.isEmpty ? 4 : 1), next < limit,
            lines.lines[next].count <= 300, !lines.bytes.ends(".", in: lines.lines[next])
        {
            list.append(entry(in: lines.bytes.slice(lines.lines[next]), number: list.count + 1))
            end = next + 1
        }
        return list.count >= 2 ? TableOfContents(lines: caption..<end, entries: list) : nil
    }

    private static func run(in lines: TextLines, from start: Int, before limit: Int) -> (
        list: [Entry], end: Int
    ) {
        var list: [Entry] = []
        var end = start
        var at = start
        while let next = lines.nextFilled(from: at, skipping: 1), next < limit,
            ListItem.number(in: lines.bytes.slice(lines.lines[next])) == list.count + 1
        {
            end = next + 1
            // A long title goes on further in.
            while end < limit, end - next <= 3, !lines.isBlank(end),
                ListItem.number(in: lines.bytes.slice(lines.lines[end])) == nil,
                lines.indentation(end) > lines.indentation(next)
            {
                end += 1
            }
            let range = lines.lines[next].lowerBound..<lines.lines[end - 1].upperBound
            list.append(entry(in: lines.bytes.slice(range), number: list.count + 1))
            at = end
        }
        return (list, end)
    }

    private static func entry(in line: TextSlice, number: Int) -> Entry {
        var title = line.from(ListItem.marker(in: line)?.upperBound ?? line.startIndex).trimmed
        var parenthesis: Range<Int>?
        if title.hasSuffix(")"), let open = title.last(UInt8(ascii: "(")), open > title.startIndex {
            parenthesis = title[open + 1..<title.endIndex - 1].trimmed.range
            title = title.before(open).trimmed
        }
        return Entry(number: number, title: title.range, parenthesis: parenthesis)
    }

    /// "Статьи на сегодня:" above the list.
    private static func caption(in lines: TextLines, above index: Int) -> Int? {
        var at = index - 1
        while at >= 0, lines.isBlank(at) { at -= 1 }
        guard at >= 0, lines.lines[at].count <= 120, lines.bytes.ends(":", in: lines.lines[at]) else {
            return nil
        }
        return at
    }

    /// The entry whose title `line` bears, if any.
    func entry(titled line: TextSlice) -> Entry? {
        let wanted = Self.key(line)
        guard wanted.count >= 8 else { return nil }
        return entries.first { entry in
            let title = Self.key(line.bytes.slice(entry.title))
            return title == wanted || (title.count >= 12 && wanted.hasPrefix(title))
                || (wanted.count >= 24 && title.hasPrefix(wanted))
        }
    }

    /// Letters and digits of a title in lower case.
    fileprivate static func key(_ title: TextSlice) -> String {
        var words = title.foldedWords
        if words.count > 1, words[0].count <= 2, Int(words[0]) != nil { words.removeFirst() }
        return words.joined(separator: " ")
    }
}
