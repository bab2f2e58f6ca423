import ReviewModel
import TextAnalysis

/// One note a file with front matter, in the manner of Jekyll, Hugo and Obsidian: `title:`, `authors:`,
/// `tags:`, `date:`, addresses of paper and code.
struct NoteLayout: MarkdownLayout {
    let name = "note"
    let examples = [
        MarkdownExample(
            "---\ntitle: Small Nets Learn Too\ntags: ['2019', 'ICLR 2020']\n---\n\n## Idea\n\n* They do.\n* [Link to the paper](https://arxiv.org/abs/2001.00001)\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "---\ntitle: \"Nets: Small\"\nauthors:\n  - Ada One\narxiv: \"2001.00001\"\n---\n\nThey learn.\n",
            titles: ["Nets: Small"]),
    ]

    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch? {
        guard index == 0, let front = page.frontMatter, !page.blocks.isEmpty,
            let title = Self.title(front, page: page),
            !SectionLayout.listsPapers(page, in: 0..<page.blocks.count),
            !SectionLayout.hasLinkedSections(page, in: 0..<page.blocks.count)
        else { return nil }
        var facts = EntryFacts()
        NoteFields.read(front, into: &facts, path: page.source.path)
        let start = Self.isTitle(page.blocks[0], title: title) ? 1 : 0
        if start == 1, let head = EntryHead(page.blocks[0].text) { facts.merge(head.facts) }
        let under = SectionHead(page, from: start, to: page.blocks.count, isSingleAuthorLikely: false)
        facts.merge(under.facts)
        PaperLinkSearch.read(page.blocks[start...], into: &facts)
        PaperLinkSearch.readOnly(page.blocks[start...], into: &facts)
        guard Self.isNote(front, facts: facts, page: page) else { return nil }
        for block in page.blocks[under.end...] { facts.count(block) }
        let words = Self.singleSpaced(title)
        var text = BlockText()
        text.line(
            words,
            at: page.source.bytes.find(
                words, in: 0..<page.source.lineStarts[min(front.end, page.source.lineStarts.count - 1)]),
            isHead: true)
        for block in page.blocks[start..<under.end] { text.block(block, isHead: true) }
        text.blocks(page.blocks[under.end...])
        let lines = 0..<page.source.lineCount
        return LayoutMatch(
            end: page.blocks.count,
            parts: [
                .record(
                    MarkdownRecord(
                        lines: lines, facts: facts, title: words, text: text, trail: trail,
                        threshold: .section))
            ])
    }

    /// The title: a field, the first heading where it has a date or authors beside it, or the name of the file, as
    /// notes of Obsidian are named after their papers.
    private static func title(_ front: FrontMatter, page: MarkdownPage) -> String? {
        if let title = front.paperTitle {
            // A form that nobody has filled in.
            return title.holds("{{") || title.holds("<%") ? nil : title
        }
        guard front.value("authors", "arxiv", "doi", "venue", "year", "paper_authors", "conference") != nil
        else { return nil }
        if page.blocks[0].headingLevel == 1 { return page.blocks[0].text.words(page.blocks[0].text.range) }
        let name = Array((page.source.path.split(separator: "/").last ?? "").utf8)
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), EntryWords.count(name.slice(0..<dot)) >= 2
        else {
            return nil
        }
        return name.string(EntryWords.trimmed(name.slice(0..<dot)))
    }

    /// Front matter alone is no sign of a paper: pages of a site have it too.
    private static func isNote(_ front: FrontMatter, facts: EntryFacts, page: MarkdownPage) -> Bool {
        if facts.linksPaper || !facts.authors.isEmpty { return true }
        return !front.values("tags", "categories", "keywords").isEmpty
            || front.value("arxiv", "doi", "venue", "year") != nil || facts.date != nil
    }

    private static func isTitle(_ block: MarkdownBlock, title: String) -> Bool {
        guard block.headingLevel != nil else { return false }
        let wanted = Array(title.utf8)
        let left = TextSlice(wanted).tokens.map { wanted.folded($0.range) }
        let right = block.text.slice(block.text.range).tokens.map {
            block.text.bytes.folded($0.range)
        }
        return left == right || block.headingLevel == 1 && right.starts(with: left)
    }

    private static func singleSpaced(_ title: String) -> String {
        title.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).joined(separator: " ")
    }
}

/// Fields of front matter as facts.
enum NoteFields {
    /// Reads them all; the file's name may hold the date.
    static func read(_ front: FrontMatter, into facts: inout EntryFacts, path: String) {
        readAuthors(front, into: &facts)
        for venue in front.values(WordFiles.markdown.values("front venue")).prefix(1) {
            readVenue(venue, into: &facts)
        }
        if let year = front.value("year").flatMap({ Int($0) }), PlausibleYear.inText.contains(year) {
            facts.add(year: year)
        }
        for name in WordFiles.markdown.values("front published") {
            let bytes = Array((front.value(name) ?? "").utf8)
            if let found = PartialDate.find(in: TextSlice(bytes)) { facts.add(year: found.year) }
        }
        for name in WordFiles.markdown.values("front dates") {
            facts.add(date: front.value(name).flatMap { date($0) ?? (name == "date" ? yearAlone($0) : nil) })
        }
        facts.add(date: date(fileName(path)))
        readLinks(front, into: &facts)
        for tag in front.values(WordFiles.markdown.values("front tags")) { readTag(tag, into: &facts) }
        facts.add(affiliations: front.values(WordFiles.markdown.values("front affiliations")))
    }

    private static func readAuthors(_ front: FrontMatter, into facts: inout EntryFacts) {
        var names = front.values(WordFiles.markdown.values("front authors"))
        // On a blog the author is the one who blogs.
        if names.isEmpty, !Self.isOfBlog(front) { names = front.values("author") }
        let isCut: Bool
        (names, isCut) = MoreAuthors.cut(names)
        guard let first = names.first else { return }
        if names.count == 1, !isCut, !isNames(first) {
            let bytes = Array(first.utf8)
            return facts.add(NameList(TextSlice(bytes)))
        }
        if let people = Self.paired(names) { return facts.set(authors: people, truncated: isCut) }
        // Of several values each is one person.
        facts.set(authors: names.flatMap { $0.contains(",") ? people(in: $0) : [$0] }, truncated: isCut)
    }

    /// "One, Ada, Two, Bob" that a list without quotes took apart: every second value is a given name.
    private static func paired(_ names: [String]) -> [String]? {
        guard names.count >= 4, names.count % 2 == 0,
            names.allSatisfy({ !$0.contains(" ") && !$0.contains(",") })
        else { return nil }
        let pairs = stride(from: 0, to: names.count, by: 2).map { (family: names[$0], given: names[$0 + 1]) }
        guard pairs.count(where: { GivenNames.begins($0.given) }) * 2 > pairs.count else { return nil }
        return pairs.map { Author.name(given: $0.given, family: $0.family) }
    }

    /// Whether `front` has a field that only a page of a blog has.
    private static func isOfBlog(_ front: FrontMatter) -> Bool {
        front.fields.contains { blogs.contains($0.name) }
    }

    private static let blogs = WordFiles.markdown.phrases("blogger fields")

    /// Whether one value is sure to be names in an order of their own: `Lee, Ann`, `Lee, Ann; One, Bob`.
    private static func isNames(_ value: String) -> Bool {
        value.contains(";") || value.contains(",") && people(in: value).count == 1
    }

    /// The people of a value, first names first.
    private static func people(in value: String) -> [String] {
        PersonIdentity.names(
            in: value, isGroup: GroupNames.isGroup, mayBeGroup: GroupNames.isOrganisation,
            isGiven: GivenNames.begins)
    }

    private static func readVenue(_ venue: String, into facts: inout EntryFacts) {
        let bytes = Array(venue.utf8)
        facts.addIdentifiers(in: TextSlice(bytes))
        if let found = VenueText(TextSlice(bytes)) {
            facts.add(found)
        } else {
            facts.set(venue: venue)
        }
    }

    private static func readLinks(_ front: FrontMatter, into facts: inout EntryFacts) {
        if let found = front.value(WordFiles.markdown.values("front arxiv")).flatMap({
            ArxivIdentifier.first(in: Array(("/" + $0).utf8))
        }) {
            facts.add(link: ArxivIdentifier.address(of: found), label: "arXiv")
        }
        if let doi = front.value("doi") {
            facts.add(link: doi.holds("://") ? doi : DOI.address(of: doi), label: "DOI")
        }
        for (name, label) in WordFiles.markdown.pairs("front links") {
            for url in front.values(name) where url.holds("://") { facts.add(link: url, label: label) }
        }
    }

    /// A tag may be the year or the venue of the paper.
    private static func readTag(_ tag: String, into facts: inout EntryFacts) {
        let bytes = Array(tag.utf8)
        if let year = TextSlice(bytes).year {
            facts.add(year: year)
        } else if let found = VenueText(TextSlice(bytes)), found.year != nil, found.name != nil {
            facts.add(found)
        }
        facts.add(keywords: [tag])
    }

    private static func date(_ text: String) -> PartialDate? {
        let bytes = Array(text.utf8)
        let found = PartialDate.find(in: TextSlice(bytes))
        return found?.month == nil ? nil : found
    }

    /// `2020` and nothing more.
    private static func yearAlone(_ text: String) -> PartialDate? {
        let bytes = Array(text.utf8)
        return bytes.count == 4 ? PartialDate.find(in: TextSlice(bytes)) : nil
    }

    private static func fileName(_ path: String) -> String {
        String((path.split(separator: "/").last ?? "").prefix(11))
    }
}

/// Tells the review of one paper from other prose where nothing links or names the paper but the title
/// of the file and the words: "авторы", "исследование", "the authors", "the paper".
enum ProseReview {
    /// Words that speak of a paper, and of those who wrote it, by their beginnings.
    private static let papers = StemIndex(WordFiles.markdown.values("note.paper"))
    private static let authors = StemIndex(WordFiles.markdown.values("note.authors"))

    /// Words of titles of collections, which are about many papers.
    private static let collections = WordFiles.markdown.phrases("note.collections")

    /// Whether the prose `bytes` under `title` is one.
    static func isLikely(_ bytes: [UInt8], under title: String) -> Bool {
        let name = Array(title.utf8)
        let words = Tokenizer.tokens(in: name)
        guard words.count >= 4, !words.contains(where: { collections.contains(name.folded($0.range)) }),
            let language = LanguageDetection.detect(bytes)
        else { return false }
        let (papers, authors) = mentions(in: bytes)
        if language.code == "ru" {
            // A title in the language of the paper is the title of the paper.
            let isForeign = words.count(where: { !$0.hasCyrillic }) * 5 >= words.count * 4
            return isForeign && papers + authors >= 3
        }
        return language.code == "en" && papers >= 2 && authors >= 2
    }

    private static func mentions(in bytes: [UInt8]) -> (papers: Int, authors: Int) {
        var counts = (papers: 0, authors: 0)
        for word in bytes.foldedWords(0..<min(bytes.count, 60_000)) {
            if papers.matches(word) { counts.papers += 1 }
            if authors.matches(word) { counts.authors += 1 }
        }
        return counts
    }
}
