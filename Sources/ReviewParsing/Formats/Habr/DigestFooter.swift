import ReviewModel
import TextAnalysis

/// What a web page shows behind the last section: the company's card, advertisements, comments.
enum DigestFooter {
    private static let adMarks = WordFiles.digests.values("footer.ad")
    private static let commentMarks = WordFiles.digests.list("footer.comments")
    private static let loginMarks = WordFiles.digests.values("footer.login")
    private static let siteMarks = WordFiles.digests.values("footer.site")
    private static let rowMarks = WordFiles.digests.list("footer.row")

    /// Cuts the footer off the last of `sections` and returns it as sections of its own.
    static func sections(in lines: TextLines, after sections: [DigestSection]) -> [DigestSection] {
        guard let last = sections.last, let start = start(in: lines, within: last.lines) else { return [] }
        var parts: [DigestSection] = []
        var index = start
        if let card = companyCard(in: lines, above: start, floor: last.lines.lowerBound + 1) {
            parts.append(DigestSection(lines: card..<start, kind: .channelHeader))
        }
        var kind: Kind?
        while index < lines.count {
            if let next = kindStarting(lines, at: index), next != kind || next == .comment {
                kind = next
                parts.append(DigestSection(lines: index..<lines.count, kind: next))
            } else if kind == .comment, parts.last?.lines.lowerBound == index - 2, !lines.isBlank(index),
                isHead(lines, at: index - 2)
            {
                parts.append(DigestSection(lines: index..<lines.count, kind: .comment))
            }
            index += 1
        }
        for at in parts.indices.dropLast() {
            parts[at].lines = parts[at].lines.lowerBound..<parts[at + 1].lines.lowerBound
        }
        return parts
    }

    /// The first line that cannot belong to a review.
    static func start(in lines: TextLines, within range: Range<Int>) -> Int? {
        range.first { !lines.isBlank($0) && kindStarting(lines, at: $0) != nil }
    }

    private static func kindStarting(_ lines: TextLines, at index: Int) -> Kind? {
        let range = lines.lines[index]
        guard !range.isEmpty, range.count <= 400 else { return nil }
        let text = lines.bytes.foldedPhrase(range)
        if loginMarks.contains(where: { text.hasPrefix($0) }) { return .comment }
        if isCommentHead(text) { return .comment }
        if adMarks.contains(where: { $0.contains(" ") ? text.hasPrefix($0) : text == $0 }) { return .ad }
        if siteMarks.contains(where: {
            text == $0 || (rowMarks.contains($0) && text.hasPrefix($0 + " "))
        }) {
            return .channelHeader
        }
        return nil
    }

    /// "Комментарии 12".
    private static func isCommentHead(_ text: String) -> Bool {
        let words = text.split(whereSeparator: { " ():".contains($0) })
        guard let first = words.first, commentMarks.contains(String(first)), words.count <= 2 else {
            return false
        }
        return words.count == 1 || Int(words[1]) != nil
    }

    private static func isHead(_ lines: TextLines, at index: Int) -> Bool {
        index >= 0 && isCommentHead(lines.bytes.foldedPhrase(lines.lines[index]))
    }

    /// The first of at most three short lines without full stops right above the advertisement: name and
    /// motto of the company that runs the blog.
    private static func companyCard(in lines: TextLines, above index: Int, floor: Int) -> Int? {
        var at = index - 1
        while at > floor, lines.isBlank(at) { at -= 1 }
        var first: Int?
        while at > floor, index - at <= 8, isMotto(lines, at: at), first.map({ $0 - at <= 1 }) ?? true {
            first = at
            at -= 1
        }
        return first
    }

    private static func isMotto(_ lines: TextLines, at index: Int) -> Bool {
        let range = lines.lines[index]
        guard !range.isEmpty, range.count <= 160, ListItem.marker(in: lines.bytes, range) == nil else {
            return false
        }
        return !".!?;:,".utf8.contains(lines.bytes[range.upperBound - 1])
    }
}
