import ReviewModel
import TextAnalysis

/// A paper as a line lists it: its title and what stands around it.
struct EntryHead: Sendable {
    /// The line or lines.
    let text: StyledText
    /// The title.
    let title: EntryTitle
    /// What else is said of the paper.
    var facts = EntryFacts()
    /// Other papers that stand beside it.
    private(set) var twins: [(title: String, url: String)] = []
    /// Where what follows all titles begins.
    private var end: Int

    /// The paper that `text` lists; nil when no title is to be found. What a text of a document lists is looked for
    /// once.
    init?(_ text: StyledText) {
        let head =
            if let kept = text.findings { kept.get { EntryHead(reading: text.alone) } } else {
                EntryHead(reading: text)
            }
        guard let head else { return nil }
        self = head
    }

    private init?(reading text: StyledText) {
        if let reference = Reference(text) {
            self.text = text
            title = EntryTitle(reference, of: text)
            end = text.bytes.count
            facts.add(reference)
            readLabels()
            return
        }
        guard let title = EntryTitle(text, in: text.range) else { return nil }
        self.text = text
        self.title = title
        end = title.end
        facts.add(title.marks)
        if let venue = title.venue { facts.add(venue) }
        if let names = title.names { facts.add(names) }
        if let link = title.link { facts.add(link: text.links[link].url, label: nil) }
        readTwins()
        if let tail = title.tailInTitle { readTail(tail) }
        readSides()
    }

    /// "[One](…), [Two](…)": more papers right behind the first.
    private mutating func readTwins() {
        guard var link = title.link, title.tailInTitle == nil else { return }
        while link + 1 < text.links.count {
            let next = text.links[link + 1]
            let gap =
                text.links[link].range
                .upperBound..<max(text.links[link].range.upperBound, next.range.lowerBound)
            guard EntryWords.isComma(text.bytes.slice(gap)), !next.range.isEmpty,
                !LinkLabel.isLabel(next, in: text),
                LinkRoles.role(ofHost: next.url) == .paper
            else { return }
            twins.append((text.words(next.range), next.url))
            link += 1
            end = next.range.upperBound
        }
    }

    /// Labelled links and identifiers of a reference.
    private mutating func readLabels() {
        for link in text.links {
            let isTitle = link.range.overlaps(title.range)
            facts.add(link: link.url, label: isTitle ? nil : LinkLabel.words(text, in: link.range))
        }
        facts.addIdentifiers(in: text.slice(text.range))
    }

    /// A line that is a title as a whole, however short.
    init?(wholeOf text: StyledText) {
        guard let title = EntryTitle(wholeOf: text) else { return nil }
        self.text = text
        self.title = title
        end = title.end
        facts.add(title.marks)
    }

    /// A line of plain words that is a title with facts behind it: "Small Nets Learn Too (2020)".
    init?(wholeTitle text: StyledText) {
        if let head = EntryHead(reading: text), head.title.range.lowerBound <= 8 {
            self = head
        } else {
            self.init(wholeOf: text)
        }
    }

    /// Words that file the paper: "Transfer learning".
    private mutating func readSides() {
        if let category = title.category { facts.add(keywords: [text.words(category)]) }
        for link in text.links
        where link.range.upperBound <= title.range.lowerBound && LinkLabel.isLabel(link, in: text) {
            facts.add(link: link.url, label: LinkLabel.words(text, in: link.range))
        }
        facts.read(text, in: end..<text.bytes.count)
        for image in text.images where image.offset < title.end {
            if let index = image.link, text.links[index].range.isEmpty {
                facts.add(link: text.links[index].url, label: image.alt.isEmpty ? nil : image.alt)
            }
        }
    }

    /// Year and authors within the words of the title: "(2019) - Lee, Parisotto, Xing".
    private mutating func readTail(_ tail: Range<Int>) {
        let groups = LineCut.brackets(in: text.bytes.slice(tail))
        var at = tail.lowerBound
        if let group = groups.first, group.lowerBound <= tail.lowerBound + 1 {
            let inside = text.bytes.trimmed(group.lowerBound + 1..<group.upperBound - 1)
            if let found = VenueText(text.bytes.slice(inside)) {
                facts.add(found)
            } else if let found = PartialDate.find(in: text.bytes.slice(inside)) {
                facts.add(year: found.year)
            }
            at = group.upperBound
        }
        let list = NameList(text.bytes.slice(at..<tail.upperBound))
        if list.isConvincing || list.isSurnames(text.bytes) {
            facts.add(list)
        } else if let found = VenueText(text.bytes.slice(at..<tail.upperBound)) {
            facts.add(found)
        }
    }

    /// The title's words.
    var titleWords: String { PageTitle.clean(text.words(title.range)) }

    /// How many words the title has.
    var titleLength: Int { EntryWords.count(text.bytes.slice(title.range)) }
}

extension EntryHead {
    /// Whether a link among the labels or the title itself leads to a paper.
    var linksPaper: Bool { facts.linksPaper }

    /// Whether the title leads to a repository or a video, and nothing in the line to a paper.
    var isOfResource: Bool {
        guard !linksPaper, facts.authors.isEmpty, facts.venue == nil, let link = title.link,
            let role = LinkRoles.role(ofHost: text.links[link].url)
        else { return false }
        return role == .code || role == .video
    }

    /// Whether the line can hardly be anything but the entry of a paper.
    var isCertain: Bool {
        if linksPaper { return true }
        if facts.links.isEmpty, title.names != nil, !title.isMarked { return false }
        let hasFacts = facts.year != nil || facts.venue != nil
        if !facts.authors.isEmpty { return hasFacts || facts.authorsTruncated || facts.authors.count >= 2 }
        guard hasFacts, let link = title.link else { return false }
        return LinkRoles.role(ofHost: text.links[link].url) != .code && titleLength >= 2
    }

    /// Whether the line is a name, a colon and five words and more in the letters of titles, which the name does not
    /// abbreviate: "ViT: An Image Is Worth Many Words".
    var isNamed: Bool {
        guard facts.prose == 0 else { return false }
        let words = self.text.slice(title.range)
        guard let colon = words.first(UInt8(ascii: ":")), words.count <= 200 else { return false }
        let name = words.before(colon), rest = words.after(colon).trimmed
        return name.tokens.count == 1
            && name.dropFirst().contains { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
            && rest.tokens.count { $0.hasLetter } >= 5 && NoteTitleWords.looksLikeOne(rest)
            && EntryWords.sentenceEnd(rest) == nil
            && !TitleWords(rest).areAbbreviated(as: name.string)
    }

    /// Whether it is words of a title with a year behind them and no more: "Small Nets Learn Too (2020)".
    var isDated: Bool {
        facts.year != nil && facts.prose == 0 && facts.links.isEmpty && titleLength >= 2
            && text.bytes.count <= 250
    }

    /// Whether it may be the entry of a paper where the entries around it are.
    var isPossible: Bool {
        guard titleLength >= 2, facts.prose <= 1200 else { return false }
        // Two sentences are a remark.
        if facts.links.isEmpty, !title.isMarked, facts.authors.isEmpty,
            EntryWords.sentenceEnd(text.slice(text.range)) != nil
        {
            return false
        }
        return !facts.links.isEmpty
            || facts.prose == 0 && (title.isMarked || titleLength >= 4 && text.bytes.count <= 200)
    }
}

extension EntryFacts {
    /// Whether a link leads to a paper.
    var linksPaper: Bool {
        links.contains { link in
            let isFile = link.url.ends(inAnyCase: ".pdf")
            guard
                link.url.holds("://") || link.url.hasPrefix("www.") || isFile || link.url.hasPrefix("//")
                    || LinkRoles.role(ofHost: link.url) == .paper
            else { return false }
            return isFile || LinkRoles.role(label: link.label, url: link.url) == .paper
        }
    }

    /// The facts as the rules take them.
    func known(title: String) -> KnownFacts {
        var known = KnownFacts()
        known.isRead = true
        known.title = title
        known.authors = authors
        known.authorsTruncated = authorsTruncated
        known.affiliations = affiliations
        known.parenthesis = parenthesis
        known.venue = venue
        known.year = year
        known.links = links
        known.keywords = keywords
        return known
    }
}

/// What stands before a title: numbering, emoji, check marks, a date or a venue in brackets.
struct LeadingMarks: Sendable {
    /// Where the rest begins.
    private(set) var end: Int
    /// Date in brackets.
    private(set) var date: PartialDate?
    /// Venue in brackets.
    private(set) var venue: VenueText?
    /// Other words in brackets, such as the name of a model.
    private(set) var label: Range<Int>?

    /// Reads what stands before the title that `range` of `text` opens with.
    init(_ text: StyledText, in range: Range<Int>) {
        end = range.lowerBound
        var last = -1
        while end < range.upperBound, end != last {
            last = end
            end = text.bytes.trimmed(end..<range.upperBound).lowerBound
            skipSigns(text.bytes, before: range.upperBound)
            skipFootnote(text.bytes, before: range.upperBound)
            skipNumber(text.bytes, before: range.upperBound)
            skipBrackets(text, before: range.upperBound)
            skipBareDate(text.bytes, before: range.upperBound)
            skipDay(text.bytes, before: range.upperBound)
            skipClock(text.bytes, before: range.upperBound)
            skipNumberedLabel(text.bytes, before: range.upperBound)
        }
    }

    /// Emoji, `:scroll:`, `-`, `•`, `✅`, `【`.
    private mutating func skipSigns(_ bytes: [UInt8], before limit: Int) {
        while end < limit {
            let (value, length) = bytes.scalar(end)
            if UTF8Scanner.isEmoji(value) && value >= 0x2000 || value == 0xFE0F || value == 0x200D
                || value == 0x20E3 || "-–—•·|,:;*".unicodeScalars.contains(where: { $0.value == value })
            {
                if let code = shortcode(bytes, before: limit) { end = code } else { end += length }
            } else {
                break
            }
            end = bytes.trimmed(end..<limit).lowerBound
        }
    }

    /// `:open_file_folder:`
    private func shortcode(_ bytes: [UInt8], before limit: Int) -> Int? {
        guard bytes[end] == UInt8(ascii: ":") else { return nil }
        var at = end + 1
        while at < limit, at - end < 40,
            bytes[at] == UInt8(ascii: "_") || (bytes[at] >= 0x61 && bytes[at] <= 0x7A)
                || (bytes[at] >= 0x30 && bytes[at] <= 0x39)
        { at += 1 }
        return at < limit && at > end + 1 && bytes[at] == UInt8(ascii: ":") ? at + 1 : nil
    }

    /// `[^1]:`, `[^one2020]:`
    private mutating func skipFootnote(_ bytes: [UInt8], before limit: Int) {
        guard end + 4 < limit, bytes[end] == UInt8(ascii: "["), bytes[end + 1] == UInt8(ascii: "^"),
            let close = bytes[end..<min(limit, end + 40)].firstIndex(of: UInt8(ascii: "]")),
            close + 1 < limit, bytes[close + 1] == UInt8(ascii: ":")
        else { return }
        end = close + 2
    }

    /// `12.`, `3)`, `(4)`, `[5]`, `#6`, with a space or a capital behind.
    private mutating func skipNumber(_ bytes: [UInt8], before limit: Int) {
        var at = end
        let open = at < limit && "([#№".utf8.contains(bytes[at])
        if open { at += 1 }
        let digits = at
        while at < limit, at - digits < 4, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
        guard at > digits, at < limit, at - digits <= 3 else { return }
        let closes = ")].".utf8.contains(bytes[at])
        guard closes || open && bytes[digits - 1] == UInt8(ascii: "#") else { return }
        let next = closes ? at + 1 : at
        guard
            next >= limit || bytes[next] == 0x20 || bytes[next] >= 0x80 || bytes[next] == UInt8(ascii: "\n")
                || bytes[at] == UInt8(ascii: ")")
        else { return }
        end = next
    }

    /// `(2023-05)`, `[NeurIPS 2020]`, `[OpenAI CLIP]`, `[x]`, unless the brackets hold a link.
    private mutating func skipBrackets(_ text: StyledText, before limit: Int) {
        guard end < limit, "([".utf8.contains(text.bytes[end]) else { return }
        let closing = text.bytes[end] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        guard let close = text.bytes[end..<min(limit, end + 60)].firstIndex(of: closing), close + 1 < limit,
            !text.links.contains(where: { $0.range.overlaps(end..<close) && !$0.range.isEmpty })
        else { return }
        let inside = text.bytes.trimmed(end + 1..<close)
        if inside.count <= 1
            || text.bytes.letterCounts(inside) == (0, 0, 0)
                && PartialDate.find(in: text.bytes.slice(inside)) == nil
        {
            end = close + 1
        } else if let found = PartialDate.find(in: text.bytes.slice(inside)), inside.count <= 12,
            !text.bytes[inside].contains(where: { $0 | 0x20 >= 0x67 && $0 | 0x20 <= 0x7A })
        {
            date = date ?? found
            end = close + 1
        } else if let found = VenueText(text.bytes.slice(inside)) ?? VenueText(unknown: text.slice(inside)) {
            venue = venue ?? found
            end = close + 1
        } else if closing == UInt8(ascii: "]"), inside.count <= 40 {
            label = label ?? inside
            end = close + 1
        }
    }

    /// `14:00`, `9:30–9:50`: when a talk is given.
    private mutating func skipClock(_ bytes: [UInt8], before limit: Int) {
        let words = bytes.slice(end..<min(limit, end + 20))
        guard let stop = words.firstIndex(of: 0x20), words.before(stop).count >= 4,
            words.before(stop).contains(UInt8(ascii: ":")),
            words.before(stop).allSatisfy({
                (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") || $0 >= 0x80
            }),
            let first = words.first, (0x30...0x39).contains(first), words[stop - 1] != UInt8(ascii: ":")
        else { return }
        end = stop
    }

    /// `Paper 12: `, `Статья 3. `, `Poster #45 — `: what is counted, and which it is.
    private mutating func skipNumberedLabel(_ bytes: [UInt8], before limit: Int) {
        let words = bytes.slice(end..<min(limit, end + 40))
        guard let space = words.firstIndex(of: 0x20), Self.counted.contains(words.before(space).folded) else {
            return
        }
        var at = space + 1
        while at < words.endIndex, "#№ ".utf8.contains(words[at]) || words[at] == 0x84 || words[at] == 0xE2 {
            at += 1
        }
        let digits = at
        while at < words.endIndex, (0x30...0x39).contains(words[at]) { at += 1 }
        guard at > digits, at - digits <= 6, at + 1 < words.endIndex else { return }
        if ":.)".utf8.contains(words[at]), words[at + 1] == 0x20 {
            end = at + 1
        } else if let next = EntryWords.dashEnd(bytes, at: at, before: limit) {
            end = next
        }
    }

    private static let counted = WordFiles.markdown.phrases("entry.counted")

    /// `20230517 `: the day on which the paper was read.
    private mutating func skipDay(_ bytes: [UInt8], before limit: Int) {
        let words = bytes.slice(end..<max(end, limit))
        guard let rest = TitleNumber.behindDay(words), words.first == UInt8(ascii: "2"),
            words.prefix(while: { (0x30...0x39).contains($0) }).count == 8
        else { return }
        end = rest.startIndex
    }

    /// `2023-05: `, `2021.11 - `, `2021 | `, `2021 · `.
    private mutating func skipBareDate(_ bytes: [UInt8], before limit: Int) {
        var at = end
        while at < limit, at - end < 11,
            (bytes[at] >= 0x30 && bytes[at] <= 0x39) || "-./".utf8.contains(bytes[at])
        { at += 1 }
        if at - end == 4, [" | ", " · ", " — ", " – "].contains(where: { bytes.starts($0, at: at..<limit) }),
            let year = bytes.slice(end..<at).year
        {
            date = date ?? PartialDate(year: year)
            end = at
            return
        }
        guard at - end >= 7, at < limit, bytes[at] == 0x20 || ":-|,".utf8.contains(bytes[at]),
            let found = PartialDate.find(in: bytes.slice(end..<at)), found.month != nil
        else { return }
        date = date ?? found
        end = at
    }
}
