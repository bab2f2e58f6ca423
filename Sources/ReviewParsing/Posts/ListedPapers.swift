import ReviewModel
import TextAnalysis

/// The papers that a post lists and is no review of: a digest of the week, links to read, news of several models.
///
/// What is only cited in a sentence is none of them: a listed paper has its title beside its address, or stands with its
/// address on a line of its own.
enum ListedPapers {
    /// Lines above an address that may hold its title.
    private static let tallest = 5
    /// Papers of one post.
    private static let most = 100
    /// Bytes of a line before its address in which a title is looked for.
    private static let longest = 700

    /// Those of `papers` that stand as items of a list in the lines of `heads`, at least two.
    static func find(in heads: HeadLines) -> [KnownPaper] {
        let papers = heads.papers.filter { $0.origin == .text }
        guard papers.count > 1 else { return [] }
        var found: [KnownPaper] = []
        var behind = 0
        for paper in papers.prefix(most) {
            let line = heads.lines.line(at: paper.place.lowerBound)
            let start = start(of: line, from: behind, in: heads.lines)
            behind = line + 1
            let before = papers.last {
                $0.place.lowerBound < paper.place.lowerBound
                    && heads.lines.line(at: $0.place.lowerBound) == line
            }
            if let before, heads[line].content != .links,
                let known = listed(paper, at: line, in: heads, behind: before.place.upperBound)
            {
                found.append(known)
            } else if before == nil, let known = titled(paper, in: heads, from: start, to: line) {
                found.append(known)
            } else if heads[line].content == .links {
                found.append(KnownPaper(title: name(at: line, in: heads.lines), url: paper.url))
            }
        }
        return found.count > 1 ? found : []
    }

    /// The name that stands as the label of an address, "SmallNet: https://…"; empty where the label says what the link
    /// is.
    private static func name(at line: Int, in lines: TextLines) -> String {
        guard let labelled = LabelledLine(at: line, in: lines), labelled.links.count == 1,
            case let label = lines.bytes.slice(labelled.label), (1...4).contains(label.tokens.count),
            label.letterCounts.cyrillic == 0, label.tokens.contains(where: \.hasUpper),
            LinkRoles.role(ofLabel: label.string) == nil, FieldName(label: label) == nil
        else { return "" }
        return label.string
    }

    /// The first line of the item that ends with the line at `index`.
    private static func start(of index: Int, from first: Int, in lines: TextLines) -> Int {
        var start = index
        while start > first, !lines.isBlank(start - 1), index - start < tallest {
            if ListItem.marker(in: lines[start]) != nil { break }
            start -= 1
        }
        return start
    }

    /// The paper with the likeliest title of the lines from `start` to that of its address.
    private static func titled(_ paper: NamedPaper, in heads: HeadLines, from start: Int, to line: Int)
        -> KnownPaper?
    {
        var candidates: [TitleCandidate] = []
        for index in start...line {
            let head = heads[index], next = index < line ? heads[index + 1] : nil
            candidates += TitleCandidate.candidates(
                in: head, at: index - start, before: next, of: heads.lines, papers: [paper])
        }
        let own = listed(paper, at: line, in: heads, behind: heads.lines.lines[line].lowerBound)
        guard let best = candidates.max(by: { $0.weight < $1.weight }), best.weight >= TitleCandidate.enough
        else { return own }
        // What the line tells of the paper is none of its title.
        if let own, best.lines.contains(line), best.title.string.hasPrefix(own.title) { return own }
        let number = ListItem.marker(in: best.title)
        let title = number.map { best.title.from($0.upperBound).trimmed } ?? best.title
        guard title.tokens.count > 1 else { return own }
        var known = KnownPaper(title: title.string, url: paper.url)
        let below = start + 1 <= line ? heads[best.lines.upperBound..<max(best.lines.upperBound, line)] : nil
        if let list = best.authors ?? below?.authors {
            known.authors = list.names.map { AuthorList.withoutMarks($0.name) }.filter { !$0.isEmpty }
            known.authorsTruncated = list.truncated
        }
        return known
    }

    /// The title in front of what a line tells of its paper: "• Small Nets Learn Too — they do, https://…",
    /// "1. Small Nets Learn Too - They do. (paper)", "SmallNet: сети учатся (статья)".
    private static func listed(_ paper: NamedPaper, at line: Int, in heads: HeadLines, behind start: Int)
        -> KnownPaper?
    {
        let lines = heads.lines, place = lines.lines[line]
        let end = min(place.upperBound, paper.place.lowerBound)
        guard start < end else { return nil }
        var text = lines.bytes.slice(start..<end).trimmed.prefix(longest)
        let isItem = text.startIndex == place.lowerBound || start == place.lowerBound
        if let marker = ListItem.marker(in: text) { text = text.from(marker.upperBound).trimmed }
        text = TitleLine.withoutEmoji(text)
        while let first = text.first, ",;|·)".utf8.contains(first) { text = text.dropFirst().trimmed }
        guard let cut = cut(text), isItem || start > place.lowerBound else { return nil }
        let title = TitleLine.parts(of: text.before(cut).trimmed).title
        let words = title.tokens.filter { $0.hasLetter }, letters = title.letterCounts
        guard let first = words.first, words.count <= 25, letters.latin > letters.cyrillic,
            words.count > 1 || first.hasUpper || title.tokens.contains(where: \.hasDigit),
            words.count > 3 || LinkRoles.role(ofLabel: title.string) == nil
        else { return nil }
        return KnownPaper(title: title.string, url: paper.url)
    }

    /// Where what is told of a paper begins: behind a dash, or behind a colon where it goes on in another alphabet.
    private static func cut(_ text: TextSlice) -> Int? {
        let dash = Marks.dashes.compactMap { text.find($0) }.min()
        if let dash, text.before(dash).tokens.count > 0 { return dash }
        guard let colon = text.find(": "), text.before(colon).letterCounts.cyrillic == 0,
            case let letters = text.from(colon + 2).letterCounts, letters.cyrillic > letters.latin
        else { return nil }
        return colon
    }
}

extension HeadLines {
    /// The first line of names among those in `range`.
    fileprivate subscript(range: Range<Int>) -> HeadLine? {
        range.lazy.map { self[$0] }.first { $0.content == .authors }
    }
}
