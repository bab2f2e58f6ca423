import TextAnalysis

/// Where one message ends and the next begins in a dump whose paragraphs are set apart by blank
/// lines: two paragraphs without a blank line between them belong to two messages, unless they
/// are lines of one list, one header or one address.
enum ParagraphBreak {
    /// Whether the line `next` begins a message after the line `last`; `body` holds the lines of the
    /// message so far.
    static func isBoundary(in lines: TextLines, between last: Int, and next: Int, body: [Int]) -> Bool {
        let bytes = lines.bytes
        let upper = lines.lines[last], lower = lines.lines[next]
        // An address belongs to the words before it, the words behind an address to the same list.
        if let labelled = LabelledLine.parse(lines, next), labelled.isTerse(bytes) { return false }
        if ListItem.marker(in: bytes, lower) != nil { return false }
        if bytes.ends(":", in: upper) || bytes.ends(",", in: upper) || bytes.ends(";", in: upper) {
            return false
        }
        if startsInside(bytes, lower) { return false }
        let usesBlankLines = body.contains { lines.isBlank($0) }
        let followedByBlank = lines.isBlank(next + 1)
        if !WebAddress.find(in: bytes, upper).isEmpty { return usesBlankLines || followedByBlank }
        if ListItem.marker(in: bytes, upper) != nil {
            return usesBlankLines && followedByBlank && lower.count > 80
        }
        if usesBlankLines { return true }
        // One line so far: a caption or a short post when the next one is not part of the same verse.
        return isSentenceEnd(bytes, upper) == isSentenceEnd(bytes, lower) ? body.count == 1 : true
    }

    /// Whether the line begins with a small letter: it goes on with what stands before.
    private static func startsInside(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        UTF8Scanner.isLower(bytes.scalar(range.lowerBound).value)
            && Tokenizer.tokens(in: bytes, range).first.map { !$0.hasUpper && !$0.hasDigit } ?? false
            && range.count > 40
    }

    private static func isSentenceEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        range.last.map { ".!?)".utf8.contains(bytes[$0]) } ?? false
    }
}

/// Where one message ends in a dump without blank lines: what is not printed twice is a message of
/// one line, or the rest of a post at the end of the file.
enum UnspacedParagraphs {
    /// Whether the line `next` begins a message after the line `last`.
    static func isBoundary(in lines: TextLines, between last: Int, and next: Int, body: [Int]) -> Bool {
        // The last post of a file is cut off before its copy: it runs to the end.
        guard let first = body.first else { return false }
        if HeaderBlock.find(in: lines, at: first) != nil { return false }
        return true
    }
}
