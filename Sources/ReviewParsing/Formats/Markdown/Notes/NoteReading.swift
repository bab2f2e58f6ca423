import ReviewModel
import TextAnalysis

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
        let start = title?.block.map { $0 + 1 } ?? 0
        let head = SectionHead(
            page, from: min(start, page.blocks.count), to: Self.headLimit(page, from: start),
            isSingleAuthorLikely: false)
        bodyStart = max(start, head.end)
        if let front = page.frontMatter { NoteFields.read(front, into: &facts, path: page.source.path) }
        if let block = title?.block, let heading = EntryHead(page.blocks[block].text) {
            facts.merge(heading.facts)
        }
        facts.merge(head.facts)
        for block in page.blocks.prefix(start) where block.headingLevel == nil {
            facts.read(block.text, block.text.range)
        }
        PaperLinkSearch.read(page.blocks[...], into: &facts)
        PaperLinkSearch.readOnly(page.blocks[...], into: &facts)
        takeOnlyPaper()
        if let words = title?.words { BibTeXBlock.read(page.blocks[...], about: words, into: &facts) }
        for block in page.blocks[min(bodyStart, page.blocks.count)...] { facts.count(block) }
        if let title {
            evidence = NoteEvidence(page, title: title, facts: facts, under: head, figures: figures)
        }
    }

    /// The head ends at the next heading.
    private static func headLimit(_ page: MarkdownPage, from start: Int) -> Int {
        guard start < page.blocks.count else { return page.blocks.count }
        return page.blocks[start...].firstIndex { $0.headingLevel != nil } ?? page.blocks.count
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
        let parts = page.parts
        if let whole = whole(of: parts, page), case .record(var record) = parts[whole] {
            if isTold { record.kind = .review }
            retitle(&record, page: page)
            record.known.curation = NoteCuration.read(page)
            var parts = parts
            parts[whole] = .record(record)
            return parts
        }
        var note = NoteReading(page)
        note.evidence.weigh(parts, of: page)
        guard let record = note.record(isTold: isTold), isTold || note.evidence.isNote else { return parts }
        return [.record(record)]
    }

    /// Gives the one record of `page` the full title where its own is none.
    private static func retitle(_ record: inout MarkdownRecord, page: MarkdownPage) {
        guard let words = record.known.title,
            !record.isTitleStated || TitleWords(words).words.count < 2
        else { return }
        let around = NoteTitleWords(words)
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

    /// The note as one record; nil where it has no title or no words.
    private func record(isTold: Bool) -> MarkdownRecord? {
        guard let title, !page.blocks.isEmpty else { return nil }
        var text = BlockText()
        let place = title.block == nil ? page.source.bytes.find(title.words, in: 0..<frontEnd) : nil
        if let place { text.line(title.words, at: place, isHead: true) }
        for (index, block) in page.blocks.enumerated() {
            if index < bodyStart {
                text.block(block, isHead: true)
            } else {
                text.blocks([block])
            }
        }
        var record = MarkdownRecord(
            lines: 0..<page.source.lineCount, facts: facts, title: title.words, text: text,
            trail: HeadingTrail(),
            threshold: .section)
        record.known.title = title.words
        record.known.label = title.nickname
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
