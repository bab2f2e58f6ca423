import ReviewModel
import TextAnalysis

/// The section of an item in a reading list, read back.
struct DocumentSection: Sendable {
    /// Its lines, from 0, heading included.
    let lines: Range<Int>
    /// Id of the item, as the line `Item:` gives it.
    private(set) var id: String?
    /// Words of its heading.
    private let heading: StyledText
    /// Blocks between the heading and the facts.
    private var head: [MarkdownBlock] = []
    /// Lines of facts by their labels.
    private var facts: [String: String] = [:]
    /// What stands behind the facts.
    private var note = ""
    /// Mark of the section as it stands now.
    private let mark: String

    /// The sections of a document: from a heading of the second level to the next one or the first comment with data.
    static func sections(of source: SourceText) -> [DocumentSection] {
        let start = FrontMatter(source)?.end ?? 0
        let blocks = MarkdownTree.blocks(of: source, from: start)
        var sections: [DocumentSection] = []
        var index = 0
        while index < blocks.count {
            guard blocks[index].headingLevel == 2 else {
                index += 1
                continue
            }
            let end = blocks[(index + 1)...].firstIndex { isEnd($0, in: source) } ?? blocks.count
            sections.append(DocumentSection(blocks[index..<end], of: source))
            index = end
        }
        return sections
    }

    private static func isEnd(_ block: MarkdownBlock, in source: SourceText) -> Bool {
        if let level = block.headingLevel { return level <= 2 }
        return block.kind == .html
            && source.bytes.starts("<!-- digest", at: source.line(block.lines.lowerBound))
    }

    private init(_ blocks: ArraySlice<MarkdownBlock>, of source: SourceText) {
        heading = blocks.first?.text ?? StyledText()
        let end = min(source.lineCount, blocks.last?.lines.upperBound ?? 0)
        lines = (blocks.first?.lines.lowerBound ?? 0)..<end
        mark = DocumentMark.text(of: source.bytes[source.place(of: lines)])
        for block in blocks.dropFirst() {
            if id != nil { break }
            guard block.kind == .paragraph, readFacts(block.text) else {
                head.append(block)
                continue
            }
            if id != nil { note = Self.note(lines: block.lines.upperBound..<end, of: source) }
        }
    }

    private static let labels: Set<String> = [
        "models", "datasets", "topics", "reviewer", "from", "tags", "status", "rating", "lists", "item",
    ]

    /// Reads a paragraph of lines `Label: value`; false when it is none. A person may have put blank lines between.
    private mutating func readFacts(_ text: StyledText) -> Bool {
        var found: [String: String] = [:]
        for line in LineCut.lines(of: text, text.range) {
            guard let colon = text.bytes.first(UInt8(ascii: ":"), in: line),
                text.run(at: line.lowerBound)?.style.isEmpty == true
            else { return false }
            let label = text.bytes.folded(text.bytes.trimmed(line.lowerBound..<colon))
            guard Self.labels.contains(label) else { return false }
            found[label] = text.words(colon + 1..<line.upperBound)
        }
        facts.merge(found) { _, new in new }
        if let id = found["item"], id.utf8.count == ReviewIdentity.length { self.id = id }
        return true
    }

    /// The lines as they stand, out of the quotation they are in.
    private static func note(lines: Range<Int>, of source: SourceText) -> String {
        let words = lines.map { index -> String in
            let line = source.line(index)
            guard source.bytes.starts(">", at: line) else { return source.bytes.string(line) }
            let start = line.lowerBound + (source.bytes.starts("> ", at: line) ? 2 : 1)
            return source.bytes.string(start..<line.upperBound)
        }
        let bytes = Array(words.joined(separator: "\n").utf8)
        return bytes.string(bytes.trimmed(0..<bytes.count))
    }
}

// MARK: - What was changed

extension DocumentSection {
    /// What the section says otherwise than `item` as it was written. Untouched sections are known by their marks.
    func changes(of item: DocumentItem) -> [DocumentChange] {
        guard mark != item.mark else { return [] }
        return titleChanges(item.review) + paperChanges(item.review) + curationChanges(item.curation)
    }

    private func titleChanges(_ review: Review) -> [DocumentChange] {
        var words = heading.words(heading.range)
        if review.kind != .review, review.kind != .entry, words.hasSuffix(" (\(review.kind.rawValue))") {
            words.removeLast(review.kind.rawValue.count + 3)
        }
        var changes: [DocumentChange] = []
        if let label = review.label {
            let open = "[" + Self.plain(label) + "] "
            if words.hasPrefix(open) {
                words.removeFirst(open.count)
            } else if words.hasPrefix("["), let close = words.firstIndex(of: "]") {
                changes.append(.field("label=" + words[words.index(after: words.startIndex)..<close]))
                words = String(words[words.index(after: close)...].drop { $0 == " " })
            } else {
                changes.append(.field("label="))
            }
        }
        if !words.isEmpty, words != Self.plain(review.title.isEmpty ? "Untitled" : review.title) {
            changes.append(.field("title=" + words))
        }
        return changes
    }

    /// Values of the paper, where the item has one; its lines are the last before links, claims and facts.
    private func paperChanges(_ review: Review) -> [DocumentChange] {
        guard review.papers.count == 1, let paper = review.papers.first, let lines = paperLines(of: paper)
        else {
            return []
        }
        return lines.flatMap { text, line -> [DocumentChange] in
            PublicationLine.isOne(text, line: line)
                ? PublicationLine(text, line: line).changes(of: paper)
                : BylineChanges.changes(text, in: line, of: paper)
        }
    }

    private func paperLines(of paper: Paper) -> [(StyledText, Range<Int>)]? {
        let isWritten =
            !paper.authors.isEmpty || !paper.affiliations.isEmpty
            || PublicationLine.isWritten(for: paper)
        let paragraphs = head.prefix { !$0.isList }.filter {
            $0.kind == .paragraph && !$0.text.bytes.starts("Links:", at: $0.text.range)
        }
        guard isWritten, let last = paragraphs.last else { return nil }
        return LineCut.lines(of: last.text, last.text.range).map { (last.text, $0) }.filter { text, line in
            text.run(at: line.lowerBound)?.style.contains(.strong) != true
        }
    }

    private func curationChanges(_ curation: Curation) -> [DocumentChange] {
        let tags = Self.tags(facts["tags"])
        let lists = Self.items(facts["lists"])
        var changes: [DocumentChange] = tags.filter { !curation.tags.contains($0) }.map { .addTag($0) }
        changes += curation.tags.filter { !tags.contains($0) }.map { .removeTag($0) }
        changes += lists.filter { !curation.lists.contains($0) }.map { .addToList($0) }
        changes += curation.lists.filter { !lists.contains($0) }.map { .removeFromList($0) }
        let status = facts["status"].map { Curation.Status(rawValue: $0.lowercased()) } ?? .unread
        if let status, status != curation.status { changes.append(.status(status)) }
        let rating = facts["rating"].flatMap { Int($0.prefix { $0.isNumber }) }
        if rating != curation.rating, rating == nil || (1...5).contains(rating ?? 0) {
            changes.append(.rating(rating))
        }
        if Self.folded(note) != Self.folded(curation.notes ?? "") {
            changes.append(.note(note.isEmpty ? nil : note))
        }
        return changes
    }

    /// Tags between commas, or each with its `#`: `#one #two, three`.
    private static func tags(_ value: String?) -> [String] {
        items(value).flatMap { piece -> [String] in
            guard piece.hasPrefix("#") else { return [piece] }
            return piece.dropFirst().replacing(" #", with: ",").split(separator: ",").map {
                plain(String($0))
            }
            .filter { !$0.isEmpty }
        }
    }

    private static func items(_ value: String?) -> [String] {
        (value ?? "").split(separator: ",").map { piece in
            let bytes = Array(piece.utf8)
            return bytes.string(bytes.trimmed(0..<bytes.count))
        }.filter { !$0.isEmpty }
    }

    /// Words with single spaces, as a heading shows them.
    static func plain(_ text: String) -> String {
        text.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
    }

    /// Words without what is lost on the way into a file.
    private static func folded(_ text: String) -> [Substring] { text.split { $0 == " " || $0.isNewline } }
}

/// The line of a section that tells where its paper was published: `*Venue* · 2021 · [arXiv:…](…) · 🏆 award`.
struct PublicationLine: Sendable {
    private var venue: String?
    private var year: Int?
    private var arxiv: String?
    private var doi: String?

    /// Whether such a line is written for `paper` at all.
    static func isWritten(for paper: Paper) -> Bool {
        paper.venue != nil || paper.year != nil || paper.arxiv != nil || paper.doi != nil || paper.url != nil
            || !paper.awards.isEmpty
    }

    /// Whether `line` is one rather than a line of names.
    static func isOne(_ text: StyledText, line: Range<Int>) -> Bool {
        if let run = text.run(at: line.lowerBound), run.link != nil || run.style.contains(.emphasis) {
            return true
        }
        return text.bytes.find("·", in: line) != nil || text.bytes.slice(line).year != nil
            || text.bytes.starts("🏆", at: line)
    }

    /// Reads the parts of `line`.
    init(_ text: StyledText, line: Range<Int>) {
        var start = line.lowerBound
        while start < line.upperBound {
            let end = text.bytes.find("·", in: start..<line.upperBound) ?? line.upperBound
            read(text, part: text.bytes.trimmed(start..<end))
            start = end + 2
        }
    }

    private mutating func read(_ text: StyledText, part: Range<Int>) {
        guard !part.isEmpty else { return }
        let words = text.words(part)
        if let link = text.link(at: part.lowerBound) {
            arxiv = arxiv ?? ArxivIdentifier.inAddress(link.url)
            if words.lowercased().hasPrefix("doi:") { doi = String(words.dropFirst(4)).lowercased() }
        } else if text.run(at: part.lowerBound)?.style.contains(.emphasis) == true {
            venue = words
        } else if let found = text.bytes.slice(part).year {
            year = found
        } else if words.lowercased().hasPrefix("arxiv:") {
            arxiv = ArxivIdentifier.first(in: Array(("/" + words.dropFirst(6)).utf8))
        } else if words.lowercased().hasPrefix("doi:") {
            doi = String(words.dropFirst(4)).lowercased()
        }
    }

    /// What it says otherwise than `paper`.
    func changes(of paper: Paper) -> [DocumentChange] {
        var changes: [DocumentChange] = []
        if venue != paper.venue.map(DocumentSection.plain) {
            changes.append(.field("venue=" + (venue ?? "")))
        }
        if year != paper.year { changes.append(.field("year=" + (year.map(String.init) ?? ""))) }
        if arxiv != paper.arxiv { changes.append(.field("arxiv=" + (arxiv ?? ""))) }
        if doi != paper.doi { changes.append(.field("doi=" + (doi ?? ""))) }
        return changes
    }
}

/// The line of a section that names the authors of its paper: `Ada One, Bob Two et al. — Lab, University`.
enum BylineChanges {
    /// What it says otherwise than `paper`.
    static func changes(_ text: StyledText, in line: Range<Int>, of paper: Paper) -> [DocumentChange] {
        let words = text.words(line)
        let parts = halves(of: words, authors: !paper.authors.isEmpty)
        var changes: [DocumentChange] = []
        let names = items(
            MoreAuthors.without(TextSlice(parts.authors))?.string ?? parts.authors)
        if names != items(joined(paper.authors.map(\.name))) {
            changes.append(.field("author=" + names.joined(separator: "; ")))
        }
        let places = items(parts.places)
        if places != items(joined(paper.affiliations)) {
            changes.append(.field("affiliation=" + places.joined(separator: "; ")))
        }
        return changes
    }

    /// Without authors the places stand alone.
    private static func halves(of words: String, authors: Bool) -> (authors: String, places: String) {
        if let dash = words.firstRange(of: " — ") {
            return (String(words[..<dash.lowerBound]), String(words[dash.upperBound...]))
        }
        return authors ? (words, "") : ("", words)
    }

    private static func joined(_ names: [String]) -> String {
        DocumentSection.plain(names.joined(separator: ", "))
    }

    private static func items(_ text: String) -> [String] {
        text.split(separator: ",").map { DocumentSection.plain(String($0)) }.filter { !$0.isEmpty }
    }
}
