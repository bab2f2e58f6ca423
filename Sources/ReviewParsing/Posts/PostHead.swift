import TextAnalysis

/// The title, the authors and what else the opening of a post tells of the paper, whichever parts there are and in
/// whatever order they stand.
struct PostHead: Sendable {
    /// The title of the paper.
    private(set) var title: TextSlice?
    /// How much it looks like one, from 0 to 1.
    private(set) var likelihood = 0.0
    /// What of the post stands over the title: a headline or a remark.
    private(set) var headline: TextSlice?
    /// Authors in order, groups among them.
    private(set) var authors: [String] = []
    /// Whether the post cuts the authors short.
    private(set) var authorsTruncated = false
    /// Organisation, venue, year beside the title or the authors.
    private(set) var parenthesis: String?
    /// Whether a label says that it is the title of a paper.
    private(set) var isLabelled = false
    /// Lines that hold no prose.
    private(set) var lines: Set<Int> = []

    /// Filled lines that a head may take.
    private static let longest = 10

    private let text: TextLines
    private let papers: [NamedPaper]
    private var opening: [HeadLine] = []

    /// Reads the head of a message that names `papers`; `card` is the title on the card of one.
    init(in text: TextLines, papers: [NamedPaper], card: String?) {
        self.init(in: HeadLines(text, papers: papers), card: card)
    }

    /// Reads the head of a message with the lines `text`; `card` is the title on the card of a paper.
    init(in text: HeadLines, card: String?) {
        self.text = text.lines
        papers = text.papers
        readOpening(text)
        var candidates = self.candidates() + candidatesBelow(text)
        if let entry = TitleCandidate.entry(in: self.text) { candidates.append(entry) }
        if let card, let titled = TitleCandidate.named(by: card) { candidates.append(titled) }
        if let best = candidates.max(by: { $0.weight < $1.weight }), best.weight >= TitleCandidate.enough {
            title = best.title
            likelihood = min(1, best.weight / TitleCandidate.sure)
            parenthesis = best.parenthesis
            takeNeighbours(of: best)
            if authors.isEmpty { takeAuthors(above: best, in: text) }
            isLabelled = best.isLabelled
        } else if let card, !card.isEmpty {
            title = TextSlice(card)
        }
        if let first = opening.first(where: { $0.content == .words }), !lines.contains(first.index) {
            headline = first.text
        }
        for line in opening where [.hashtags, .links, .date].contains(line.content) {
            lines.insert(line.index)
        }
    }

    /// The lines up to the first of prose, and that one.
    private mutating func readOpening(_ heads: HeadLines) {
        for index in text.lines.indices where !text.isBlank(index) {
            let line = heads[index]
            opening.append(line)
            if line.content == .prose && opening.contains(where: { $0.content == .words }) { break }
            if opening.count == Self.longest { break }
        }
    }

    private func candidates() -> [TitleCandidate] {
        var found: [TitleCandidate] = []
        for (place, line) in opening.enumerated() where !TitleLine.isLabel(line.text) {
            let next = opening.dropFirst(place + 1).first
            var candidates = TitleCandidate.candidates(
                in: line, at: place, before: next, of: text, papers: papers)
            // Right under words it is whoever wrote them.
            if place > 0, line.authors != nil || line.content == .group,
                [.words, .group].contains(opening[place - 1].content),
                opening[place - 1].index == line.index - 1
            {
                for index in candidates.indices { candidates[index].weight -= 1.5 }
            }
            // "Paper of the day" stands over the title.
            if place > 0, TitleLine.isLabel(opening[place - 1].text) {
                for index in candidates.indices { candidates[index].weight += 1 }
            }
            // Words in Latin letters on a line by themselves, in a post in Russian.
            if line.content == .words, isApart(line), line.text.letterCounts.cyrillic == 0, isRussian {
                for index in candidates.indices where candidates[index].title.tokens.count >= 2 {
                    candidates[index].weight += 0.8
                }
            }
            found += candidates
        }
        for place in opening.indices.dropLast() where opening[place].content == .words {
            let lower = opening[place + 1]
            guard lower.content == .words, lower.index == opening[place].index + 1 else { continue }
            let below = opening.dropFirst(place + 2).first
            found += TitleCandidate.candidate(over: opening[place], and: lower, at: place, before: below)
        }
        // A line whose bold words go on in the next is no title by itself.
        guard let long = found.first(where: { $0.isBold && $0.lines.count > 1 }) else { return found }
        return found.filter { $0.lines == long.lines || !$0.lines.overlaps(long.lines) }
    }

    /// Whether blank lines stand around a line.
    private func isApart(_ line: HeadLine) -> Bool {
        (line.index == 0 || text.isBlank(line.index - 1))
            && (line.index + 1 == text.count || text.isBlank(line.index + 1))
    }

    /// Whether most letters of the post are Cyrillic.
    private var isRussian: Bool {
        let letters = TextSlice(text.bytes).prefix(4000).letterCounts
        return letters.cyrillic > letters.latin
    }

    /// Candidates on the lines further down that name a paper: a title that is the link, a reference.
    private func candidatesBelow(_ heads: HeadLines) -> [TitleCandidate] {
        papers.prefix(3).filter { $0.origin == .text }.flatMap { paper -> [TitleCandidate] in
            let index = text.line(at: paper.place.lowerBound)
            guard !opening.contains(where: { $0.index == index }) else { return [] }
            return TitleCandidate.candidates(
                below: heads[index], of: text, papers: papers) + candidates(above: index, in: heads)
        }
    }

    /// The line above the address of a paper that stands alone, or above the names between the two.
    private func candidates(above index: Int, in heads: HeadLines) -> [TitleCandidate] {
        guard heads[index].content == .links, index > 0, !text.isBlank(index - 1) else { return [] }
        var above = index - 1
        if heads[above].content == .authors, above > 0, !text.isBlank(above - 1) { above -= 1 }
        let line = heads[above]
        guard line.content == .words, !opening.contains(where: { $0.index == above }) else { return [] }
        return [TitleCandidate.whole(line, papers: papers), TitleCandidate.marked(in: line, of: text)]
            .compactMap { $0 }.filter { $0.title.tokens.count >= 2 }.map {
                var candidate = $0
                candidate.weight += TitleCandidate.support(for: line, by: heads[above + 1])
                return candidate
            }
    }

    /// Takes authors, organisation, venue and date on the lines below the title.
    private mutating func takeNeighbours(of title: TitleCandidate) {
        if title.isWholeLine { lines.formUnion(title.lines) }
        if let list = title.authors { take(list, in: title.title) }
        guard !title.lines.isEmpty,
            let start = opening.firstIndex(where: { $0.index == title.lines.upperBound - 1 })
        else { return }
        // An organisation alone in the place of the authors has written the paper.
        var alone: String?
        defer { if authors.isEmpty, let alone { authors = [alone] } }
        for line in opening[(start + 1)...] {
            switch line.content {
            case .authors where authors.isEmpty: take(line)
            case .words where authors.isEmpty && line.authors != nil && line.index == title.lines.upperBound:
                take(line)
            case .group where authors.isEmpty && line.index <= title.lines.upperBound:
                if Self.isAuthor(line.text) {
                    if line.authors == nil { authors = [line.text.string] } else { take(line) }
                } else {
                    add(line.text.string)
                    alone = isAlone(line) ? line.text.string : nil
                }
            case .group, .venue: add(line.text.string)
            case .links, .date, .hashtags: break
            case .words where isAside(line, under: title): add(line.text.string)
            case .authors, .words, .prose: return
            }
            lines.insert(line.index)
        }
    }

    /// Takes the authors on the line right above the title, "One, Two (2020)", or behind a label at the end of the text.
    private mutating func takeAuthors(above title: TitleCandidate, in heads: HeadLines) {
        if let above = opening.last(where: { $0.index < title.lines.lowerBound }), above.content == .authors,
            above.index + 1 == title.lines.lowerBound
        {
            take(above)
            lines.insert(above.index)
            return
        }
        guard let labelled = LabelledAuthors.atEnd(of: text) else { return }
        take(AuthorList(labelled), in: labelled)
        lines.insert(text.line(at: labelled.startIndex))
    }

    /// Whether a line without a label names an organisation, and links to the paper follow at once.
    private func isAlone(_ line: HeadLine) -> Bool {
        let next = opening.first { $0.index > line.index }
        return next?.content == .links && HeadLine.bare(text[line.index]).range == line.text.range
            && GroupNames.isOrganisation(line.text.string)
    }

    /// A short line of few words right under the authors, above the links: a laboratory, a venue.
    private func isAside(_ line: HeadLine, under title: TitleCandidate) -> Bool {
        guard line.text.count <= 60, line.text.fields.count <= 6, line.text.last != UInt8(ascii: "."),
            !authors.isEmpty || line.index == title.lines.upperBound
        else { return false }
        let next = opening.first { $0.index > line.index }
        return next?.content == .links && next?.index == line.index + 1
    }

    private mutating func take(_ line: HeadLine) {
        guard let list = line.authors else { return }
        take(list, in: line.text)
        if let last = list.names.last, list.parenthesis == nil {
            let rest = line.text.from(last.place.upperBound).trimmed
            let words = rest.words
            if let first = words.first, !list.truncated { add(rest.from(first.startIndex).string) }
        }
    }

    private mutating func take(_ list: AuthorList, in text: TextSlice) {
        authors = list.names.map { AuthorList.withoutMarks($0.name) }.filter { !$0.isEmpty }
        authorsTruncated = list.truncated
        if let place = list.parenthesis { add(text.bytes.slice(place).string) }
    }

    /// Whether a group writes as an author: "DeepSeek-AI", "Kimi Team"; a laboratory is where authors work.
    private static func isAuthor(_ group: TextSlice) -> Bool {
        let words = group.foldedWords
        return words.contains { GroupNames.writing.contains($0) }
    }

    private mutating func add(_ fact: String) { parenthesis = parenthesis.map { $0 + ", " + fact } ?? fact }
}
