import TextAnalysis

/// Titles that something else than their place marks: bold letters, a reference, a link further down, a card.
extension TitleCandidate {
    /// Lines that a bold title takes at most.
    private static let mostLines = 3

    /// The bold words that begin in `line`, be it a title within a sentence or one that goes on in the next line.
    static func bold(in line: HeadLine, of text: TextLines) -> TitleCandidate? {
        guard let run = run(from: text.lines[line.index], of: text) else { return nil }
        let last = text.line(at: run.upperBound - 1)
        guard last - line.index < mostLines, (line.index...last).allSatisfy({ !text.isBlank($0) }) else {
            return nil
        }
        let words = (line.index...last).map { text.bytes.slice(run.clamped(to: text.lines[$0])) }
        let whole = words.count == 1 ? words[0] : TextSlice(words.map(\.string).joined(separator: " "))
        let parts = TitleLine.parts(of: HeadLine.bare(whole))
        let around = TitleSurroundings(parts.title)
        let behind = text[last].from(run.upperBound).trimmed
        guard around.title.tokens.count >= 2, !goesOn(around.title, behind: behind) else { return nil }
        let isFact =
            TitleSurroundings(TextSlice(around.title.string + " " + behind.string)).parenthesis != nil
        var candidate = TitleCandidate(
            title: around.title, weight: shape(of: around.title) + 0.8, lines: line.index..<last + 1)
        candidate.isBold = true
        candidate.isWholeLine = behind.isEmpty || isFact || whole.count * 3 >= text[line.index].count * 2
        candidate.isLabelled = TitleLine.title(labelledIn: HeadLine.bare(whole)) != nil
        candidate.parenthesis =
            around.parenthesis ?? parts.label?.string
            ?? (isFact ? behind.words.map(\.string).joined(separator: " ") : nil)
        return candidate
    }

    /// The bold words that begin in `line`; neighbours are one where nothing but blanks stands between them.
    private static func run(from line: Range<Int>, of text: TextLines) -> Range<Int>? {
        guard let first = text.strong.firstIndex(where: { line.contains($0.lowerBound) }) else { return nil }
        var run = text.strong[first]
        for next in text.strong[(first + 1)...] {
            guard next.lowerBound >= run.upperBound,
                text.bytes[run.upperBound..<next.lowerBound].allSatisfy({ $0 <= 0x20 })
            else { break }
            run = run.lowerBound..<next.upperBound
        }
        let place = text.bytes.trimmed(run)
        return place.isEmpty ? nil : place
    }

    /// Whether a title of few words goes on behind what is bold: "**Small Nets**: They Learn Too".
    private static func goesOn(_ bold: TextSlice, behind: TextSlice) -> Bool {
        let mark = [":", "—", "–", "- "].first { behind.hasPrefix($0) || bold.hasSuffix($0) }
        guard mark != nil, bold.tokens.count < 4, let next = behind.tokens.first else { return false }
        return next.hasLatin
    }

    /// The title of a reference that `line` is.
    static func cited(in line: HeadLine) -> TitleCandidate? {
        guard let cited = CitedTitle(in: line.text) else { return nil }
        var candidate = TitleCandidate(
            title: cited.title, weight: shape(of: cited.title) + 1.5, lines: line.index..<line.index + 1)
        candidate.authors = cited.authors
        let rest = cited.rest.before(cited.rest.find("http") ?? cited.rest.endIndex)
        if (1...6).contains(rest.tokens.count) {
            candidate.parenthesis = rest.words.map(\.string).joined(separator: " ")
        }
        return candidate
    }

    /// Candidates in a line below the opening that names a paper.
    static func candidates(below line: HeadLine, of text: TextLines, papers: [NamedPaper]) -> [TitleCandidate]
    {
        let lines = line.index..<line.index + 1
        if let cited = cited(in: line) { return [cited] }
        if let linked = linked(in: line, of: text, papers: papers) {
            let around = TitleSurroundings(linked)
            var candidate = TitleCandidate(
                title: around.title, weight: shape(of: around.title) + 1.6, lines: lines,
                parenthesis: around.parenthesis)
            candidate.isWholeLine = false
            return [candidate]
        }
        if let quoted = quoted(in: line.text) {
            var candidate = TitleCandidate(title: quoted, weight: shape(of: quoted) + 1, lines: lines)
            candidate.isWholeLine = false
            return [candidate]
        }
        guard line.content == .words || line.content == .links, var candidate = whole(line, papers: papers),
            candidate.title.tokens.count >= 3, LinkRoles.role(ofLabel: candidate.title.string) == nil
        else { return [] }
        candidate.isWholeLine = false
        return [candidate]
    }

    /// The title on the card of a paper or in the name of its file.
    static func named(by card: String) -> TitleCandidate? {
        let parts = TitleLine.parts(of: TextSlice(PageTitle.clean(card)).trimmed)
        guard parts.title.tokens.count >= 2 else { return nil }
        return TitleCandidate(title: parts.title, weight: shape(of: parts.title) + 1.2, lines: 0..<0)
    }
}
