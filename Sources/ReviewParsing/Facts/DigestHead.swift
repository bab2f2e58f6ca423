import TextAnalysis

/// The labelled lines at the head of a section of a digest.
enum DigestHead {
    /// What a line of a head tells.
    enum Label: Sendable, Hashable {
        /// `Авторы статьи: …`
        case authors
        /// `Автор обзора: …`
        case reviewer
        /// `Оригинал статьи :: GitHub project`
        case original
        /// `Статья 1: Title`
        case paper
    }

    private static let reviewerLabels = WordFiles.digests.phrases("label.reviewer")
    private static let ambiguousLabels = WordFiles.digests.phrases("label.author")
    private static let paperLabels = WordFiles.digests.list("label.paper")
    private static let nicknameSites = WordFiles.digests.list("nickname")
    private static let originalAnchors = WordFiles.digests.phrases("original")

    /// What the line in `slice` tells, if it is a line of a head.
    static func label(in slice: TextSlice) -> Label? {
        guard slice.count >= 5, slice.count <= 4000 else { return nil }
        let line = withoutArrow(slice)
        if let colon = line.first(UInt8(ascii: ":")), colon - line.startIndex <= 70,
            colon + 1 < line.endIndex, line[colon + 1] != UInt8(ascii: ":")
        {
            return label(named: line.before(colon).foldedPhrase, before: line.after(colon).trimmed)
        }
        return isOriginal(line) ? .original : nil
    }

    /// Lines that the names behind a label take at most.
    private static let longestAuthors = 5

    /// Whether the line at `index` goes on in the names of the lines above: they end with a comma, or a bracket is
    /// open in them.
    static func goesOn(at index: Int, in lines: TextLines) -> Bool {
        guard index > 0, !lines.isBlank(index), label(in: lines.bytes.slice(lines.lines[index])) == nil else {
            return false
        }
        var start = index - 1
        while start > 0, index - start < longestAuthors, !lines.isBlank(start),
            label(in: lines.bytes.slice(lines.lines[start])) == nil
        {
            start -= 1
        }
        guard !lines.isBlank(start), label(in: lines.bytes.slice(lines.lines[start])) == .authors else {
            return false
        }
        let above = lines.bytes.slice(lines.lines[start].lowerBound..<lines.lines[index - 1].upperBound)
        let open = above.count { $0 == UInt8(ascii: "(") }, closed = above.count { $0 == UInt8(ascii: ")") }
        return open > closed || above.last == UInt8(ascii: ",")
    }

    private static func label(named name: String, before value: TextSlice) -> Label? {
        guard !value.isEmpty else { return nil }
        if reviewerLabels.contains(name) { return value.count <= 300 ? .reviewer : nil }
        let words = name.split(separator: " ")
        if ambiguousLabels.contains(name), hasHandle(value) { return .reviewer }
        if let first = words.first, words.count <= 5, AuthorList.labels.contains(String(first)),
            AuthorList(value).likelihood >= 0.3
        {
            return .authors
        }
        if words.count <= 2, let first = words.first, paperLabels.contains(String(first)),
            words.count == 1 || Int(words[1]) != nil, WebAddress.find(in: value).isEmpty
        {
            return .paper
        }
        return nil
    }

    /// Whether a nick stands in parentheses: "Имя Фамилия (в слэке nick)" is a reviewer, not an author.
    private static func hasHandle(_ value: TextSlice) -> Bool {
        value.foldedWords.contains { nicknameSites.contains($0) }
    }

    /// Whether the line is a row of anchors such as "Оригинал статьи :: GitHub project :: Blog".
    private static func isOriginal(_ line: TextSlice) -> Bool {
        guard line.count <= 240 else { return false }
        // Most lines are prose, which need not be folded to be told from a label of few words.
        guard let first = anchors(in: line, most: 1).first,
            !line[first].hasMoreWords(than: mostWordsOfAnchor)
        else { return false }
        let bare = line[first].foldedPhrase.split(separator: " ").filter { Int($0) == nil }.joined(
            separator: " ")
        return originalAnchors.contains(bare)
    }

    private static let mostWordsOfAnchor =
        WordFiles.digests.values("original").map { TextSlice($0).tokens.count }.max() ?? 0

    /// The anchors of a row, cut at "::", "→", "|", "·" and "/"; no more than `most` of them.
    static func anchors(in slice: TextSlice, most: Int = .max) -> [Range<Int>] {
        let bytes = slice.bytes
        var anchors: [Range<Int>] = []
        var start = slice.startIndex
        var at = slice.startIndex
        while at < slice.endIndex, anchors.count < most {
            let width = separatorWidth(bytes, at: at, before: slice.endIndex)
            if width > 0 {
                let anchor = bytes.trimmed(start..<at)
                if !anchor.isEmpty { anchors.append(anchor) }
                start = at + width
            }
            at += max(1, width)
        }
        let last = bytes.trimmed(start..<slice.endIndex)
        if anchors.count < most, !last.isEmpty { anchors.append(last) }
        return anchors
    }

    private static func separatorWidth(_ bytes: [UInt8], at: Int, before limit: Int) -> Int {
        let byte = bytes[at]
        guard byte == 0x3A || byte == 0x20 || byte == 0xE2, at + 1 < limit else { return 0 }
        // Between words of prose stands a space and no sign.
        if byte == 0x20, bytes[at + 1] != UInt8(ascii: "|"), bytes[at + 1] != UInt8(ascii: "/"),
            bytes[at + 1] != 0xC2
        {
            return 0
        }
        return separators.first { bytes.starts($0, at: at..<limit) }?.utf8.count ?? 0
    }

    /// Signs between anchors; each begins with a colon, a space or E2.
    private static let separators = ["::", "→", " | ", " · ", " / ", "➡️"]

    private static func withoutArrow(_ line: TextSlice) -> TextSlice {
        for mark in Marks.anchors {
            if let rest = line.without(prefix: mark) { return rest.trimmed }
        }
        return line
    }
}
