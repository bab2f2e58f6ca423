import ReviewModel
import TextAnalysis

/// The title of a note: a field, its first heading, or the name of its file.
struct NoteTitle: Sendable {
    /// Where the title was found.
    enum Origin: Sendable { case field, heading, name }

    /// Its words.
    private(set) var words: String
    /// Where it was found.
    private(set) var origin: Origin
    /// Index of the block that is the title.
    private(set) var block: Int?
    /// A name of one or two words that the note calls the paper by, where the title is a longer one.
    private(set) var nickname: String?
    /// Whether a venue, a year or a laboratory stands beside it.
    private(set) var hasFacts = false
    /// A year that stands in front of it.
    private(set) var year: Int?
    /// Whether a label beside it speaks of a paper: "Статья 5: Small Nets".
    private(set) var isLabelled = false
    /// The link of a title that is one.
    private(set) var link: String?
    /// Whether it stands behind the number of a week or a day.
    private(set) var isBehindOccasion = false

    /// The title of `page`; nil when nothing in or about it can be one.
    init?(_ page: MarkdownPage, figures: NoteFigures) {
        let name = FileTitle(path: page.source.path)
        if let field = page.frontMatter?.paperTitle,
            TextSlice(field).tokens.contains(where: { $0.hasLetter || $0.hasDigit }),
            !TitleGate.refuses(field) || field.holds("{{") || field.holds("<%")
        {
            self.init(TextSlice(field).trimmed.string, from: .field)
        } else if let field = Self.field(in: page), !TitleGate.refuses(field) {
            self.init(field, from: .field)
        } else {
            let heading = Self.heading(figures, page: page, name: name)
            if let heading, !TitleGate.refuses(heading.words) {
                self = heading
            } else if name.isTelling {
                self.init(name.words, from: .name)
            } else if let heading {
                // A day may stand over a note whose text has the title.
                self = heading
            } else {
                return nil
            }
        }
        // A form that nobody has filled in.
        if words.holds("{{") || words.holds("<%") { return nil }
        if block == nil { block = Self.repeated(words, figures: figures) }
        takeFullTitle(from: page, name: name)
        if origin == .heading, TitleGate.refuses(words) { return nil }
    }

    private init(_ words: String, from origin: Origin, block: Int? = nil) {
        self.words = words.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
        self.origin = origin
        self.block = block
    }

    /// The heading that repeats a title found elsewhere.
    private static func repeated(_ title: String, figures: NoteFigures) -> Int? {
        guard let first = figures.headings.first else { return nil }
        let same = TitleWords(title).matches(TitleWords(first.text.slice(first.text.range)))
        return same ? first.block : nil
    }

    /// "Title:: …" and "- Full Title: …" among the first blocks.
    private static func field(in page: MarkdownPage) -> String? {
        for block in page.blocks.prefix(8) {
            var found: String?
            block.forEach { inner in
                if found == nil, case .row = inner.kind { found = Self.cell(of: inner) }
                guard found == nil, inner.kind == .paragraph else { return }
                for line in LineCut.lines(of: inner.text, inner.text.range) {
                    guard let field = FieldName.split(inner.text, in: line), field.name == .title,
                        NoteTitle.isLabelOfOne(inner.text.slice(field.label)), field.value.count >= 2
                    else { continue }
                    found = inner.text.words(EntryWords.trimmed(inner.text.bytes.slice(field.value)))
                }
            }
            if let found, !found.isEmpty { return WikiLink.plain(found) }
        }
        return nil
    }

    /// The second cell of a row whose first says that it is a title.
    private static func cell(of row: MarkdownBlock) -> String? {
        guard row.children.count == 2 else { return nil }
        let label = row.children[0].text, value = row.children[1].text
        let name = FieldName(label: label.bytes.slice(EntryWords.trimmed(label.all)))
        // A paper may be given by its title or by its address.
        let isTitled = name == .paper && NoteTitleWords.looksLikeOne(value.slice(value.range))
        guard name == .title || isTitled, isLabelOfOne(label.slice(label.range)),
            EntryWords.count(value.all) >= 2
        else { return nil }
        return value.words(EntryWords.trimmed(value.all))
    }

    /// "Title", not "Papers".
    private static func isLabelOfOne(_ label: TextSlice) -> Bool {
        !severals.contains(label.foldedPhrase)
    }

    private static let severals = WordFiles.markdown.phrases("field of many")

    /// The first heading, unless it is one of several sections.
    private static func heading(_ figures: NoteFigures, page: MarkdownPage, name: FileTitle) -> NoteTitle? {
        guard let first = Self.first(of: figures) else { return boldLine(of: page) ?? plainLine(of: page) }
        let words = headingWords(first.text)
        if NoteWords.metadata.contains(TextSlice(words).foldedPhrase) { return nil }
        if first.block > 0, let opening = plainLine(of: page) { return opening }
        guard !words.isEmpty, EntryWords.count(TextSlice(words)) > 0
        else {
            return nil
        }
        var title = NoteTitle(words, from: .heading, block: first.block)
        title.hasFacts = EntryHead(first.text).map { $0.facts.year != nil || $0.facts.venue != nil } ?? false
        title.link = first.text.links.first { !$0.range.isEmpty && LinkLabel.isAddress($0.url) }?.url
        if !name.isTelling { return title }
        let own = TitleWords(words), file = TitleWords(name.words)
        // A heading that was broken into two lines goes on in the name.
        if file.words.count > own.words.count, own.words.count >= 3, file.words.starts(with: own.words) {
            title.words = name.words
            return title
        }
        if own.matches(file) || own.holds(file) || own.words.starts(with: file.words) { return title }
        let isSecond = figures.headings.first.map { $0.block < first.block } ?? false
        let isFirst = isSecond || page.blocks[..<first.block].allSatisfy { isFrame($0) }
        if isFirst, title.link.flatMap({ PaperAddress.key(of: $0) }) != nil { return title }
        let beside = figures.headings.count { $0.level == first.level }
        let isGeneric =
            own.words.count <= 3
            && (NoteWords.opens(own.words.joined(separator: " "), with: NoteWords.sections)
                || SectionLayout.generic.contains(own.words.joined(separator: " ")))
        guard isFirst, !isGeneric else { return nil }
        if name.isSlug, own.words.count >= 3 { return title }
        return beside == 1 && (first.level <= 2 || figures.headings.count == 1) ? title : nil
    }

    /// The first heading; where that is "Paper" or the like over one other, that one.
    private static func first(of figures: NoteFigures) -> (level: Int, text: StyledText, block: Int)? {
        guard let first = figures.headings.first else { return nil }
        let words = first.text.slice(first.text.range).foldedPhrase
        let beside = figures.headings.count { $0.level == first.level }
        let below = figures.headings.filter { $0.level == first.level + 1 }
        guard figures.headings.count > 1, beside == 1, below.count == 1,
            NoteWords.commonNames.contains(words) || SectionLayout.generic.contains(words),
            figures.headings[1].block == below[0].block,
            !NoteWords.opens(below[0].text.slice(below[0].text.range).foldedPhrase, with: NoteWords.sections)
        else { return first }
        return below[0]
    }

    /// The bold line that a note without headings opens with.
    private static func boldLine(of page: MarkdownPage) -> NoteTitle? {
        guard let first = page.blocks.first, first.kind == .paragraph,
            let bold = first.text.stretch(of: .strong, at: 0),
            first.text.bytes.trimmed(bold) == first.text.bytes.trimmed(first.text.range)
        else { return nil }
        let words = headingWords(first.text), names = NameList(first.text.bytes.slice(bold))
        // "**Ada One, Bob Two**" are its authors.
        guard names.names.count < 2 || names.share < 1 else { return nil }
        return NoteTitleWords.looksLikeOne(TextSlice(words), least: 2)
            ? NoteTitle(words, from: .heading, block: 0) : nil
    }

    /// The line that a note opens with right above the names of its authors.
    private static func plainLine(of page: MarkdownPage) -> NoteTitle? {
        guard let first = page.blocks.first, first.kind == .paragraph else { return nil }
        let lines = first.text.lines.filter { !$0.isEmpty }
        if lines.count == 1 { return lineAlone(of: page) }
        guard (2...4).contains(lines.count), case let names = NameList(first.text.bytes.slice(lines[1])),
            names.isConvincing, names.names.count > 1 || names.truncated || names.share == 1
        else { return nil }
        let title = first.text.slice(lines[0]).trimmed
        guard title.tokens.count >= 2, !title.hasSuffix("."), !title.hasSuffix(":"),
            looksWritten(title), FieldName.split(first.text, in: lines[0]) == nil
        else { return nil }
        return NoteTitle(first.text.words(EntryWords.trimmed(title)), from: .heading, block: 0)
    }

    /// The line that a note opens with, where the names of its authors open the next paragraph.
    private static func lineAlone(of page: MarkdownPage) -> NoteTitle? {
        guard page.blocks.count > 1, page.blocks[1].kind == .paragraph,
            let next = page.blocks[1].text.lines.first,
            case let names = NameList(page.blocks[1].text.bytes.slice(next)), names.isConvincing,
            names.names.count > 1 || names.truncated,
            case let first = page.blocks[0].text, first.links.isEmpty,
            case let title = first.slice(first.range).trimmed, title.tokens.count >= 2, !title.hasSuffix("."),
            !title.hasSuffix(":"), looksWritten(title), FieldName.split(first, in: first.range) == nil
        else { return nil }
        return NoteTitle(first.words(EntryWords.trimmed(title)), from: .heading, block: 0)
    }

    /// Whether a line may be the title of a paper: with capitals, or a long one in Latin letters.
    private static func looksWritten(_ title: TextSlice) -> Bool {
        NoteTitleWords.looksLikeOne(title, least: 2)
            || title.tokens.count >= 5 && title.letterCounts.cyrillic == 0
                && title.sentences.count == 1
    }

    /// The words of a heading without year, venue and authors.
    private static func headingWords(_ text: StyledText) -> String {
        WikiLink.plain(
            EntryHead(text)?.titleWords ?? text.words(EntryWords.trimmed(text.all)))
    }

    /// Pictures, badges, tags and single links that stand above a heading.
    private static func isFrame(_ block: MarkdownBlock) -> Bool {
        switch block.kind {
        case .html, .rule: true
        case .paragraph where block.text.lines.allSatisfy({ isField(block.text, line: $0) }): true
        case .paragraph, .quote:
            block.text.bytes.count <= 40
                || block.text.links.contains { $0.range.count * 10 >= block.text.bytes.count * 8 }
        default: false
        }
    }

    /// "status:: #read", "Authors: Ada One": a field of a note or of a paper.
    private static func isField(_ text: StyledText, line: Range<Int>) -> Bool {
        line.isEmpty || FieldName.split(text, in: line) != nil || FieldName.isForeign(text.slice(line))
    }

    /// Takes what stands around the title off it, and the full title where it is none: a nickname, words of one's own.
    private mutating func takeFullTitle(from page: MarkdownPage, name: FileTitle) {
        let around = NoteTitleWords(words, inFile: name)
        hasFacts = hasFacts || around.hasFacts
        isBehindOccasion = around.isBehindOccasion
        isLabelled = around.isLabelled
        year = around.year
        words = around.title
        nickname = around.nickname
        if let full = FullTitle.find(in: page, insteadOf: words, from: origin) {
            if TitleWords(words).words.count <= 2 { nickname = words }
            words = full
        } else if nickname == nil, let own = page.frontMatter?.value("title"), origin == .field,
            (1...2).contains(TitleWords(own).words.count), TitleWords(words).words.count > 2
        {
            nickname = own
        } else if nickname == nil, name.isTelling, origin != .name,
            TitleWords(name.words).words.count <= 2, TitleWords(words).words.count > 2
        {
            nickname = name.words
        }
    }
}
