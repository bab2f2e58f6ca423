import ReviewModel
import TextAnalysis
import Wording

/// A document read as a note on one paper: what it says of the paper, and how much speaks for its being one.
struct NoteReading: Sendable {
    /// What is counted in it.
    let figures: NoteFigures
    /// Its title; nil where neither it nor its name gives one.
    let title: NoteTitle?
    /// How much speaks for a note.
    private(set) var evidence = NoteEvidence()
    private var facts = EntryFacts()
    private let page: MarkdownPage
    /// Index of the first block that is prose.
    private let bodyStart: Int

    /// Reads `page` as one.
    init(_ page: MarkdownPage) {
        self.page = page
        figures = page.figures
        title = NoteTitle(page, figures: figures)
        var start = title?.block.map { $0 + 1 } ?? 0
        // A heading over a title that stands in a field: "Note of today".
        if title?.block == nil, page.blocks.first?.headingLevel != nil { start = 1 }
        let isOverFacts = MetadataSection.opens(page, at: start)
        if isOverFacts { start += 1 }
        let head = SectionHead(
            page, from: min(start, page.blocks.count), to: Self.headLimit(page, from: start),
            isSingleAuthorLikely: false, isTold: isOverFacts)
        bodyStart = max(start, head.end)
        if let front = page.frontMatter { NoteFields.read(front, into: &facts, path: page.source.path) }
        if let block = title?.block, let heading = EntryHead(page.blocks[block].text) {
            facts.merge(heading.facts)
        }
        facts.merge(head.facts)
        for block in page.blocks.prefix(start) where block.headingLevel == nil {
            facts.read(block.text, in: block.text.range)
        }
        if facts.authors.isEmpty,
            let told = MetadataSection.find(in: page)
        {
            facts.merge(told)
        }
        if facts.authors.isEmpty, let words = title?.words {
            TitledLine.read(page, about: words, into: &facts)
        }
        PaperLinkSearch.read(page.blocks[...], into: &facts)
        PaperLinkSearch.readOnly(page.blocks[...], into: &facts)
        takeOnlyPaper()
        facts.add(year: title?.year)
        OpeningSentence.read(page, into: &facts)
        if let labelled = LabelledReference.find(in: page) { facts.add(labelled.reference) }
        if let number = FileTitle(path: page.source.path).arxiv, !facts.linksPaper {
            facts.add(link: ArxivIdentifier.address(of: number), label: "arXiv")
        }
        if let words = title?.words { BibTeXBlock.read(page.blocks[...], about: words, into: &facts) }
        for block in page.blocks[min(bodyStart, page.blocks.count)...] { facts.count(block) }
        if let title {
            evidence = NoteEvidence(page, title: title, facts: facts, under: head, figures: figures)
        }
    }

    /// The head ends at the next heading.
    private static func headLimit(_ page: MarkdownPage, from start: Int) -> Int {
        SectionHead.limit(page, from: start)
    }

    /// The one paper that the head links, or that all of the note links.
    private mutating func takeOnlyPaper() {
        guard !facts.linksPaper else { return }
        let inHead = figures.papers.filter { $0.block < max(bodyStart, 3) }
        let only = inHead.count == 1 ? inHead.first : figures.papers.count == 1 ? figures.papers.first : nil
        if let only { facts.add(link: only.url, label: nil) }
    }
}

extension NoteReading {
    /// The parts of `page`: those that the layouts make of it, or the whole as one note.
    static func parts(of page: MarkdownPage, isTold: Bool = false) -> [LayoutPart] {
        let parts = withoutRepeats(page.parts)
        if let whole = whole(of: parts, page), case .record(var record) = parts[whole] {
            if isTold { record.kind = .review }
            retitle(&record, page: page)
            if record.known.authors.isEmpty {
                let note = NoteReading(page)
                record.known.authors = note.facts.authors
                record.known.authorsTruncated = note.facts.authorsTruncated
            }
            record.known.curation = NoteCuration.read(page)
            // What the only paper of a note is, wherever it is linked.
            if !record.linksPaper, page.figures.papers.count == 1, let paper = page.figures.papers.first,
                isLabelled(paper.url, in: page.blocks[paper.block])
            {
                record.known.links.append(KnownLink(url: paper.url, label: nil))
            }
            var parts = parts
            parts[whole] = .record(record)
            return parts
        }
        var note = NoteReading(page)
        note.evidence.weigh(parts, of: page)
        guard let record = note.record(isTold: isTold),
            isTold || note.evidence.isNote || note.isCalledByNumber
        else { return parts }
        return [.record(record)]
    }

    /// Whether a link to `url` in `block` is called as papers are, or not at all: one with words of its own leads to
    /// another work.
    private static func isLabelled(_ url: String, in block: MarkdownBlock) -> Bool {
        var found = false
        block.forEach { inner in
            found =
                found
                || inner.text.links.contains {
                    $0.url == url
                        && ($0.range.isEmpty || LinkLabel.isLabel($0, in: inner.text)
                            || LinkLabel.isAddress(inner.text.bytes.slice($0.range))
                            || TitleGate.refuses(inner.text.slice($0.range)))
                }
        }
        return found
    }

    /// `parts` with one record where all of two or three name one title: a line that links what the section below is on.
    private static func withoutRepeats(_ parts: [LayoutPart]) -> [LayoutPart] {
        let records = parts.indices.filter { parts[$0].record != nil }
        guard (2...3).contains(records.count),
            case let titles = records.map({ TitleWords(parts[$0].record?.known.title ?? "") }),
            titles[0].words.count >= 2, titles.allSatisfy({ $0 == titles[0] }),
            let main = records.max(by: { parts[$0].lines.count < parts[$1].lines.count })
        else { return parts }
        var made = parts
        for index in records where index != main {
            made[index] = .rest(lines: parts[index].lines, blocks: [])
        }
        return made
    }

    /// Gives the one record of `page` the full title where its own is none.
    private static func retitle(_ record: inout MarkdownRecord, page: MarkdownPage) {
        guard let words = record.known.title,
            !record.isTitleStated || TitleWords(words).words.count < 2
        else { return }
        let name = FileTitle(path: page.source.path)
        if words.isEmpty, let title = NoteTitle(page, figures: page.figures) {
            record.known.title = title.words
            record.known.label = record.known.label ?? title.nickname
            return
        }
        if !record.linksPaper { record.known.arxiv = record.known.arxiv ?? name.arxiv }
        let around = NoteTitleWords(words, inFile: name)
        let full = FullTitle.find(in: page, insteadOf: around.title, from: .heading)
        record.known.title = full ?? around.title
        let nickname =
            full != nil && TitleWords(around.title).words.count <= 2 ? around.title : around.nickname
        record.known.label = record.known.label ?? nickname
    }

    /// Whether `page` is a note by what it says itself.
    static func isNote(_ page: MarkdownPage) -> Bool {
        let parts = parts(of: page)
        return whole(of: parts, page) != nil
    }

    /// Index of the one record that takes up nearly all lines.
    private static func whole(of parts: [LayoutPart], _ page: MarkdownPage) -> Int? {
        let records = parts.indices.filter { parts[$0].record != nil }
        guard records.count == 1, parts[records[0]].lines.count * 10 >= page.source.lineCount * 8 else {
            return nil
        }
        return records[0]
    }

    /// Whether it has no title, but a file that is called by the number of a paper, and says something.
    private var isCalledByNumber: Bool {
        title == nil && FileTitle(path: page.source.path).arxiv != nil
            && figures.words >= NoteEvidence.fewestWords && figures.papers.count <= 1
    }

    /// The note as one record; nil where it has no words, or no title: what is told to be a note is called as its file, and
    /// one whose file is called by a number of arXiv is a note on that paper.
    private func record(isTold: Bool) -> MarkdownRecord? {
        let name = FileTitle(path: page.source.path), number = title == nil ? name.arxiv : nil
        if let title, !isTold, TitleGate.isPlaceholder(TextSlice(title.words)) { return nil }
        guard let words = title?.words ?? (number != nil ? "" : isTold ? name.words : nil),
            !page.blocks.isEmpty
        else { return nil }
        var text = BlockText()
        let isInText = title?.block != nil || words.isEmpty
        let place = isInText ? nil : page.source.bytes.find(words, in: 0..<frontEnd)
        if let place { text.line(words, at: place, isHead: true) }
        for (index, block) in page.blocks.enumerated() {
            if index < bodyStart {
                text.block(block, isHead: true)
            } else {
                text.blocks([block])
            }
        }
        var record = MarkdownRecord(
            lines: 0..<page.source.lineCount, facts: facts, title: words, text: text,
            trail: HeadingTrail(),
            threshold: .section)
        record.known.title = words
        record.known.label = title?.nickname
        record.known.arxiv = record.known.arxiv ?? number
        record.known.curation = NoteCuration.read(page)
        if isTold { record.kind = .review }
        return record
    }

    /// Where the front matter ends, in bytes.
    private var frontEnd: Int {
        let end = page.frontMatter?.end ?? 0
        return page.source.lineStarts[min(end, page.source.lineStarts.count - 1)]
    }
}

/// What the owner of a note says of it in its fields: whether the paper was read, how it was liked, tags.
///
/// Tags beside what only blogs have, such as a layout, are those of a blog that is open to everybody, unless a
/// status or a rating tells that the note is of one's own library.
enum NoteCuration {
    /// The curation in front matter and in labelled lines at the top of `page`; nil where there is none.
    static func read(_ page: MarkdownPage) -> Curation? {
        var curation = Curation()
        let status = values(of: "status", in: page).compactMap(status).first
        let rating = values(of: "rating", in: page).compactMap(rating).first
        curation.status = status ?? .unread
        curation.rating = rating
        let isOwn = status != nil || rating != nil || !isOfBlog(page)
        if isOwn {
            // Tags are one whatever their capitals, as Obsidian has it; the first spelling counts.
            var known: Set<String> = []
            curation.tags = values(of: "tags", in: page).flatMap(tags).filter {
                known.insert($0.lowercased()).inserted
            }.sorted()
        }
        return curation == Curation() ? nil : curation
    }

    private static func isOfBlog(_ page: MarkdownPage) -> Bool {
        let fields = WordFiles.markdown.values("blog fields")
        return page.frontMatter?.fields.contains { fields.contains($0.name.lowercased()) } ?? false
    }

    /// Hashtags and values of a field `type` near the top of `page`.
    static func marks(in page: MarkdownPage) -> [String] {
        var found = values(of: "type", in: page, mark: ":") + values(of: "tags", in: page)
        for block in page.blocks.prefix(3)
        where (block.kind == .paragraph || block.headingLevel != nil) && block.text.bytes.count <= 300 {
            for word in block.text.slice(block.text.range).fields where word.first == UInt8(ascii: "#") {
                found.append(word.dropFirst().string)
            }
        }
        return found
    }

    /// Values of a field, from front matter first.
    private static func values(of field: String, in page: MarkdownPage, mark: String = "::") -> [String] {
        let front = page.frontMatter?.values(field) ?? []
        if !front.isEmpty { return front }
        var found: [String] = []
        for block in page.blocks.prefix(6) {
            block.forEach { inner in
                guard inner.kind == .paragraph else { return }
                for line in inner.text.lines {
                    let slice = inner.text.slice(line)
                    guard let colon = slice.find(mark), slice.before(colon).foldedPhrase == field else {
                        continue
                    }
                    let value = slice.from(colon + mark.utf8.count)
                    found.append((value.without(prefix: ":") ?? value).trimmed.string)
                }
            }
        }
        return found
    }

    private static func status(_ value: String) -> Curation.Status? {
        let word = TextSlice(value).foldedPhrase
        if WordFiles.markdown.values("status.read").contains(word) { return .read }
        if WordFiles.markdown.values("status.reading").contains(word) { return .reading }
        if WordFiles.markdown.values("status.skipped").contains(word) { return .skipped }
        return WordFiles.markdown.values("status.unread").contains(word) ? .unread : nil
    }

    /// "4", "4/5", "8/10", "★★★★☆"
    private static func rating(_ value: String) -> Int? {
        let stars = value.unicodeScalars.count { $0 == "★" || $0 == "⭐" }
        let parts = value.split(separator: "/").map { TextSlice(String($0)).trimmed.fields.first?.number }
        var found = stars > 0 ? stars : parts.first ?? nil
        if stars == 0, parts.count == 2, parts[1] == 10 { found = found.map { ($0 + 1) / 2 } }
        return found.flatMap { (1...5).contains($0) ? $0 : nil }
    }

    /// What to tell of values that cannot be taken as they are.
    static func remarks(on page: MarkdownPage) -> [Phrase] {
        (page.frontMatter?.values("rating") ?? []).prefix(1).compactMap { value in
            guard let taken = rating(value) else {
                return "the rating '\(value)' is not one of 1 to 5, and is left out"
            }
            return value.contains("/10") ? "the rating '\(value)' is taken for \(taken) of 5" : nil
        }
    }

    /// Tags of a value: one, or several between commas and `#`; blanks in quotes stand.
    private static func tags(_ value: String) -> [String] {
        let slice = TextSlice(value)
        let hasMarks = slice.contains(UInt8(ascii: "#")) || slice.contains(UInt8(ascii: ","))
        guard hasMarks else { return [value].filter { !isYear($0) } }
        var tags: [String] = []
        // What stands in quotes has every second place.
        for (place, piece) in value.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            tags += place % 2 == 1 ? [String(piece)] : piece.split { ",# ".contains($0) }.map(String.init)
        }
        return tags.filter { !$0.isEmpty && !isYear($0) }
    }

    private static func isYear(_ tag: String) -> Bool { TextSlice(tag).number != nil }
}
