import TextAnalysis

/// How much speaks for a document being a note about one paper, and how much against it.
///
/// Every sign adds its weight, in steps of the logarithm of the odds; the folder that the document lies in
/// adds to it how its other notes are. No sign decides alone.
struct NoteEvidence: Sendable {
    /// What is looked at.
    enum Sign: String, Sendable, CaseIterable {
        /// Fields of a paper in front matter or under the title: authors, venue, year, arXiv, DOI.
        case fields
        /// A line of authors under the title.
        case authors
        /// A link to one paper in the head, or its number as the name of the file.
        case linkInHead
        /// One paper is linked in all of it.
        case onePaper
        /// Many papers are linked.
        case manyPapers
        /// The name of the file repeats the heading.
        case namedAfterTitle
        /// A title of four words and more, in the letters of papers or with a colon.
        case longTitle
        /// A title in the capitals of papers.
        case capitals
        /// A venue, a year or a laboratory stands beside the title.
        case titleFacts
        /// A title of two or three words in sentence case, as fields and things are called, with no other name.
        case plainTitle
        /// The name of the file is an abbreviation of the title.
        case abbreviation
        /// A tag, a type or a folder says that it is one.
        case told
        /// A title that names a collection, a manual, a date.
        case collectiveTitle
        /// A title behind the number of a week or a day: that of a paper that was read, or of an hour of a course.
        case occasionTitle
        /// A title that is a field of research.
        case topicTitle
        /// A name that files of a project have.
        case managingName
        /// A heading that notes on papers give to their sections, up to three.
        case section
        /// Headings of manuals, up to two.
        case manual
        /// Headings that other notes of the folder have.
        case sharedSections
        /// Words that speak of a paper and its authors.
        case prose
        /// Words that tell what is done in papers.
        case deeds
        /// A long text has no word of papers, of their authors or of what is done in them.
        case silent
        /// Next to nothing is said.
        case stub
        /// Most lines are links.
        case hub
        /// More code than words.
        case code
        /// A table of results, each with the paper that it is from.
        case results
        /// It is for the most part a list of papers, each an item, a row or a section.
        /// No sign of a note is worth as much.
        case list
        /// Single items of lists look like papers.
        case someItems
        /// The title is in another alphabet than the text, as that of a paper is.
        case foreignTitle

        /// What it counts for once.
        var weight: Double {
            switch self {
            case .fields: 3
            case .authors: 2.5
            case .linkInHead: 2.5
            case .onePaper: 1.5
            case .manyPapers: -1.5
            case .namedAfterTitle: 1.5
            case .longTitle: 1
            case .capitals: 1
            case .titleFacts: 2
            case .plainTitle: -1.5
            case .abbreviation: 1.5
            case .told: 2.5
            case .collectiveTitle: -3
            case .occasionTitle: -1.5
            case .topicTitle: -3
            case .managingName: -2
            case .section: 0.6
            case .manual: -1.5
            case .sharedSections: 1
            case .prose: 1
            case .deeds: 0.8
            case .silent: -1
            case .stub: -3
            case .hub: -4
            case .code: -2.5
            case .results: -3
            case .list: -20
            case .someItems: -0.5
            case .foreignTitle: 1
            }
        }
    }

    /// Words of a text that says something.
    static let fewestWords = 12
    /// What a note has to have.
    static let threshold = 2.0
    /// What the other files of the folder can add.
    private static let reach = 2.5
    /// What they can take: a vault holds notes on papers among others.
    private static let doubt = 1.2

    /// The signs found, with how often.
    private(set) var signs: [Sign: Double] = [:]
    /// What the other files of the folder add.
    private(set) var leaning = 0.0

    /// The sum.
    var score: Double {
        signs.reduce(leaning * (leaning < 0 ? Self.doubt : Self.reach)) { $0 + $1.key.weight * $1.value }
    }

    /// Whether it is a note on a paper.
    var isNote: Bool { score >= Self.threshold }

    /// Adds a sign.
    mutating func add(_ sign: Sign, times: Double = 1) {
        if times > 0 { signs[sign, default: 0] += times }
    }

    /// Adds what is known of the folder.
    mutating func lean(on folder: FolderShape) { leaning = folder.leaning }
}

extension NoteEvidence {
    /// Weighs `page`, a document titled `title` that says `facts` of a paper in its head.
    init(
        _ page: MarkdownPage, title: NoteTitle, facts: EntryFacts, under head: SectionHead,
        figures: NoteFigures
    ) {
        weighTitle(
            title, of: page, isStub: figures.words < Self.fewestWords,
            isCertain: title.hasFacts || title.isLabelled || head.hasAuthorsLine || facts.authors.count >= 2
                || facts.venue != nil || figures.speaksOfPaper,
            isNickname: figures.papers.count == 1 && (2...3).contains(TitleWords(title.words).words.count))
        weighHead(facts, head: head, page: page)
        weighPapers(
            figures, headEnd: head.end, isNumbered: FileTitle(path: page.source.path).arxiv != nil)
        add(.results, times: Double(min(2, figures.results)))
        weighSections(figures, folder: page.folder)
        weighProse(figures, title: title)
        lean(on: page.folder)
    }

    /// Weighs the title. Where a year, a venue or authors stand beside it, `isCertain`, it is that of a paper, be it a
    /// field of research as well.
    private mutating func weighTitle(
        _ title: NoteTitle, of page: MarkdownPage, isStub: Bool, isCertain: Bool, isNickname: Bool
    ) {
        let name = FileTitle(path: page.source.path)
        let words = TitleWords(title.words)
        let slice = TextSlice(title.words)
        if title.origin != .name, name.isTelling, words.matches(TitleWords(name.words)) {
            add(.namedAfterTitle, times: words.words.count >= 3 ? 1 : 0.5)
        }
        // A line that cites a paper has its title from the link, which is counted itself.
        let isCited = isStub && title.nickname != nil
        // A date is no words.
        let worded = words.words.count { $0.contains(where: \.isLetter) }
        let isLong = worded >= 4 || slice.find(": ") != nil && worded >= 3
        if isLong, !isCited { add(.longTitle) }
        let phrase = words.words.joined(separator: " ")
        // "SN notes" is of one paper where one is linked.
        let named = isNickname ? words.words.dropLast() : words.words[...]
        if named.contains(where: { NoteWords.collections.contains($0) })
            || NoteWords.opens(phrase, with: NoteWords.manuals)
            || NoteWords.isOccasion(phrase)
            || Self.isDay(slice)
            || title.origin != .field && !isLong && Self.isDay(TextSlice(name.words))
            || EntryWords.isCitation(slice) && MoreAuthors.citation(in: slice) != nil
        {
            add(.collectiveTitle)
        }
        if !isCited, worded >= 2, NoteTitleWords.looksLikeOne(slice) { add(.capitals) }
        if Self.isPlain(slice) { add(.plainTitle) }
        // A word of Russian alone is what one files thoughts under; papers are called in another way.
        if worded == 1, slice.letterCounts.cyrillic > 0, !isCertain { add(.plainTitle, times: 2) }
        if title.isBehindOccasion { add(.occasionTitle) }
        if title.hasFacts { add(.titleFacts) }
        if words.areAbbreviated(as: name.words) { add(.abbreviation) }
        // What its owner calls a paper may be titled as a field is.
        if Topics.isTopic(title.words), !isCertain { add(.topicTitle, times: Self.isTold(page) ? 0.5 : 1) }
        if NoteWords.managing.contains(TextSlice(name.words).foldedPhrase) { add(.managingName) }
    }

    /// "17 April 2025", "Thursday, 17 April 2025"
    private static func isDay(_ title: TextSlice) -> Bool {
        if DateLine.date(title) != nil { return true }
        guard let comma = title.first(UInt8(ascii: ",")), title.before(comma).tokens.count == 1 else {
            return false
        }
        let rest = title.after(comma).trimmed
        return DateLine.date(rest) != nil
    }

    /// "Tabular data": two or three words, no capital but the first, no digit.
    private static func isPlain(_ title: TextSlice) -> Bool {
        let words = title.tokens.filter { $0.hasLetter || $0.hasDigit }
        return (2...3).contains(words.count) && words.allSatisfy { !$0.hasDigit }
            && words.dropFirst().allSatisfy { !$0.hasUpper } && !(words.first?.allUpper ?? true)
    }

    /// Whether tags, a type or the folder say that `page` is a note on a paper.
    private static func isTold(_ page: MarkdownPage) -> Bool {
        let tags = page.frontMatter.map {
            $0.values("tags") + $0.values("tag") + $0.values("type") + $0.values("category")
                + $0.values("categories") + $0.values("class") + $0.values("kind")
        }
        let folders = page.source.path.split(separator: "/").dropLast().suffix(2).map(String.init)
        return ((tags ?? []) + folders + NoteCuration.marks(in: page)).contains { value in
            value.split { "/,#[]".contains($0) }.contains {
                NoteWords.kinds.contains(TextSlice(String($0)).foldedPhrase)
            }
        }
    }

    private static let fields = WordFiles.markdown.values("note.fields")

    private mutating func weighHead(_ facts: EntryFacts, head: SectionHead, page: MarkdownPage) {
        let fields = Self.fields.count { page.frontMatter?.value($0) != nil }
        if Self.isTold(page) { add(.told) }
        if fields > 0 { add(.fields) } else if head.hasFields { add(.fields) }
        if head.hasAuthorsLine || fields == 0 && facts.authors.count >= 2 { add(.authors) }
    }

    private mutating func weighPapers(_ figures: NoteFigures, headEnd: Int, isNumbered: Bool) {
        let inHead = figures.papers.filter { $0.block < max(headEnd, 3) }
        if inHead.count == 1 || isNumbered { add(.linkInHead) }
        if figures.papers.count == 1 { add(.onePaper) } else if figures.papers.count >= 8 { add(.manyPapers) }
        if figures.lines >= 6, figures.linkLines * 2 > figures.lines || leadsElsewhere(figures) { add(.hub) }
    }

    /// Whether dozens of links lead to other places than papers: a page of a field keeps those, a note has a few.
    private func leadsElsewhere(_ figures: NoteFigures) -> Bool {
        figures.links >= 24 && figures.links * 8 >= figures.lines
    }

    private mutating func weighSections(_ figures: NoteFigures, folder: FolderShape) {
        let words = figures.headings.map { $0.text.slice($0.text.range).foldedPhrase }
        let sections = words.dropFirst(words.count > 1 ? 0 : 1).count {
            NoteWords.opens($0, with: NoteWords.sections)
        }
        let leads = figures.leads.count { NoteWords.opens($0, with: NoteWords.sections) }
        add(.section, times: Double(min(sections + leads, 3)))
        let manuals = words.count { NoteWords.opens($0, with: NoteWords.manuals) }
        add(.manual, times: Double(min(manuals, 2)))
        if words.contains(where: { folder.isShared($0) }) { add(.sharedSections) }
    }

    private mutating func weighProse(_ figures: NoteFigures, title: NoteTitle) {
        if figures.words < Self.fewestWords { return add(.stub) }
        let scale = Double(min(figures.words, 400)) / 100
        let speaking = Double(figures.paperWords + figures.authorWords * 2)
        add(.prose, times: min(2, speaking / max(1, scale) / 2))
        add(.deeds, times: min(1, Double(figures.deedWords) / max(1, scale) / 2))
        if figures.words >= 150, speaking == 0, figures.deedWords == 0 { add(.silent) }
        if figures.code > 6 * figures.words * 2 { add(.code) }
    }

    /// How many words stand in no record, headings apart.
    private static func words(around parts: [LayoutPart]) -> Int {
        var words = 0
        for part in parts {
            guard case .rest(_, let blocks) = part else { continue }
            for block in blocks where block.headingLevel == nil {
                block.forEach { words += EntryWords.count($0.text.all) }
            }
        }
        return words
    }

    /// Weighs what the layouts of lists made of the document.
    mutating func weigh(_ parts: [LayoutPart], of page: MarkdownPage) {
        let records = parts.compactMap(\.record)
        guard !records.isEmpty else { return }
        // A page with a section for each of several papers is about none of them as a whole.
        if SectionLayout.hasLinkedSections(page, in: 0..<page.blocks.count) { add(.list) }
        let certain = records.filter { $0.linksPaper || !$0.known.authors.isEmpty }
        let lines = certain.reduce(0) { $0 + $1.lines.count }
        let isMost = lines * 2 >= page.source.lineCount
        if !certain.isEmpty,
            Self.words(around: parts) < 25 || certain.count >= 2 && isMost || certain.count >= 6
        {
            add(.list)
        } else if isMost, !certain.isEmpty {
            add(.someItems, times: 6)
        } else {
            add(.someItems, times: Double(min(4, records.count)))
        }
    }
}
