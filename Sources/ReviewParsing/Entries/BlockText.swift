import TextAnalysis

/// Plain text of blocks, made line by line: words without markup, addresses hidden behind them.
struct BlockText: Sendable {
    /// The text so far.
    private(set) var text = MessageText()
    /// Places in it that are head and not prose.
    private(set) var head: [Range<Int>] = []

    /// Appends lines of a paragraph.
    mutating func line(_ styled: StyledText, in range: Range<Int>, isHead: Bool = false, marker: String = "")
    {
        let range = styled.bytes.trimmed(range)
        guard !range.isEmpty else { return }
        if !text.bytes.isEmpty { text.bytes.append(UInt8(ascii: "\n")) }
        text.bytes += marker.utf8
        let start = text.bytes.count
        text.append(styled, in: range, keepsLines: isHead)
        if isHead { head.append(start..<text.bytes.count) }
    }

    /// Appends words that stand at `source`.
    mutating func line(_ words: String, at source: Int?, isHead: Bool = false) {
        guard !words.isEmpty else { return }
        if !text.bytes.isEmpty { text.bytes.append(UInt8(ascii: "\n")) }
        let start = text.bytes.count
        if let source { text.append(Array(words.utf8)[...], from: source) } else { text.bytes += words.utf8 }
        if isHead { head.append(start..<text.bytes.count) }
    }

    /// Sets the next block apart by a blank line.
    mutating func gap() {
        guard let last = text.bytes.last, last != UInt8(ascii: "\n") else { return }
        text.bytes.append(UInt8(ascii: "\n"))
    }

    /// Appends a block with all in it.
    mutating func block(_ block: MarkdownBlock, isHead: Bool = false, indent: Int = 0) {
        switch block.kind {
        case .item: item(block, isHead: isHead, indent: indent)
        case .row:
            cells(block, isHead: isHead)
        case .list, .table, .quote, .other:
            for child in block.children { self.block(child, isHead: isHead, indent: indent) }
        case .code: lines(of: block)
        case .rule: break
        default:
            line(
                block.text, in: block.text.range, isHead: isHead,
                marker: String(repeating: " ", count: indent))
        }
    }

    /// Appends blocks, each set apart from the one before.
    mutating func blocks(_ blocks: some Sequence<MarkdownBlock>) {
        for block in blocks {
            gap()
            self.block(block)
        }
    }

    private mutating func item(_ block: MarkdownBlock, isHead: Bool, indent: Int) {
        var isFirst = true
        for child in block.children {
            if isFirst, child.kind == .paragraph {
                line(
                    child.text, in: child.text.range, isHead: isHead,
                    marker: String(repeating: " ", count: indent) + "- ")
            } else {
                self.block(child, isHead: isHead, indent: indent + 2)
            }
            isFirst = false
        }
    }

    private mutating func cells(_ row: MarkdownBlock, isHead: Bool) {
        var isFirst = true
        for cell in row.children where !cell.text.bytes.isEmpty {
            if isFirst {
                line(cell.text, in: cell.text.range, isHead: isHead)
            } else {
                text.bytes += " | ".utf8
                text.append(cell.text, in: cell.text.range)
            }
            isFirst = false
        }
    }

    private mutating func lines(of block: MarkdownBlock) {
        let start = text.bytes.count
        for range in block.text.lines where !range.isEmpty { line(block.text, in: range) }
        if block.isFenced, text.bytes.count > start { text.code.append(start..<text.bytes.count) }
    }
}

extension MessageText {
    /// Appends words of `styled` with their places and addresses; a line break of the source becomes a space
    /// unless lines are to be kept.
    mutating func append(_ styled: StyledText, in range: Range<Int>, keepsLines: Bool = false) {
        let shift = bytes.count - range.lowerBound
        for run in styled.runs where run.range.overlaps(range) {
            let part = run.range.clamped(to: range)
            if run.style.contains(.softBreak) {
                bytes.append(keepsLines ? UInt8(ascii: "\n") : 0x20)
            } else if let source = run.source {
                append(styled.bytes[part], from: source + part.lowerBound - run.range.lowerBound)
            } else {
                bytes += styled.bytes[part]
            }
        }
        for link in styled.links where link.range.overlaps(range) && LinkLabel.isAddress(link.url) {
            let part = link.range.clamped(to: range)
            guard
                !LinkLabel.isAddress(styled.bytes.slice(part))
                    || !WebAddress.find(in: styled.bytes.slice(part)).contains(where: {
                        styled.bytes.string($0) == link.url
                    })
            else { continue }
            links.append(HiddenLink(range: part.lowerBound + shift..<part.upperBound + shift, url: link.url))
        }
        for image in styled.images where range.lowerBound <= image.offset && image.offset <= range.upperBound
        {
            guard let index = image.link, styled.links[index].range.isEmpty,
                LinkLabel.isAddress(styled.links[index].url)
            else { continue }
            let at = min(bytes.count, image.offset + shift)
            links.append(HiddenLink(range: at..<at, url: styled.links[index].url))
        }
    }
}
