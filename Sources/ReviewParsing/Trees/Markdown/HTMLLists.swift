/// Lists, tables and headings that a document writes in HTML, as the blocks that Markdown has for them.
struct HTMLLists {
    private let source: SourceText
    /// Blocks that are still open, a document of its own first.
    private var open: [MarkdownBlock]
    /// Words since the last tag that matters here, with their first line.
    private var words: (bytes: [UInt8], line: Int) = ([], 0)
    private var line: Int
    /// Whether the title of something to unfold has been read.
    private var unfolds = false
    /// Whether a row of the table has been read.
    private var hasHeader = false

    /// Blocks nested deeper than this are taken for words.
    private static let deepest = 24

    /// A reader of HTML that stands in `source` from the line at `firstLine` on.
    init(_ source: SourceText, from firstLine: Int) {
        self.source = source
        line = firstLine
        open = [MarkdownBlock(kind: .other, line: firstLine)]
    }

    /// The last line of the source, which a line of it never goes beyond.
    private var lastLine: Int { source.lineStarts.count - 1 }

    /// Whether `html` holds an item of a list, a row of a table or a heading.
    static func holdsOne(_ html: [UInt8]) -> Bool {
        var at = 0
        while let found = html.find("<", in: at..<html.count) {
            if let tag = HTMLTag(html, at: found),
                tag.name == "li" || tag.name == "dt" || tag.name == "tr" || level(of: tag) != nil
            {
                return true
            }
            at = found + 1
        }
        return unfolds(html)
    }

    /// Whether `html` holds the title of something to unfold and what is under it.
    private static func unfolds(_ html: [UInt8]) -> Bool {
        guard let end = html.find("</summary>", in: 0..<html.count) else { return false }
        return html[(end + 10)...].contains { $0 > 0x20 }
    }

    /// The blocks of `html`.
    mutating func read(_ html: [UInt8]) -> [MarkdownBlock] {
        var at = 0
        let isFolded = Self.unfolds(html)
        while at < html.count {
            let isTag = html[at] == UInt8(ascii: "<")
            if isTag, let tag = HTMLTag(html, at: at), tag.name == "summary", isFolded {
                if !tag.closes { flush() }
                words.bytes += html[tag.range]
                if tag.closes {
                    flush()
                    unfolds = true
                }
                at = tag.range.upperBound
            } else if isTag, let tag = HTMLTag(html, at: at),
                Self.names.contains(tag.name) || unfolds && Self.unfolding.contains(tag.name)
            {
                flush()
                read(tag)
                line += html[tag.range].count { $0 == UInt8(ascii: "\n") }
                at = tag.range.upperBound
            } else {
                if words.bytes.isEmpty { words.line = line }
                words.bytes.append(html[at])
                if html[at] == UInt8(ascii: "\n") { line += 1 }
                at += 1
            }
        }
        flush()
        while open.count > 1 { close() }
        return open[0].children
    }

    private static let names: Set<String> = [
        "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td", "th", "h1", "h2", "h3",
        "h4", "h5", "h6",
    ]

    /// What parts the words under the title of something to unfold.
    private static let unfolding: Set<String> = ["p", "details", "div"]

    /// The level of the heading that `tag` opens or closes.
    private static func level(of tag: HTMLTag) -> Int? {
        guard tag.name.utf8.count == 2, tag.name.hasPrefix("h") else { return nil }
        return Int(tag.name.dropFirst()).flatMap { (1...6).contains($0) ? $0 : nil }
    }

    private mutating func read(_ tag: HTMLTag) {
        switch tag.name {
        case "ul", "ol", "dl", "table":
            tag.closes ? close(to: [Self.kind(of: tag)]) : begin(Self.kind(of: tag))
        case "li":
            close(to: [.item], within: .list)
            if !tag.closes { begin(.item) }
        case "dt":
            // A term and what is said of it are one item.
            if !tag.closes {
                close(to: [.item], within: .list)
                begin(.item)
            }
        case "dd": break
        case "tr":
            close(to: [.row(isHeader: true), .row(isHeader: false)], within: .table)
            if !tag.closes {
                begin(.row(isHeader: !hasHeader))
                hasHeader = true
            }
        case "td", "th":
            close(to: [.cell], within: .table)
            if !tag.closes { begin(.cell) }
        default:
            guard let level = Self.level(of: tag) else { return }
            if tag.closes {
                close(to: [.heading(level: level)])
            } else if open.count == 1 {
                // Within cells and items it is a manner of print.
                begin(.heading(level: level))
            }
        }
    }

    private static func kind(of tag: HTMLTag) -> MarkdownBlock.Kind { tag.name == "table" ? .table : .list }

    private mutating func begin(_ kind: MarkdownBlock.Kind) {
        guard open.count < Self.deepest else { return }
        if kind == .table { hasHeader = false }
        // Items and rows without a list or table around them are left to the words.
        if kind == .item, open[open.count - 1].kind != .list { open.append(block(.list)) }
        open.append(block(kind))
    }

    private func block(_ kind: MarkdownBlock.Kind) -> MarkdownBlock {
        MarkdownBlock(kind: kind, line: min(line, lastLine))
    }

    /// Closes blocks up to the innermost of `kinds`, if there is one; an outer list or table ends the search.
    private mutating func close(to kinds: Set<MarkdownBlock.Kind>, within border: MarkdownBlock.Kind? = nil) {
        for index in open.indices.dropFirst().reversed() {
            if kinds.contains(open[index].kind) {
                while open.count > index { close() }
                return
            }
            if open[index].kind == border { return }
        }
    }

    private mutating func close() {
        guard open.count > 1 else { return }
        let block = open.removeLast()
        open[open.count - 1].children.append(block)
    }

    /// Whether words under the title of something to unfold are a paragraph as others are.
    private func isUnfolded(_ text: StyledText) -> Bool {
        unfolds && open.count == 1 && text.bytes.contains { $0 > 0x20 }
    }

    /// Hands the words read since the last tag to the block they stand in.
    private mutating func flush() {
        defer { words = ([], line) }
        guard words.bytes.contains(where: { $0 > 0x20 }) else { return }
        var reader = InlineReader(
            finder: SourceFinder(source.bytes, from: source.lineStarts[min(words.line, lastLine)]))
        reader.html(words.bytes)
        let text = reader.finish()
        guard !text.bytes.isEmpty || !text.images.isEmpty else { return }
        let last = open.count - 1
        if open[last].headingLevel != nil {
            // A picture alone is no heading.
            if !text.bytes.contains(where: { $0 > 0x20 }) { open[last].kind = .html }
            open[last].text = text
        } else if open[last].kind == .cell {
            open[last].text = text
        } else {
            var paragraph = MarkdownBlock(
                kind: open[last].kind == .item || isUnfolded(text) ? .paragraph : .html,
                line: min(words.line, lastLine))
            paragraph.text = text
            open[last].children.append(paragraph)
        }
    }
}

/// A tag of HTML within Markdown: `<a href="…">`, `<br/>`, `</kbd>`.
struct HTMLTag: Sendable {
    /// Name in lower case.
    var name: String
    /// Whether it closes an element.
    var closes: Bool
    /// Attributes with their names in lower case.
    var attributes: [String: String] = [:]
    /// Where it stands.
    var range: Range<Int>

    /// The tag that begins at `offset`, or nil when none does.
    init?(_ bytes: [UInt8], at offset: Int) {
        guard offset + 2 < bytes.count, bytes[offset] == UInt8(ascii: "<") else { return nil }
        var at = offset + 1
        closes = bytes[at] == UInt8(ascii: "/")
        if closes { at += 1 }
        let nameEnd = Self.nameEnd(bytes, at: at)
        guard nameEnd > at else { return nil }
        name = bytes.string(at..<nameEnd).lowercased()
        range = offset..<nameEnd
        guard let end = readAttributes(bytes, from: nameEnd) else { return nil }
        range = offset..<end
    }

    /// Reads attributes up to the closing bracket; returns the offset behind it.
    private mutating func readAttributes(_ bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: ">") { return at + 1 }
            let end = Self.nameEnd(bytes, at: at)
            guard end > at else {
                at += 1
                continue
            }
            let key = bytes.string(at..<end).lowercased()
            at = Self.skipBlanks(bytes, at: end)
            guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { continue }
            let value = Self.value(bytes, at: Self.skipBlanks(bytes, at: at + 1))
            attributes[key] = bytes.string(value.range)
            at = value.end
        }
        return nil
    }

    private static func value(_ bytes: [UInt8], at start: Int) -> (range: Range<Int>, end: Int) {
        guard start < bytes.count else { return (start..<start, start) }
        let quote = bytes[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = bytes[(start + 1)...].firstIndex(of: quote) ?? bytes.count
            return (start + 1..<end, min(end + 1, bytes.count))
        }
        var end = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">") { end += 1 }
        return (start..<end, end)
    }

    private static func nameEnd(_ bytes: [UInt8], at start: Int) -> Int {
        var end = start
        while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
        return end
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
            || byte == UInt8(ascii: "-")
    }

    private static func skipBlanks(_ bytes: [UInt8], at start: Int) -> Int {
        var at = start
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        return at
    }
}
