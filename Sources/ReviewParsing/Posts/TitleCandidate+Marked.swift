import ReviewModel
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

    /// The words in italics, underlined or in the letters of code that `line` has, where they are written as titles
    /// are: three words at least, or two behind a word that speaks of a paper.
    static func marked(in line: HeadLine, of text: TextLines) -> TitleCandidate? {
        let place = text.lines[line.index]
        guard
            let run = text.marked.first(where: {
                place.lowerBound <= $0.lowerBound && $0.upperBound <= place.upperBound
            })
        else { return nil }
        let around = TitleSurroundings(
            TitleLine.parts(of: HeadLine.bare(text.bytes.slice(run).trimmed)).title)
        let count = around.title.tokens.count { $0.hasLetter }, people = AuthorList(around.title)
        let isNamed = introduces(text.bytes.slice(place.lowerBound..<run.lowerBound))
        let isWhole = run.count * 10 >= place.count * 9
        let isShaped =
            TitleLine.isCapitalised(around.title)
            || (isNamed || isWhole) && count >= 4 && around.title.letterCounts.cyrillic == 0
                && around.title.last != UInt8(ascii: ".")
        // Two words alone may be a name of anything.
        let isPair = around.title.tokens.allSatisfy(\.hasUpper) && text.strong.isEmpty
        guard count >= (isNamed || isPair ? 2 : 3), isShaped,
            people.names.count < 2 || people.likelihood < 0.7
        else { return nil }
        var candidate = TitleCandidate(
            title: around.title, weight: shape(of: around.title) + (isNamed ? 1.2 : count > 2 ? 0.6 : 0),
            lines: line.index..<line.index + 1)
        candidate.isWholeLine = run.count * 3 >= place.count * 2
        candidate.parenthesis = around.parenthesis
        candidate.authors = around.people
        return candidate
    }

    /// The title in the letters of titles that stands in an English sentence behind a word that speaks of a paper: "In
    /// the paper Small Nets Learn Too the authors show …".
    static func named(in line: HeadLine) -> TitleCandidate? {
        let text = line.text.prefix(400), tokens = text.tokens
        guard text.letterCounts.cyrillic == 0 else { return nil }
        for (place, token) in tokens.enumerated() where introducing.contains(text[token.range].folded) {
            guard let title = capitals(tokens[(place + 1)...], behind: token.range.upperBound, of: text),
                title.endIndex < line.text.endIndex, title.tokens.count >= 3, !TitleSurroundings.isLab(title)
            else { continue }
            var candidate = TitleCandidate(
                title: title, weight: shape(of: title) + 0.8, lines: line.index..<line.index + 1)
            candidate.isWholeLine = false
            return candidate
        }
        return nil
    }

    /// The words with capitals that come right behind a place, with the small words between two of them.
    private static func capitals(_ tokens: ArraySlice<Token>, behind place: Int, of text: TextSlice)
        -> TextSlice?
    {
        guard let first = tokens.first, first.hasUpper, first.range.lowerBound <= place + 1 else {
            return nil
        }
        var end = first.range.upperBound, last = end, count = 1, small = 0
        for token in tokens.dropFirst() {
            guard text[last..<token.range.lowerBound].allSatisfy({ " :,-'&+()".utf8.contains($0) }) else {
                break
            }
            last = token.range.upperBound
            if token.hasUpper || token.hasDigit {
                (end, count, small) = (last, count + 1, 0)
            } else {
                small += 1
                if token.range.count > 4 || small > 2 { break }
            }
        }
        return count >= 3 ? text[first.range.lowerBound..<end] : nil
    }

    /// Whether the last word of `words` speaks of a paper.
    static func introduces(_ words: TextSlice) -> Bool {
        words.tokens.last.map { introducing.contains(words.bytes.slice($0.range).folded) } ?? false
    }

    private static let introducing = WordFiles.posts.phrases("title introductions")

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
        guard let cited = CitedTitle(in: line.text) else { return referred(in: line) }
        var candidate = TitleCandidate(
            title: cited.title, weight: shape(of: cited.title) + 1.5, lines: line.index..<line.index + 1)
        candidate.authors = cited.authors
        let rest = cited.rest.before(cited.rest.find("http") ?? cited.rest.endIndex)
        if (1...6).contains(rest.tokens.count) {
            candidate.parenthesis = rest.words.map(\.string).joined(separator: " ")
        }
        return candidate
    }

    /// The title of a reference in a style of bibliographies: "One, A., & Two, B. (2020). Small Nets.", "One A., Two B. Small
    /// Nets // ICML. – 2020."
    private static func referred(in line: HeadLine) -> TitleCandidate? {
        let text = line.text
        guard (40...800).contains(text.count), let year = text.firstYear(in: PlausibleYear.inText)?.place,
            text.find(" // ") != nil
                || year.startIndex > text.startIndex && text.bytes[year.startIndex - 1] == UInt8(ascii: "(")
                    && year.endIndex < text.endIndex && text.bytes[year.endIndex] == UInt8(ascii: ")")
        else { return nil }
        var styled = StyledText()
        styled.append(Array(text)[...], style: [], link: nil, source: nil)
        guard let reference = Reference(styled), reference.year != nil else { return nil }
        let place =
            reference.title.lowerBound + text.startIndex..<reference.title.upperBound + text.startIndex
        let title = TitleLine.withoutNumber(text.bytes.slice(place))
        var candidate = TitleCandidate(
            title: title, weight: shape(of: title) + 2.5, lines: line.index..<line.index + 1)
        candidate.authors = AuthorList(TextSlice(reference.authors.joined(separator: ", ")))
        candidate.authors?.truncated = reference.truncated
        candidate.parenthesis = reference.year.map { String($0) }
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
        if var marked = marked(in: line, of: text) {
            marked.isWholeLine = false
            return [marked]
        }
        if let listed = listed(in: line, papers: papers) { return [listed] }
        guard line.content == .words || line.content == .links, var candidate = whole(line, papers: papers),
            candidate.title.tokens.count >= 3, LinkRoles.role(ofLabel: candidate.title.string) == nil
        else { return [] }
        candidate.isWholeLine = false
        return [candidate]
    }

    /// A title with its authors and its year behind commas, and the address behind all: "Small Nets, Ada One, Bob Two, 2020.
    /// https://…"
    private static func listed(in line: HeadLine, papers: [NamedPaper]) -> TitleCandidate? {
        guard
            let paper = papers.first(where: {
                $0.origin == .text && line.text.range.contains($0.place.lowerBound)
            }),
            case let before = line.text.before(paper.place.lowerBound), before.count <= 600
        else { return nil }
        let words = before.bytes.slice(EntryWords.trimmed(before))
        let end = EntryWords.titleEnd(words)
        guard end < words.endIndex, case let title = words.before(end), title.tokens.count >= 2 else {
            return nil
        }
        var candidate = TitleCandidate(
            title: title, weight: shape(of: title) + 1.5, lines: line.index..<line.index + 1)
        candidate.isWholeLine = false
        candidate.authors = authors(behind: title, in: words)
        return candidate
    }

    /// The title in an entry of BibTeX that stands in the post.
    static func entry(in text: TextLines) -> TitleCandidate? {
        let start = text.lines.first { place in
            let line = text.bytes.slice(place)
            return line.first == UInt8(ascii: "@") && line.prefix(20).contains(UInt8(ascii: "{"))
        }?.lowerBound
        guard let start else { return nil }
        let source = BibTeXSource(Array(text.bytes[start...]))
        guard let entry = source.entries.first, case let work = source.work(entry) else { return nil }
        let title = TextSlice(work.title).trimmed
        guard title.tokens.count >= 2 else { return nil }
        var candidate = TitleCandidate(title: title, weight: sure, lines: 0..<0)
        if !work.authors.isEmpty {
            candidate.authors = AuthorList(TextSlice(work.authors.joined(separator: ", ")))
            candidate.authors?.truncated = work.isCutShort
        }
        candidate.parenthesis = work.year.map { String($0) }
        return candidate
    }

    /// The title on the card of a paper or in the name of its file.
    static func named(by card: String) -> TitleCandidate? {
        let parts = TitleLine.parts(of: TextSlice(PageTitle.clean(card)).trimmed)
        guard parts.title.tokens.count >= 2 else { return nil }
        return TitleCandidate(title: parts.title, weight: shape(of: parts.title) + 1.2, lines: 0..<0)
    }
}
