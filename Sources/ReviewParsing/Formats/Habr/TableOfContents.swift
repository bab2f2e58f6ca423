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

        /// Whether all words of the title stand in `range`.
        func isWhole(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
            TableOfContents.key(bytes, in: range).hasPrefix(TableOfContents.key(bytes, in: title))
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
            list.append(entry(in: lines.bytes, lines.lines[next], number: list.count + 1))
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
            list.append(entry(in: lines.bytes, range, number: list.count + 1))
            at = end
        }
        return (list, end)
    }

    private static func entry(in bytes: [UInt8], _ range: Range<Int>, number: Int) -> Entry {
        let marker = ListItem.marker(in: bytes.slice(range)) ?? range.lowerBound..<range.lowerBound
        var title = bytes.trimmed(marker.upperBound..<range.upperBound)
        var parenthesis: Range<Int>?
        if bytes.ends(")", in: title), let open = bytes[title].lastIndex(of: UInt8(ascii: "(")),
            open > title.lowerBound
        {
            parenthesis = bytes.trimmed(open + 1..<title.upperBound - 1)
            title = bytes.trimmed(title.lowerBound..<open)
        }
        return Entry(number: number, title: title, parenthesis: parenthesis)
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

    /// The entry whose title the line in `range` bears, if any.
    func entry(titled range: Range<Int>, in bytes: [UInt8]) -> Entry? {
        let wanted = Self.key(bytes, in: range)
        guard wanted.count >= 8 else { return nil }
        return entries.first { entry in
            let title = Self.key(bytes, in: entry.title)
            return title == wanted || (title.count >= 12 && wanted.hasPrefix(title))
                || (wanted.count >= 24 && title.hasPrefix(wanted))
        }
    }

    /// Letters and digits of a title in lower case.
    fileprivate static func key(_ bytes: [UInt8], in range: Range<Int>) -> String {
        var words = Tokenizer.tokens(in: bytes, range).map { bytes.folded($0.range) }
        if words.count > 1, words[0].count <= 2, Int(words[0]) != nil { words.removeFirst() }
        return words.joined(separator: " ")
    }
}
