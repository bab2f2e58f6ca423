import ReviewModel
import TextAnalysis

/// The full title of a paper that a note calls by a nickname or has words of its own for: near the top, as the words
/// of a link to the paper, in a labelled line, in a reference, in bold letters or in quotes. A title further down may
/// be that of another paper.
struct FullTitle {
    /// Blocks that are looked at.
    private static let most = 6
    /// Bytes of a title.
    private static let longest = 250

    private let nickname: TitleWords
    /// Words of the links that lead to a paper.
    private var linked: [String] = []
    /// What else may be the title, the surest first of each block.
    private var others: [String] = []

    /// The title that stands near the top of `page`, found as `words` so far; nil where `words` are a title
    /// themselves, or nothing is certain.
    static func find(in page: MarkdownPage, insteadOf words: String, from origin: NoteTitle.Origin) -> String?
    {
        let slice = TextSlice(words)
        // "One et al., Nets 9 (2020)" calls a paper by who wrote it.
        let isTitle = NoteTitleWords.looksLikeOne(slice) && MoreAuthors.citation(in: slice) == nil
        if isTitle, origin != .name { return nil }
        // A day may be that on which a paper was read; meetings have minutes.
        let isDay = DateLine.date(slice) != nil
        if NoteWords.isOccasion(slice.foldedPhrase) { return nil }
        var search = FullTitle(nickname: TitleWords(slice))
        search.read(page)
        if isDay { return search.linked.count == 1 ? search.linked.first : nil }
        if search.linked.count == 1, let linked = search.linked.first { return linked }
        if isTitle { return nil }
        return search.others.first ?? search.alias(page) ?? bibliography(page)
            ?? LabelledReference.find(in: page).map { NoteTitleWords($0.title).title }
    }

    private init(nickname: TitleWords) { self.nickname = nickname }

    /// Another name of the page that is a title.
    private func alias(_ page: MarkdownPage) -> String? {
        let short = nickname.words.joined()
        return page.frontMatter?.values("aliases", "alias").first {
            NoteTitleWords.looksLikeOne(TextSlice($0)) || TextSlice($0).tokens.count >= 5
                || TitleWords($0).areAbbreviated(as: short)
        }.map { NoteTitleWords($0).title }
    }

    /// The title of the one entry of a bibliography that the page holds.
    private static func bibliography(_ page: MarkdownPage) -> String? {
        let titles = page.blocks.compactMap { BibTeXBlock($0)?.fields["title"] }
        return titles.count == 1 ? titles.first.map { NoteTitleWords($0).title } : nil
    }

    // MARK: Reading

    private mutating func read(_ page: MarkdownPage) {
        var headings = 0
        var isOpening = true
        for (index, block) in page.blocks.prefix(Self.most).enumerated() {
            if block.headingLevel != nil {
                headings += 1
                if headings > 1, !MetadataSection.opens(page, at: index) { return }
                readLinks(of: block.text)
                addSpelt(block.text)
                continue
            }
            for text in Self.texts(of: block) {
                readLinks(of: text)
                readMarked(in: text)
                for line in text.lines where !line.isEmpty {
                    readLine(text, line: line, opens: isOpening)
                    if !FieldName.isForeign(text.slice(line)), FieldName.split(text, in: line) == nil {
                        isOpening = false
                    }
                }
            }
        }
    }

    /// The paragraphs of a block: its own, those of a quote, what the items of a short list open with.
    private static func texts(of block: MarkdownBlock) -> [StyledText] {
        switch block.kind {
        case .paragraph: [block.text]
        case .quote: block.children.filter { $0.kind == .paragraph }.map(\.text)
        case .list where block.children.count <= 12: block.children.map(\.lead)
        default: []
        }
    }

    /// Adds a heading that opens with the nickname and spells it out behind a colon.
    private mutating func addSpelt(_ text: StyledText) {
        let words = NoteTitleWords(text.words(EntryWords.trimmed(text.all))).title
        let own = TitleWords(words).words
        if own.count > nickname.words.count + 2, !nickname.words.isEmpty, own.starts(with: nickname.words),
            TextSlice(words).find(":") != nil
        {
            add(words, isMarked: true)
        }
    }

    private mutating func readLinks(of text: StyledText) {
        for line in text.lines where !line.isEmpty { readAddressed(text, line: line) }
        for link in text.links where !link.range.isEmpty && PaperAddress.key(of: link.url) != nil {
            guard !LinkLabel.isLabel(link, in: text) else { continue }
            let words = NoteTitleWords(
                PageTitle.clean(text.words(EntryWords.trimmed(text.bytes.slice(link.range))))
            ).title
            if TitleWords(words).words.count >= 2, !linked.contains(words),
                isTitle(words, isMarked: true, mayBeName: true)
            {
                linked.append(words)
            }
        }
    }

    /// Words with the address of a paper in brackets behind them, and nothing else but a letter and a colon in front:
    /// "A: Small Nets Learn Too (https://…)".
    private mutating func readAddressed(_ text: StyledText, line: Range<Int>) {
        let slice = text.slice(line)
        guard slice.last == UInt8(ascii: ")"), let open = slice.last(UInt8(ascii: "(")),
            case let inside = slice.after(open).dropLast().trimmed,
            WebAddress.find(in: inside).count == 1
                || text.links.contains(where: { inside.range.contains($0.range.lowerBound) }),
            let url = text.links.first(where: { inside.range.contains($0.range.lowerBound) })?.url
                ?? Optional(inside.string),
            PaperAddress.key(of: url) != nil
        else { return }
        var words = slice.before(open).trimmed
        // What is quoted there is the title: SN = "Small Nets Learn Too".
        guard !["\"", "“", "«"].contains(where: { words.find($0) != nil }) else { return }
        if let colon = words.prefix(3).first(UInt8(ascii: ":")) { words = words.after(colon).trimmed }
        let title = NoteTitleWords(text.words(EntryWords.trimmed(text.bytes.slice(words.range)))).title
        if TitleWords(title).words.count >= 2, !linked.contains(title),
            isTitle(title, isMarked: true, mayBeName: true)
        {
            linked.append(title)
        }
    }

    /// Bold or slanting words with the address of a paper right behind them: "**Small Nets** (https://…)".
    private mutating func readMarked(in text: StyledText) {
        for piece in InlinePiece.pieces(of: text, text.range)
        where piece.kind == .strong || piece.kind == .emphasis {
            let rest = text.slice(piece.range.upperBound..<text.bytes.count)
            // A line of its own below may be the address of anything.
            let near = rest.before(rest.first(UInt8(ascii: "\n")) ?? rest.endIndex).prefix(3).range
            let url =
                text.links.first { near.contains($0.range.lowerBound) }?.url
                ?? WebAddress.find(in: text.bytes.slice(rest.range)).first.flatMap {
                    near.contains($0.lowerBound) ? text.bytes.string($0) : nil
                }
            guard let url, PaperAddress.key(of: url) != nil else { continue }
            let words = NoteTitleWords(text.words(EntryWords.trimmed(text.bytes.slice(piece.range)))).title
            if TitleWords(words).words.count >= 3, !linked.contains(words), isTitle(words, isMarked: true) {
                linked.append(words)
            }
        }
    }

    private mutating func readLine(_ text: StyledText, line: Range<Int>, opens: Bool) {
        if let field = FieldName.split(text, in: line), field.name == .paper || field.name == .title {
            add(marked(text, in: field.value) ?? cited(text, in: field.value), isMarked: true)
            let words = text.words(EntryWords.trimmed(text.bytes.slice(field.value)))
            add(words, isMarked: true, mayBeName: field.name == .title)
        } else if text.slice(line).hasPrefix("[^"),
            let title = InlinePiece.pieces(of: text, line).first(where: {
                $0.kind == .emphasis || $0.kind == .strong
            })
        {
            // The title in a footnote: "[^1]: One et al., *Small Nets*, 2020."
            add(text.words(EntryWords.trimmed(text.bytes.slice(title.range))), isMarked: true)
        } else if let cited = cited(text, in: line) {
            add(cited, isMarked: true)
        } else if let labelled = TitleLine.title(labelledIn: text.slice(line)) {
            add(text.words(EntryWords.trimmed(text.bytes.slice(labelled.range))), isMarked: true)
        } else if let rest = Self.behindOpening(text, in: line) {
            add(
                marked(text, in: rest) ?? text.words(EntryWords.trimmed(text.bytes.slice(rest))),
                isMarked: true
            )
        } else if let quoted = Quotation.find(in: text.slice(line), where: { $0.before.isEmpty }),
            text.slice(line).endIndex - quoted.inside.endIndex <= 4
        {
            add(text.words(EntryWords.trimmed(text.bytes.slice(quoted.inside.range))), isMarked: true)
        } else if opens {
            add(marked(text, in: line), isMarked: true)
            addSpoken(text, line: line)
            // "SN = “Small Nets Learn Too”"
            let quoted = Quotation.find(in: text.slice(line)) { $0.before.tokens.count <= 4 }
            if let quoted {
                add(text.words(EntryWords.trimmed(text.bytes.slice(quoted.inside.range))), isMarked: true)
            }
            let slice = text.slice(line)
            // A colon behind a word or two is that of a label.
            guard !slice.hasSuffix("."),
                slice.first(UInt8(ascii: ":")).map({ slice.before($0).tokens.count > 2 }) ?? true
            else { return addOpening(text, line: line) }
            add(text.words(EntryWords.trimmed(text.bytes.slice(line))), isMarked: false)
        }
    }

    /// Adds the slanting or bold words of a short first sentence: "This post is about *Small Nets Learn Too* (2020)."
    private mutating func addSpoken(_ text: StyledText, line: Range<Int>) {
        guard line.count <= 300,
            let piece = InlinePiece.pieces(of: text, line).first(where: {
                $0.kind == .emphasis || $0.kind == .strong
            }), EntryWords.count(text.bytes.slice(piece.range)) >= 3,
            (3...10).contains(EntryWords.count(text.bytes.slice(line.lowerBound..<piece.range.lowerBound)))
        else { return }
        add(text.words(EntryWords.trimmed(text.bytes.slice(piece.range))), isMarked: true)
    }

    /// Adds a line that opens with the nickname and a colon.
    private mutating func addOpening(_ text: StyledText, line: Range<Int>) {
        let words = text.words(EntryWords.trimmed(text.bytes.slice(line)))
        if TitleWords(words).words.starts(with: nickname.words) { add(words, isMarked: false) }
    }

    /// What stands behind "Notes on", "Разбор статьи" and the like.
    private static func behindOpening(_ text: StyledText, in line: Range<Int>) -> Range<Int>? {
        let slice = text.slice(line)
        let phrase = slice.prefix(80).foldedPhrase
        guard
            let opening = NoteWords.openings.filter({ phrase.hasPrefix($0 + " ") }).max(by: {
                $0.utf8.count < $1.utf8.count
            })
        else { return nil }
        // Quotation marks belong to what follows.
        let tokens = slice.tokens, count = opening.split(separator: " ").count
        guard
            let first = tokens[count...].firstIndex(where: {
                !NoteWords.paper.matches(slice[$0.range].folded)
            })
        else { return nil }
        let start = tokens[first - 1].range.upperBound
        return text.bytes.trimmed(start..<line.upperBound)
    }

    /// Whether `words` list people: several, or one in fewer than four words.
    private static func areNames(_ words: TextSlice) -> Bool {
        let list = NameList(words)
        return list.isConvincing && (list.names.count > 1 || TitleWords(words).words.count < 4)
    }

    /// Bold or slanting words that `range` opens with, or words in quotes that it is.
    private func marked(_ text: StyledText, in range: Range<Int>) -> String? {
        let range = text.bytes.trimmed(range)
        guard !range.isEmpty else { return nil }
        for style in [InlineStyle.strong, .emphasis] {
            guard let stretch = text.stretch(of: style, at: range.lowerBound) else { continue }
            return text.words(EntryWords.trimmed(text.bytes.slice(stretch.clamped(to: range))))
        }
        let bare = EntryWords.trimmed(text.bytes.slice(range))
        return bare.lowerBound > range.lowerBound ? text.words(bare) : nil
    }

    private func cited(_ text: StyledText, in range: Range<Int>) -> String? {
        CitedTitle(in: text.slice(range)).map {
            text.words(EntryWords.trimmed(text.bytes.slice($0.title.range)))
        } ?? LabelledReference.read(text, in: range)?.title
    }

    private mutating func add(_ words: String?, isMarked: Bool, mayBeName: Bool = false) {
        guard let words else { return }
        let plain = TextSlice(WikiLink.plain(words))
        // "Small Nets Learn Too, ICLR 2020"
        let end = EntryWords.titleEnd(plain)
        let title = NoteTitleWords(plain.before(end).trimmed.string).title
        if isTitle(title, isMarked: isMarked, mayBeName: mayBeName) { others.append(title) }
    }

    /// Words in the letters of papers, or words that open with the nickname and a colon.
    /// Two words may be a name as well as a title; `mayBeName` says that they are none.
    private func isTitle(_ words: String, isMarked: Bool, mayBeName: Bool = false) -> Bool {
        let slice = TextSlice(words)
        let title = TitleWords(slice)
        guard (isMarked ? 2 : 4)...30 ~= title.words.count, words.utf8.count <= Self.longest,
            !slice.hasSuffix(":"), slice.find(". ") == nil,
            WebAddress.find(in: slice).isEmpty, !TitleGate.refuses(slice),
            mayBeName || !Self.areNames(slice)
        else { return false }
        if title.words.starts(with: nickname.words), slice.find(":") != nil { return true }
        return TitleLine.isCapitalised(slice)
            && !NoteWords.openings.contains { slice.foldedPhrase.hasPrefix($0 + " ") }
    }
}

/// What the first sentence of a note says of who wrote the paper and when: "*Small Nets* is a 2020 paper by Ada One and
/// Bob Two."
enum OpeningSentence {
    /// Bytes of a sentence that is looked at.
    private static let longest = 600

    /// Adds it to `facts`.
    static func read(_ page: MarkdownPage, into facts: inout EntryFacts) {
        guard let text = page.blocks.prefix(3).first(where: { $0.kind == .paragraph })?.text,
            case let end = min(text.range.upperBound, text.range.lowerBound + longest + 1),
            let place = text.bytes.slice(text.range.lowerBound..<end).sentences.first,
            place.count <= longest
        else { return }
        let sentence = text.slice(place), words = sentence.tokens
        guard let paper = words.first(where: { NoteWords.paper.matches(sentence[$0.range].folded) }),
            let by = words.first(where: {
                $0.range.lowerBound > paper.range.lowerBound
                    && prepositions.contains(sentence[$0.range].folded)
            })
        else { return }
        var names = sentence.from(by.range.upperBound).trimmed
        if names.last == UInt8(ascii: ".") { names = names.dropLast() }
        let list = NameList(names)
        guard list.isConvincing else { return }
        facts.add(list)
        facts.add(
            year: sentence.before(by.range.lowerBound).firstYear(in: PlausibleYear.inText)?.place.number)
    }

    private static let prepositions = WordFiles.people.phrases("prepositions")
}

/// The one reference that a note gives behind a label: "Reference: Ada One, Bob Two. “Small Nets Learn Too.” ICML 2020".
enum LabelledReference {
    /// It, wherever in `page` it stands; nil where there is none, or several.
    static func find(in page: MarkdownPage) -> (reference: Reference, title: String)? {
        var found: [(reference: Reference, title: String)] = []
        for block in page.blocks {
            block.forEach { inner in
                guard inner.kind == .paragraph, found.count < 2 else { return }
                for line in inner.text.lines {
                    if let read = read(inner.text, in: line) { found.append(read) }
                }
            }
        }
        return found.count == 1 ? found.first : nil
    }

    /// What the line in `range` refers to; nil where it has no label.
    static func read(_ text: StyledText, in range: Range<Int>) -> (reference: Reference, title: String)? {
        let line = text.slice(range), rest = CitedTitle.withoutLabel(line)
        guard rest.startIndex > line.startIndex, !rest.isEmpty else { return opening(text, in: range) }
        let part = text.part(rest.range)
        guard let reference = Reference(part) else { return nil }
        return (reference, part.words(reference.title))
    }

    /// What a line refers to that is nothing but a reference with its year, or a footnote that is one.
    private static func opening(_ text: StyledText, in range: Range<Int>) -> (
        reference: Reference, title: String
    )? {
        var line = text.slice(range)
        if line.hasPrefix("[^"), let close = line.prefix(12).find("]:") {
            line = line.from(close + 2).trimmed
        } else if range.lowerBound > text.range.lowerBound {
            return nil
        }
        guard line.count <= 800, Reference.mayHaveYear(line), case let part = text.part(line.range),
            let reference = Reference(part), reference.year != nil, !reference.authors.isEmpty
        else { return nil }
        return (reference, part.words(reference.title))
    }
}
