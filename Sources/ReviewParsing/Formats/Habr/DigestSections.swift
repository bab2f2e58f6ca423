import ReviewModel
import TextAnalysis

/// Finds the sections of a digest: by the titles of its table of contents and by the labelled lines at
/// their heads.
struct DigestSections {
    private let lines: TextLines
    private let contents: TableOfContents?
    /// What each line tells as one of a head.
    private let labels: [DigestHead.Label?]
    /// Lines that are headings for certain.
    private let headings: Set<Int>
    private var sections: [DigestSection] = []
    /// Number of the last entry of the table of contents that has its section.
    private var lastEntry = 0
    /// The line behind the last head.
    private var floor: Int

    /// The sections in order; each runs to the line before the next. `headings` are lines that the markup
    /// of the source makes headings.
    static func find(in lines: TextLines, contents: TableOfContents?, headings: Set<Int> = [])
        -> [DigestSection]
    {
        var search = DigestSections(lines: lines, contents: contents, headings: headings)
        search.run()
        return search.sections
    }

    /// The introduction and the table of contents.
    static func front(of lines: TextLines, _ contents: TableOfContents?, before sections: [DigestSection])
        -> [DigestSection]
    {
        let end = sections.first?.lines.lowerBound ?? lines.count
        var front: [DigestSection] = []
        if let contents, contents.lines.lowerBound < end {
            front.append(DigestSection(lines: 0..<contents.lines.lowerBound, kind: .channelHeader))
            front.append(DigestSection(lines: contents.lines.lowerBound..<end, kind: .channelHeader))
        } else {
            front.append(DigestSection(lines: 0..<end, kind: .channelHeader))
        }
        return front.filter { section in section.lines.contains { !lines.isBlank($0) } }
    }

    private init(lines: TextLines, contents: TableOfContents?, headings: Set<Int>) {
        self.lines = lines
        self.headings = headings
        self.contents = contents
        self.labels = lines.lines.map { DigestHead.label(in: lines.bytes.slice($0)) }
        self.floor = contents?.lines.upperBound ?? 0
    }

    private mutating func run() {
        var index = floor
        while index < lines.count {
            if let (title, end) = title(at: index) {
                let head = lines.nextFilled(from: end, skipping: 4)
                index = add(
                    heading: (index, title), end: head.flatMap { headEnd(at: $0) } ?? end, head: index)
            } else if let end = headEnd(at: index) {
                index = add(heading: heading(above: index), end: end, head: index)
            } else {
                index += 1
            }
        }
    }

    /// Adds a section whose head begins at `head`; returns the line behind its head.
    private mutating func add(heading: (line: Int, title: Range<Int>)?, end: Int, head: Int) -> Int {
        var section = DigestSection(lines: (heading?.line ?? head)..<lines.count, kind: .review)
        section.known = known(heading)
        if let last = sections.indices.last {
            sections[last].lines = sections[last].lines.lowerBound..<section.lines.lowerBound
        }
        sections.append(section)
        floor = end
        return end
    }

    /// The title in the line at `index` and those it goes on in, if the table of contents has it and no section
    /// bears it yet, and the line behind it.
    private func title(at index: Int) -> (title: Range<Int>, end: Int)? {
        let range = lines.lines[index]
        guard range.count <= 400, let entry = contents?.entry(titled: lines.bytes.slice(range)),
            entry.number > lastEntry
        else { return nil }
        let marker =
            ListItem.number(in: lines.bytes.slice(range)) == nil
            ? nil : ListItem.marker(in: lines.bytes.slice(range))
        var end = index + 1
        let start = marker?.upperBound ?? range.lowerBound
        while end < lines.count, end - index <= 3, !lines.isBlank(end), labels[end] == nil,
            contents?.entry(titled: lines.bytes.slice(start..<lines.lines[end].upperBound))?.number
                == entry.number,
            !entry.isWhole(lines.bytes.slice(start..<lines.lines[end - 1].upperBound))
        {
            end += 1
        }
        return (lines.bytes.trimmed(start..<lines.lines[end - 1].upperBound), end)
    }

    /// The line behind the head that begins at `index`: labelled lines with at most one blank line
    /// between them, the authors or the original among them.
    private func headEnd(at index: Int) -> Int? {
        var found: Set<DigestHead.Label> = []
        var end = index
        // A head is a few lines; what goes on for longer is a list of something else.
        while end - index <= 40, let next = lines.nextFilled(from: end, skipping: end == index ? 0 : 1),
            let label = labels[next]
        {
            found.insert(label)
            end = next + 1
            while label == .authors, end < lines.count, DigestHead.goesOn(at: end, in: lines) { end += 1 }
        }
        let isHead = found.count >= 2 || found.contains(.authors) || found.contains(.reviewer)
        return isHead && (found.contains(.authors) || found.contains(.original) || found.contains(.paper))
            ? end : nil
    }

    /// The line of the title above a head, where there is one: a numbered line, in order where there is a
    /// table of contents; without one, any line in the form of a title.
    private func heading(above index: Int) -> (line: Int, title: Range<Int>)? {
        var at = index - 1
        while at >= floor, lines.isBlank(at), index - at <= 5 { at -= 1 }
        guard at >= floor, !lines.isBlank(at) else { return nil }
        let last = at
        // A numbered line may go on in lines that stand further in.
        while at > floor, last - at < 3, ListItem.number(in: lines.bytes.slice(lines.lines[at])) == nil,
            !lines.isBlank(at - 1),
            lines.indentation(at) > lines.indentation(at - 1)
                || at < last && lines.indentation(at) == lines.indentation(last)
        {
            at -= 1
        }
        if ListItem.number(in: lines.bytes.slice(lines.lines[at])) == nil { at = last }
        let range = lines.lines[at].lowerBound..<lines.lines[last].upperBound
        let ends =
            lines.bytes.ends(".", in: range) || lines.bytes.ends(";", in: range)
            || lines.bytes.ends(":", in: range)
        if let number = ListItem.number(in: lines.bytes.slice(range)),
            let marker = ListItem.marker(in: lines.bytes.slice(range)),
            range.count <= 300, !ends, contents == nil || number == lastEntry + 1
        {
            return (at, lines.bytes.trimmed(marker.upperBound..<range.upperBound))
        }
        // A heading in other words than the table of contents has does not give the title of a paper.
        if headings.contains(at) {
            return (at, contents?.entries.first { $0.number == lastEntry + 1 }?.title ?? range)
        }
        return contents == nil && TitleLine.fits(lines[at]) && !ends ? (at, range) : nil
    }

    /// Title and parenthesis: of the entry with the same title, else of the next entry.
    private mutating func known(_ heading: (line: Int, title: Range<Int>)?) -> KnownFacts {
        let bytes = lines.bytes
        let entry =
            heading.flatMap { contents?.entry(titled: bytes.slice(lines.lines[$0.line])) }
            ?? contents?.entries.first { $0.number == lastEntry + 1 }
        lastEntry = entry?.number ?? lastEntry + 1
        var known = KnownFacts()
        known.parenthesis = entry?.parenthesis.map { Self.line(bytes.slice($0)) }
        let place = heading?.title ?? entry?.title
        known.titlePlace = place
        known.title = place.map { Self.line(Self.withoutNote(bytes.slice($0))) }
        return known
    }

    /// Words that may stand on several lines.
    private static func line(_ text: TextSlice) -> String {
        text.string.split(whereSeparator: { $0.isNewline || $0 == " " }).joined(separator: " ")
    }

    /// A title without a note of the editors: "(2 papers)".
    private static func withoutNote(_ title: TextSlice) -> TextSlice {
        guard title.hasSuffix(")"), let open = title.last(UInt8(ascii: "(")), open > title.startIndex else {
            return title
        }
        return ParenthesisFacts.isNote(title.after(open).dropLast()) ? title.before(open).trimmed : title
    }
}

/// Some lines of a digest and what they are.
struct DigestSection: Sendable {
    /// Lines from 0, with the blank ones behind.
    var lines: Range<Int>
    /// What sort of item they make.
    var kind: Kind
    /// What the table of contents says of the section.
    var known = KnownFacts()

    /// The lines from the first to the last that are not blank.
    func filled(in lines: TextLines) -> Range<Int> {
        var filled = lines.lines.indices.clamped(to: self.lines)
        while let last = filled.last, lines.isBlank(last) { filled.removeLast() }
        while let first = filled.first, lines.isBlank(first) { filled.removeFirst() }
        return filled
    }
}
