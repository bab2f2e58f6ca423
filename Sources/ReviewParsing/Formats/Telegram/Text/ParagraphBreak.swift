import TextAnalysis

/// Where one message ends and the next begins in a dump whose paragraphs are set apart by blank
/// lines: two paragraphs without a blank line between them belong to two messages, unless they
/// are lines of one list, one header or one address.
enum ParagraphBreak {
    /// Whether the line `next` begins a message after the line `last`; `body` holds the lines of the
    /// message so far.
    static func isBoundary(in lines: TextLines, between last: Int, and next: Int, body: [Int]) -> Bool {
        let upper = lines[last], lower = lines[next]
        // An address belongs to the words before it, the words behind an address to the same list.
        if let labelled = LabelledLine(at: next, in: lines), labelled.isTerse(in: lines.bytes) {
            return false
        }
        if ListItem.marker(in: lines.bytes, lower.range) != nil { return false }
        if let end = upper.last, ":,;".utf8.contains(end) { return false }
        if startsInside(lower) { return false }
        let usesBlankLines = body.contains { lines.isBlank($0) }
        let followedByBlank = lines.isBlank(next + 1)
        if !WebAddress.find(in: lines.bytes, upper.range).isEmpty { return usesBlankLines || followedByBlank }
        if ListItem.marker(in: lines.bytes, upper.range) != nil {
            return usesBlankLines && followedByBlank && lower.count > 80
        }
        if usesBlankLines { return true }
        // One line so far: a caption or a short post when the next one is not part of the same verse.
        return isSentence(upper) == isSentence(lower) ? body.count == 1 : true
    }

    /// Whether the line begins with a small letter: it goes on with what stands before.
    private static func startsInside(_ line: TextSlice) -> Bool {
        UTF8Scanner.isLower(line.scalar(at: line.startIndex).value)
            && line.tokens.first.map { !$0.hasUpper && !$0.hasDigit } ?? false
            && line.count > 40
    }

    private static func isSentence(_ line: TextSlice) -> Bool {
        line.last.map { ".!?)".utf8.contains($0) } ?? false
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
