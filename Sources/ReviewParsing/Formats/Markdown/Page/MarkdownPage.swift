import TextAnalysis

/// A document with all that a layout may look at.
struct MarkdownPage: Sendable {
    /// The file.
    let source: SourceText
    /// Fields at its top.
    let frontMatter: FrontMatter?
    /// Its blocks.
    let blocks: [MarkdownBlock]
    /// Share of the items of its lists, contents apart, that are certainly papers.
    let share: Double
    /// What the other files of its folder are like.
    let folder: FolderShape
    private let keptFigures: Once<NoteFigures>
    /// What the layouts make of it, for them to keep.
    let keptParts: Once<[LayoutPart]>
    /// What the section under each block is about, where the block is a heading, for whoever finds it out.
    let keptSections: [Findings]

    /// Reads the document, which lies in `folder`.
    init(_ source: SourceText, in folder: FolderShape = FolderShape()) {
        self.source = source
        self.folder = folder
        frontMatter = FrontMatter(source)
        var blocks = MarkdownTree.blocks(of: source, from: frontMatter?.end ?? 0)
            .flatMap { LabelledLead.parted(Callout.opened($0)) }
            .flatMap { CountedLines.parted($0) }
        QuotedEntries.open(&blocks)
        for index in blocks.indices { blocks[index].remember() }
        self.blocks = blocks
        keptSections = blocks.map { _ in Findings() }
        keptFigures = Once()
        keptParts = Once()
        var certain = 0
        var all = 0
        var lists = blocks.filter(\.isList)
        while let list = lists.popLast() {
            let items = list.children.map { BulletItem($0) }.filter { $0.hasWords && !$0.isContents }
            // Items over a list of papers are its headings.
            let heads = items.filter(\.inner.isEmpty)
            all += heads.count
            certain += heads.count { $0.head?.isCertain == true }
            lists += items.flatMap(\.inner)
        }
        share = all == 0 ? 0 : Double(certain) / Double(all)
    }

    /// `page`, which is the same text, as the document at `source` that lies in `folder`.
    init(_ page: MarkdownPage, at source: SourceText, in folder: FolderShape) {
        self.source = source
        self.folder = folder
        frontMatter = page.frontMatter
        blocks = page.blocks
        share = page.share
        keptFigures = page.keptFigures
        keptParts = page.keptParts
        keptSections = page.keptSections
    }

    /// What is counted in it.
    var figures: NoteFigures { keptFigures.get { NoteFigures(self) } }

    /// Index behind the section of the heading at `index`: of the next heading of its level or above.
    func sectionEnd(of index: Int) -> Int {
        guard let level = blocks[index].headingLevel else { return index + 1 }
        var end = index + 1
        while end < blocks.count, blocks[end].headingLevel.map({ $0 > level }) ?? true { end += 1 }
        return end
    }

    /// Lines of the blocks in `range`.
    func lines(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return blocks[range.lowerBound].lines.lowerBound..<blocks[range.upperBound - 1].lines.upperBound
    }
}

/// The headings above a place of a document.
struct HeadingTrail: Sendable {
    /// What stands under a heading, by its words.
    enum Purpose: Sendable {
        /// Papers, or nothing is said.
        case papers
        /// Courses, books, tools: only what is certainly a paper is one.
        case resources
        /// Contents, contributors, licence: no papers at all.
        case frame
    }

    private(set) var headings: [(level: Int, purpose: Purpose, date: PartialDate?)] = []
    /// Levels of the headings that speak of papers.
    private var spoken: [Int] = []
    /// Whether the nearest heading stands over what a text refers to.
    private(set) var isUnderReferences = false

    /// Level of the nearest heading, 0 before the first.
    var level: Int { headings.last?.level ?? 0 }

    /// What stands under the headings. The contents of a list may be its sections: a frame ends at the next heading.
    var purpose: Purpose {
        if headings.last?.purpose == .frame { return .frame }
        return headings.contains { $0.purpose == .resources } ? .resources : .papers
    }

    /// Whether a heading says in words that papers stand under it, and none below it that they are anything else.
    var speaksLastOfPapers: Bool {
        guard let level = spoken.last else { return false }
        return headings.allSatisfy { $0.level <= level || $0.purpose == .papers } && purpose != .frame
    }

    /// Date of the nearest heading that has one.
    var date: PartialDate? { headings.last { $0.date != nil }?.date }

    /// The trail above a heading of `level`.
    func above(_ level: Int) -> HeadingTrail {
        var trail = self
        trail.headings.removeAll { $0.level >= level }
        trail.spoken.removeAll { $0 >= level }
        return trail
    }

    /// Goes on under a heading.
    mutating func enter(_ text: StyledText, level: Int) {
        headings.removeAll { $0.level >= level }
        let found = PartialDate.find(in: text.all, year: self.date?.year)
        let date = Self.isNamed(text, by: found) ? nil : found
        headings.append((level, Self.purpose(of: text), date))
        spoken.removeAll { $0 >= level }
        if Self.saysPapers(text) { spoken.append(level) }
        isUnderReferences = Self.references.contains(text.slice(text.range).foldedPhrase)
    }

    private static let references = WordFiles.markdown.phrases("heading.references")

    /// Whether the year of a heading is part of a name, as in "WMT 2014", "CVPR 2020 papers": when papers were read it
    /// does not tell.
    private static func isNamed(_ text: StyledText, by date: PartialDate?) -> Bool {
        guard let date, date.month == nil else { return false }
        let tokens = text.slice(text.range).tokens.filter { $0.hasLetter || $0.hasDigit }
        if isCount(tokens, in: text.bytes) { return true }
        return zip(tokens, tokens.dropFirst()).contains { name, year in
            year.isNumber && text.bytes.string(year.range) == String(date.year)
                && text.bytes[name.range].count { $0 >= 0x41 && $0 <= 0x5A } >= 2
        }
    }

    /// Whether a heading goes on from its first number as a sentence does, "2000 papers everyone should read", or that is
    /// a title with somebody's name, "1984 by Orwell".
    private static func isCount(_ tokens: [Token], in bytes: [UInt8]) -> Bool {
        guard let first = tokens.first, first.isNumber else { return false }
        let rest = zip(tokens, tokens.dropFirst()).prefix { left, right in
            right.hasLetter && bytes[left.range.upperBound..<right.range.lowerBound].elementsEqual([0x20])
        }
        let isSomebodys = tokens.dropFirst().first.map { bytes.folded($0.range) == "by" } ?? false
        return rest.count > 2 || isSomebodys && rest.count == 2
    }

    /// Goes on under a short paragraph that works as a heading: `2017`, `*(Tutorials)*`.
    mutating func enter(paragraph text: StyledText) {
        guard text.bytes.count <= 60, text.links.isEmpty else { return }
        let isDate = DateLine.date(text.all) != nil
        let isMarked = text.runs.allSatisfy {
            !$0.style.isDisjoint(with: [.strong, .emphasis]) || text.bytes.trimmed($0.range).isEmpty
        }
        if isDate || isMarked || EntryWords.count(text.all) <= 3 { enter(text, level: 7) }
    }

    /// Words with a space before them, as they stand behind others.
    private static let frames = WordFiles.markdown.values("heading.frame").map { " " + $0 }

    private static let resources = WordFiles.markdown.values("heading.resources").map { " " + $0 }

    /// Those of `resources` that are written without spaces between words.
    private static let unspaced = WordFiles.markdown.values("heading.resources").filter {
        $0.utf8.first.map { $0 >= 0x80 } == true
    }

    private static let papers = WordFiles.markdown.values("heading.papers")

    private static func saysPapers(_ text: StyledText) -> Bool {
        let words = " " + text.bytes.folded(0..<min(text.bytes.count, 120))
        return listed.contains { words.holds(" " + $0) }
    }

    private static let listed = WordFiles.markdown.values("heading.listed")

    /// What stands under a heading with these words.
    static func purpose(of text: StyledText) -> Purpose {
        let words = " " + text.bytes.folded(0..<min(text.bytes.count, 120))
        if frames.contains(where: words.holds) { return .frame }
        if papers.contains(where: words.holds) { return .papers }
        return resources.contains(where: words.holds) || unspaced.contains(where: words.holds)
            ? .resources : .papers
    }
}

/// Labelled lines that a paragraph opens with and words follow, with no blank line between them:
///
///     Authors: Ada One, Bob Two
///     https://arxiv.org/abs/2001.00001
///     They train small nets.
///
/// To Markdown that is one paragraph; to who wrote it these are a head and a text.
enum LabelledLead {
    /// Letters of the words behind the labels from which they are a text.
    private static let fewest = 16

    /// `block` in two, where it is such a paragraph; else itself.
    static func parted(_ block: MarkdownBlock) -> [MarkdownBlock] {
        let lines = block.text.lines
        guard block.kind == .paragraph, lines.count >= 2, lines.count <= block.lines.count,
            let end = end(of: block.text, lines: lines), end < lines.count
        else { return [block] }
        let rest = lines[end].lowerBound..<block.text.bytes.count
        guard UTF8Scanner.scalarCount(block.text.bytes.slice(rest)) >= fewest else { return [block] }
        let cut = block.lines.lowerBound + end
        var head = MarkdownBlock(kind: .paragraph, line: block.lines.lowerBound)
        head.lines = block.lines.lowerBound..<cut
        head.text = block.text.part(0..<lines[end - 1].upperBound)
        var body = MarkdownBlock(kind: .paragraph, line: cut)
        body.lines = cut..<block.lines.upperBound
        body.text = block.text.part(rest)
        return [head, body]
    }

    /// How many lines belong to the head: labelled ones that tell of a paper, and addresses alone; nil where there is
    /// no label of authors, venue or paper among them, or all lines do.
    private static func end(of text: StyledText, lines: [Range<Int>]) -> Int? {
        var end = 0
        var isOfPaper = false
        while end < lines.count, !lines[end].isEmpty {
            if let field = FieldName.split(text, in: lines[end]), field.name != .summary {
                isOfPaper = isOfPaper || field.name.isOfPaper
            } else if goesOn(text, lines: lines, at: end) {
                // Names that a line had no room for.
            } else if !isAddress(text, line: lines[end]) {
                break
            }
            end += 1
        }
        return isOfPaper && end > 0 && end < lines.count ? end : nil
    }

    /// Whether the line above is names behind their label, with a comma at its end.
    private static func goesOn(_ text: StyledText, lines: [Range<Int>], at index: Int) -> Bool {
        guard index > 0, text.slice(lines[index - 1]).hasSuffix(","),
            let field = FieldName.split(text, in: lines[index - 1])
        else { return false }
        return field.name == .authors
    }

    private static func isAddress(_ text: StyledText, line: Range<Int>) -> Bool {
        let place = WebAddress.find(in: text.bytes.slice(line)).first
        return place.map { $0.count + 2 >= line.count } ?? false
    }
}

/// Quotes that begin with a mark of what they hold, `> [!abstract] Small Nets Learn Too`, as Obsidian and GitHub show
/// them in boxes: the line with the mark is the title of the box.
enum Callout {
    /// `block` without the mark, the title of the box a paragraph of its own; itself where it is no such box.
    static func opened(_ block: MarkdownBlock) -> MarkdownBlock {
        guard block.kind == .quote, let first = block.children.first, first.kind == .paragraph,
            let start = titleStart(in: first.text)
        else { return block }
        let lines = first.text.lines
        guard let line = lines.first else { return block }
        var box = block
        var parts: [MarkdownBlock] = []
        let hasMore = lines.count > 1
        let cut = hasMore ? min(first.lines.lowerBound + 1, first.lines.upperBound) : first.lines.upperBound
        let title = first.text.bytes.trimmed(min(start, line.upperBound)..<line.upperBound)
        if !title.isEmpty {
            parts.append(paragraph(first.text.part(title), lines: first.lines.lowerBound..<cut))
        }
        if hasMore {
            let rest = lines[1].lowerBound..<first.text.bytes.count
            parts.append(paragraph(first.text.part(rest), lines: cut..<first.lines.upperBound))
        }
        box.children.replaceSubrange(0..<1, with: parts)
        return box
    }

    private static func paragraph(_ text: StyledText, lines: Range<Int>) -> MarkdownBlock {
        var block = MarkdownBlock(kind: .paragraph, line: lines.lowerBound)
        block.lines = lines
        block.text = text
        return block
    }

    /// Where the words behind `[!note]`, `[!note]-` or `[!note|wide]+` begin.
    private static func titleStart(in text: StyledText) -> Int? {
        guard text.bytes.starts("[!", at: text.range),
            let close = text.bytes.prefix(40).firstIndex(of: UInt8(ascii: "]")), close > 2,
            !text.bytes[2..<close].contains(UInt8(ascii: "\n"))
        else { return nil }
        let next = close + 1
        return next < text.bytes.count && "+-".utf8.contains(text.bytes[next]) ? next + 1 : next
    }
}

extension StyledText {
    /// The words of `range` as a text of their own.
    func part(_ range: Range<Int>) -> StyledText {
        var part = StyledText()
        var numbers: [Int: Int] = [:]
        func number(of link: Int?) -> Int? {
            guard let link else { return nil }
            if let known = numbers[link] { return known }
            numbers[link] = part.openLink(links[link].url)
            return numbers[link]
        }
        for run in runs(in: range) {
            let place = run.range.clamped(to: range)
            let link = number(of: run.link)
            part.append(
                bytes[place], style: run.style, link: link,
                source: run.source.map { $0 + place.lowerBound - run.range.lowerBound })
            if let link { part.closeLink(link) }
        }
        for image in images where range.contains(image.offset) || image.offset == range.upperBound {
            part.append(image: image.url, alt: image.alt, link: number(of: image.link))
        }
        return part
    }
}
