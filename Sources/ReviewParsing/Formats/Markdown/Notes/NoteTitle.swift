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
            TextSlice(field).tokens.contains(where: { $0.hasLetter || $0.hasDigit })
        {
            self.init(TextSlice(field).trimmed.string, .field)
        } else if let field = Self.field(in: page) {
            self.init(field, .field)
        } else if let heading = Self.heading(figures, page: page, name: name) {
            self = heading
        } else if name.isTelling {
            self.init(name.words, .name)
        } else {
            return nil
        }
        // A form that nobody has filled in.
        if words.holds("{{") || words.holds("<%") { return nil }
        if block == nil { block = Self.repeated(words, figures: figures) }
        takeFullTitle(from: page, name: name)
    }

    private init(_ words: String, _ origin: Origin, block: Int? = nil) {
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
                    found = inner.text.words(EntryWords.trimmed(inner.text.bytes, in: field.value))
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
        let name = FieldName(label: label.bytes, EntryWords.trimmed(label.bytes, in: label.range))
        // A paper may be given by its title or by its address.
        let isTitled = name == .paper && NoteTitleWords.looksLikeOne(value.slice(value.range))
        guard name == .title || isTitled, isLabelOfOne(label.slice(label.range)),
            EntryWords.count(value.bytes, in: value.range) >= 2
        else { return nil }
        return value.words(EntryWords.trimmed(value.bytes, in: value.range))
    }

    /// "Title", not "Papers".
    private static func isLabelOfOne(_ label: TextSlice) -> Bool {
        let words = label.foldedPhrase
        return words != "papers" && words != "статьи"
    }

    /// The first heading, unless it is one of several sections.
    private static func heading(_ figures: NoteFigures, page: MarkdownPage, name: FileTitle) -> NoteTitle? {
        guard let first = figures.headings.first else { return boldLine(of: page) ?? plainLine(of: page) }
        let words = headingWords(first.text)
        if NoteWords.metadata.contains(TextSlice(words).foldedPhrase) { return nil }
        if first.block > 0, let opening = plainLine(of: page) { return opening }
        guard !words.isEmpty, EntryWords.count(Array(words.utf8), in: 0..<words.utf8.count) > 0 else {
            return nil
        }
        var title = NoteTitle(words, .heading, block: first.block)
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
        let isFirst = page.blocks[..<first.block].allSatisfy { isFrame($0) }
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

    /// The bold line that a note without headings opens with.
    private static func boldLine(of page: MarkdownPage) -> NoteTitle? {
        guard let first = page.blocks.first, first.kind == .paragraph,
            let bold = first.text.stretch(of: .strong, at: 0),
            first.text.bytes.trimmed(bold) == first.text.bytes.trimmed(first.text.range)
        else { return nil }
        let words = headingWords(first.text)
        return NoteTitleWords.looksLikeOne(TextSlice(words), least: 2)
            ? NoteTitle(words, .heading, block: 0) : nil
    }

    /// The line that a note opens with right above the names of its authors.
    private static func plainLine(of page: MarkdownPage) -> NoteTitle? {
        guard let first = page.blocks.first, first.kind == .paragraph else { return nil }
        let lines = first.text.lines.filter { !$0.isEmpty }
        guard (2...4).contains(lines.count), case let names = NameList(first.text.bytes, in: lines[1]),
            names.isConvincing, names.names.count > 1 || names.truncated || names.share == 1
        else { return nil }
        let title = first.text.slice(lines[0]).trimmed
        guard title.tokens.count >= 2, !title.hasSuffix("."), !title.hasSuffix(":"),
            looksWritten(title), FieldName.split(first.text, in: lines[0]) == nil
        else { return nil }
        return NoteTitle(
            first.text.words(EntryWords.trimmed(title.bytes, in: title.range)), .heading, block: 0)
    }

    /// Whether a line may be the title of a paper: with capitals, or a long one in Latin letters.
    private static func looksWritten(_ title: TextSlice) -> Bool {
        NoteTitleWords.looksLikeOne(title, least: 2)
            || title.tokens.count >= 5 && title.letterCounts.cyrillic == 0
                && SentenceSplitter.sentences(in: title.bytes, title.range).count == 1
    }

    /// The words of a heading without year, venue and authors.
    private static func headingWords(_ text: StyledText) -> String {
        WikiLink.plain(
            EntryHead(text)?.titleWords ?? text.words(EntryWords.trimmed(text.bytes, in: text.range)))
    }

    /// Pictures, badges, tags and single links that stand above a heading.
    private static func isFrame(_ block: MarkdownBlock) -> Bool {
        switch block.kind {
        case .html, .rule: true
        case .paragraph, .quote:
            block.text.bytes.count <= 40
                || block.text.links.contains { $0.range.count * 10 >= block.text.bytes.count * 8 }
        default: false
        }
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

/// The title within the words of a heading, a field or a name: without a label, a year, a venue, a nickname.
struct NoteTitleWords: Sendable {
    /// The title.
    private(set) var title: String
    /// The short name that stands before it.
    private(set) var nickname: String?
    /// Whether a venue, a year or a laboratory stands beside it.
    private(set) var hasFacts = false
    /// Whether it stands behind the number of a week or a day.
    private(set) var isBehindOccasion = false
    /// Whether a label beside it speaks of a paper.
    private(set) var isLabelled = false
    /// A year that stands in front of it.
    private(set) var year: Int?

    /// Reads `words`: "Paper review: Small Nets", "2020 - Small Nets (ICLR'20)", "SN - Small Nets: They Learn".
    ///
    /// `inFile` is the name of the file that they title: what stands before a dash and is that name is a nickname.
    init(_ words: String, inFile name: FileTitle? = nil) {
        var slice = TitleLine.withoutEmoji(TextSlice(words).trimmed)
        slice = Self.withoutHashtags(slice)
        if let rest = TitleNumber.arxiv(slice)?.rest, rest.tokens.count >= 2 { slice = rest }
        while let labelled = TitleLine.title(labelledIn: slice) ?? Self.behindLabel(slice) {
            let label = slice.before(labelled.startIndex)
            isLabelled = isLabelled || label.foldedWords.contains { NoteWords.paper.matches($0) }
            slice = labelled
        }
        slice = Self.quoted(slice) ?? slice
        slice =
            Self.behindMeeting(slice) ?? Self.behindOpening(slice) ?? Self.behindNumber(slice)
            ?? TitleNumber.behindCode(slice) ?? slice
        if let rest = Self.behindNumber(slice, of: NoteWords.times) {
            slice = rest
            isBehindOccasion = true
        }
        if let rest = Self.withoutCitation(slice) ?? Self.withoutYear(slice) {
            year = slice.before(rest.startIndex).firstYear(in: PlausibleYear.inText)?.place.number
            slice = rest
            hasFacts = true
        }
        let around = TitleSurroundings(slice)
        if !around.facts.isEmpty, around.title.tokens.count >= 2 {
            slice = around.title
            hasFacts = true
        }
        if let parts = Self.nicknamed(slice, inFile: name) {
            nickname = parts.nickname.string
            slice = parts.title
        }
        title = slice.string
    }

    /// Without tags behind it: "Small Nets #paper #2020".
    private static func withoutHashtags(_ title: TextSlice) -> TextSlice {
        var rest = title
        while let last = rest.lastField, last.count > 1, last.first == UInt8(ascii: "#"),
            last.startIndex > rest.startIndex, last.last != UInt8(ascii: "!")
        {
            let before = rest.before(last.startIndex).trimmed
            // "A talk in #small" speaks of the tag.
            guard let word = before.tokens.last, word.hasUpper || word.range.count > 4 || word.hasDigit
            else { break }
            rest = before
        }
        return rest
    }

    /// What follows a label in brackets: "[Paper Review] Small Nets".
    private static func behindLabel(_ title: TextSlice) -> TextSlice? {
        guard title.first == UInt8(ascii: "["), let close = title.prefix(40).first(UInt8(ascii: "]")) else {
            return nil
        }
        let rest = title.after(close).trimmed
        return TitleLine.isLabel(title.before(close).dropFirst()) && rest.tokens.count >= 2 ? rest : nil
    }

    /// What follows words that say whose notes on what these are: "Конспект статьи «Small Nets»", "Summary of Small Nets",
    /// "Reading notes: “Small Nets” by Ada One".
    private static func behindOpening(_ title: TextSlice) -> TextSlice? {
        guard let (start, isSure) = openingEnd(title) else { return nil }
        let rest = title.from(start).trimmed
        if let quoted = quoted(rest) { return quoted }
        return isSure && looksLikeOne(rest, least: 2) ? rest : nil
    }

    /// What stands in the quotes that `title` opens with: "“Small Nets” by Ada One".
    private static func quoted(_ title: TextSlice) -> TextSlice? {
        Quotation.find(in: title) { $0.before.isEmpty && $0.inside.tokens.count >= 2 }?.inside.trimmed
    }

    /// Where the words end that a title of a note opens with, those that speak of papers with them, and whether no paper
    /// is titled so itself, as with "Understanding …" and "A Review of …".
    private static func openingEnd(_ title: TextSlice) -> (end: Int, isSure: Bool)? {
        let phrase = title.prefix(80).foldedPhrase
        let openings = NoteWords.openings.filter { phrase.hasPrefix($0 + " ") }
        guard let opening = openings.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
        let tokens = title.tokens, count = opening.split(separator: " ").count
        let first = tokens.dropFirst(count).first { !NoteWords.paper.matches(title[$0.range].folded) }
        guard let first else { return nil }
        // Quotation marks belong to what follows, a colon to what stands in front.
        let place = tokens.last { $0.range.upperBound <= first.range.lowerBound }?.range.upperBound
        let rest = title.from(place ?? title.startIndex)
        let isSure = TextSlice(opening).letterCounts.cyrillic > 0 || NoteWords.sureOpenings.contains(opening)
        return rest.firstIndex { !" :-".utf8.contains($0) }.map { ($0, isSure) }
    }

    /// What follows a number of order: "01 Small Nets Learn Too". Without a zero in front it may be a number of things.
    private static func behindNumber(_ title: TextSlice) -> TextSlice? {
        guard let first = title.firstField, first.count <= 4, first.first == UInt8(ascii: "0") else {
            return nil
        }
        let digits = first.last.map { ".)".utf8.contains($0) } ?? false ? first.dropLast() : first
        let rest = title.from(first.endIndex).trimmed
        return digits.number != nil && rest.tokens.count >= 2 ? rest : nil
    }

    /// What follows the number of a meeting at which papers are read: "Семинар 3. Small Nets".
    private static func behindMeeting(_ title: TextSlice) -> TextSlice? {
        behindNumber(title, of: NoteWords.meetings)
    }

    /// What follows one of `names` and a number, where that looks like a title.
    private static func behindNumber(_ title: TextSlice, of names: [String]) -> TextSlice? {
        let phrase = title.prefix(60).foldedPhrase
        guard let meeting = names.first(where: { phrase.hasPrefix($0 + " ") }) else {
            return nil
        }
        let words = title.words.dropFirst(meeting.split(separator: " ").count)
        guard let number = words.first, number.number != nil else { return nil }
        let behind = title.from(number.endIndex)
        var rest = behind.from(behind.firstIndex { !" .:-)".utf8.contains($0) } ?? behind.endIndex)
        for dash in ["—", "–"] { rest = rest.without(prefix: dash)?.trimmed ?? rest }
        return rest.startIndex > number.endIndex + 1 && looksLikeOne(rest, least: 2) ? rest : nil
    }

    /// What follows who wrote it and when: "One 2020 - Small Nets", "Ada One et al. (2020) Small Nets".
    private static func withoutCitation(_ title: TextSlice) -> TextSlice? {
        guard let year = title.prefix(80).firstYear(in: PlausibleYear.inText)?.place,
            year.startIndex > title.startIndex
        else { return nil }
        var people = title.before(year.startIndex).trimmed
        while let last = people.last, "(,".utf8.contains(last) { people = people.dropLast().trimmed }
        let rest = title.from(year.endIndex)
        let body = rest.from(rest.firstIndex { !" ).:,-".utf8.contains($0) } ?? rest.endIndex)
        var behind = body
        for dash in ["—", "–"] { behind = behind.without(prefix: dash)?.trimmed ?? behind }
        let list = NameList(people.bytes, in: people.range)
        let isSurname =
            people.fields.count == 1 && people.tokens.count == 1 && people.count >= 2
            && people.tokens.allSatisfy { $0.hasLower && !$0.hasDigit }
            && people.dropFirst().allSatisfy { !(0x41...0x5A).contains($0) }
        let isApart = behind.startIndex > year.endIndex + 1
        guard
            list.truncated || isSurname || list.isConvincing
                || people.find(" and ") != nil && list.isSurnames(people.bytes),
            isApart, behind.tokens.count >= 2
        else { return nil }
        return behind
    }

    /// What follows a year in front: "2020 Small Nets", "[2020] Small Nets", "2020 - Small Nets".
    private static func withoutYear(_ title: TextSlice) -> TextSlice? {
        guard let first = title.fields.first else { return nil }
        let digits = TextSlice(Array(first.filter { (0x30...0x39).contains($0) }))
        guard digits.count == 4, first.count <= 7,
            !first.contains(where: { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }),
            let year = digits.number, PlausibleYear.inText.contains(year)
        else { return nil }
        var rest = title.from(first.endIndex).trimmed
        for mark in ["-", "—", "–", ":", "."] { rest = rest.without(prefix: mark)?.trimmed ?? rest }
        return rest.tokens.count >= 2 ? rest : nil
    }

    /// "SN - Small Nets: They Learn": a title with a colon of its own has no other name in front, and neither has one
    /// that says the name again. In a file of that name it is one as well; names of files have a dash for a colon.
    private static func nicknamed(
        _ title: TextSlice, inFile name: FileTitle?
    ) -> (nickname: TextSlice, title: TextSlice)? {
        for mark in [" - ", " — ", " – "] {
            guard let at = title.find(mark) else { continue }
            let before = title.before(at).trimmed, rest = title.from(at + mark.utf8.count).trimmed
            let own = TitleWords(before).words
            guard own.count <= 2 else { continue }
            let isNamed = name.map { TitleWords($0.words).words == own } ?? false
            let isRepeated = !own.isEmpty && TitleWords(rest).words.starts(with: own)
            if rest.find(": ") != nil && rest.tokens.count >= 4
                || (isNamed || isRepeated) && looksLikeOne(rest)
            {
                return (before, rest)
            }
        }
        return nil
    }

    /// Whether `words` are written as titles of papers are: in Latin letters, most of them with capitals, `least` of
    /// them at least, and nothing in front that says whose notes they are.
    static func looksLikeOne(_ words: TextSlice, least: Int = 3) -> Bool {
        let tokens = words.tokens.filter { $0.hasLetter || $0.hasDigit }
        guard tokens.count >= least, words.count <= 250, TitleLine.isCapitalised(words) else { return false }
        let phrase = words.foldedPhrase
        return !NoteWords.openings.contains { phrase.hasPrefix($0 + " ") }
    }
}
