import ReviewModel
import TextAnalysis

/// Finds the title in the first line of a list item, in a cell or in a heading.
struct EntryTitle: Sendable {
    /// Where it stands.
    private(set) var range: Range<Int>
    /// Where what follows it begins.
    private(set) var end: Int
    /// Index of the link it is the words of.
    private(set) var link: Int?
    /// What stood before it in brackets or bold: the name of a model.
    private(set) var label: Range<Int>?
    /// A word before it that files it: `Transfer learning:`.
    private(set) var category: Range<Int>?
    /// Names of authors before it.
    private(set) var names: NameList?
    /// What else stood before it.
    private(set) var marks: LeadingMarks
    /// Venue and year before it, set apart from it by how they are set.
    private(set) var venue: VenueText?
    /// Whether it is bold, a link, in quotes or italics, rather than plain words.
    private(set) var isMarked = false

    /// Length of the longest title, in bytes.
    private static let longest = 480
    private let text: StyledText
    private let limit: Int

    /// Finds the title that `range` of `text` opens with; nil when it opens with none.
    init?(_ text: StyledText, in range: Range<Int>) {
        self.text = text
        limit = range.upperBound
        marks = LeadingMarks(text, in: range)
        label = marks.label
        self.range = marks.end..<marks.end
        end = marks.end
        guard find(from: marks.end, depth: 0), self.range.count <= Self.longest else { return nil }
        trim()
        cutParagraph()
        guard !self.range.isEmpty, text.bytes.letterCounts(self.range) != (0, 0, 0) || self.range.count >= 2
        else { return nil }
    }

    /// The title of a reference.
    init(_ reference: Reference, of text: StyledText) {
        self.text = text
        limit = text.bytes.count
        marks = LeadingMarks(text, in: text.range)
        range = reference.title
        end = reference.title.upperBound
        isMarked = true
    }

    /// Takes all of `text` behind numbering and emoji for the title.
    init?(wholeOf text: StyledText) {
        self.text = text
        limit = text.bytes.count
        marks = LeadingMarks(text, in: text.range)
        label = marks.label
        range = EntryWords.trimmed(text.bytes.slice(marks.end..<limit))
        end = limit
        link = text.links.firstIndex { $0.range.contains(marks.end) && LinkLabel.isAddress($0.url) }
        guard !range.isEmpty, range.count <= Self.longest else { return nil }
    }

    private mutating func find(from start: Int, depth: Int) -> Bool {
        let pieces = InlinePiece.pieces(of: text, start..<limit)
        guard let first = pieces.first, depth < 6 else { return false }
        switch first.kind {
        case .strong: return takeStrong(first, pieces: pieces, depth: depth)
        case .link(let index): return takeLink(first, at: index, pieces: pieces, depth: depth)
        case .emphasis: return takeEmphasis(first, depth: depth)
        case .tag:
            venue = venue ?? VenueText(text.bytes.slice(EntryWords.trimmed(text.bytes.slice(first.range))))
            return findNext(behind: first.range.upperBound, depth: depth)
        case .plain: return takePlain(first, pieces: pieces, depth: depth)
        }
    }

    /// Finds the title behind something that is none of it.
    private mutating func findNext(behind start: Int, depth: Int) -> Bool {
        let more = LeadingMarks(text, in: start..<limit)
        venue = venue ?? more.venue
        label = label ?? more.label
        return find(from: more.end, depth: depth + 1)
    }

    private mutating func take(_ range: Range<Int>, link: Int? = nil) -> Bool {
        self.range = range
        self.link = link
        end = range.upperBound
        isMarked = true
        return true
    }

    private mutating func takeStrong(_ piece: InlinePiece, pieces: [InlinePiece], depth: Int) -> Bool {
        let bytes = text.bytes
        let bare = EntryWords.trimmed(bytes.slice(piece.range))
        let inner = text.links.firstIndex {
            !$0.range.isEmpty && piece.range.contains($0.range.lowerBound) && LinkLabel.isAddress($0.url)
        }
        let found = VenueText(bytes.slice(bare))
        let isDay = DateLine.date(bytes.slice(bare))?.month != nil && piece.range.upperBound < limit
        if found != nil || isDay || EntryWords.isBadge(bytes.slice(bare)) {
            venue = venue ?? found
            return findNext(behind: piece.range.upperBound, depth: depth)
        }
        if takeBehindNames(piece, depth: depth) { return true }
        let colon = EntryWords.colon(bytes.slice(piece.range), before: limit)
        if colon != nil, FieldName(label: bytes.slice(bare)) != nil { return false }
        if EntryWords.count(bytes.slice(bare)) <= 2, let next = places.nextLink(behind: piece, pieces) {
            label = label ?? bare
            return take(next.range, link: next.index)
        }
        if colon == nil, takeBeside(bare, behind: piece, link: inner) { return true }
        if let colon, EntryWords.count(bytes.slice(bare)) <= 3, takeRest(behind: colon, of: bare, link: inner)
        {
            return true
        }
        return take(piece.range, link: inner)
    }

    /// Takes the title behind who is cited for it in bold words or in a link: "**One et al.** Small Nets",
    /// "[One 2020](…) Small Nets".
    private mutating func takeBehindNames(_ piece: InlinePiece, link: Int? = nil, depth: Int) -> Bool {
        let bytes = text.bytes
        let list = NameList(bytes.slice(EntryWords.trimmed(bytes.slice(piece.range))))
        let isCited =
            EntryWords.isCitation(bytes.slice(piece.range))
            || link != nil && EntryWords.isShortCitation(bytes.slice(piece.range))
        guard names == nil, isCited || list.isConvincing && list.truncated else { return false }
        var other = self
        if list.truncated { other.names = list }
        let rest = EntryWords.skipClosers(bytes, at: piece.range.upperBound, before: limit)
        guard other.find(from: LeadingMarks(text, in: rest..<limit).end, depth: depth + 1),
            EntryWords.count(bytes.slice(other.range)) >= 2, other.range.lowerBound <= rest + 8
        else { return false }
        if other.link == nil { other.link = link }
        self = other
        return true
    }

    /// "**SN** Small Nets Learn Too [[paper](…)]": a title by its capitals right behind a bold name.
    private mutating func takeBeside(_ name: Range<Int>, behind piece: InlinePiece, link: Int?) -> Bool {
        if link == nil, EntryWords.count(text.bytes.slice(name)) <= 3,
            let rest = places.titleBehindDash(piece.range.upperBound)
        {
            label = label ?? name
            return take(rest)
        }
        guard link == nil, EntryWords.count(text.bytes.slice(name)) <= 2,
            let rest = places.titleBehind(piece.range.upperBound), let first = text.bytes[rest].first,
            first >= 0x30, first < 0x61 || first > 0x7A
        else { return false }
        label = label ?? name
        return take(rest)
    }

    /// Takes what follows a name and its colon with it, or alone where it says the name again: "LoRA: LoRA: Low-Rank …".
    private mutating func takeRest(behind colon: Int, of name: Range<Int>, link: Int?) -> Bool {
        guard let stop = plainStop(from: colon), stop > colon else { return false }
        let rest = text.bytes.trimmed(colon..<stop)
        let count = EntryWords.count(text.bytes.slice(rest))
        let isShort = name.count <= 8 && text.slice(name).tokens.allSatisfy { $0.allUpper }
        guard count >= 3 || count == 2 && isShort, places.goesOn(rest) else { return false }
        let own = TitleWords(text.slice(name)).words
        let isRepeated = TitleWords(text.slice(rest)).words.starts(with: own) && own.count < count
        if isRepeated { label = label ?? name }
        return take(isRepeated ? rest : name.lowerBound..<stop, link: link)
    }

    private mutating func takeLink(_ piece: InlinePiece, at index: Int, pieces: [InlinePiece], depth: Int)
        -> Bool
    {
        let link = text.links[index]
        let rest = LeadingMarks(text, in: piece.range.upperBound..<limit).end
        let isSign = LeadingMarks(text, in: piece.range).end >= piece.range.upperBound
        if isSign || pieces.count > 1 && LinkLabel.isLabel(link, in: text, opensLine: true) {
            return find(from: EntryWords.skipClosers(text.bytes, at: rest, before: limit), depth: depth + 1)
        }
        if takeBehindNames(piece, link: index, depth: depth) { return true }
        guard LinkLabel.isAddress(link.url) || link.url.isEmpty,
            !LinkLabel.isAddress(text.bytes.slice(piece.range)),
            !EntryWords.isCitation(text.bytes.slice(piece.range))
        else { return false }
        if EntryWords.count(text.bytes.slice(piece.range)) <= 2, LinkRoles.role(ofHost: link.url) == .paper,
            let colon = EntryWords.colon(text.bytes.slice(piece.range), before: limit),
            let stop = plainStop(from: colon), stop - colon <= 160,
            takeRest(behind: colon, of: EntryWords.trimmed(text.bytes.slice(piece.range)), link: index)
        {
            return true
        }
        if takeBehindDash(piece, link: index) { return true }
        return take(piece.range, link: index)
    }

    /// "[SN](…) - Small Nets Learn Too": a title behind a nickname that leads to the paper.
    private mutating func takeBehindDash(_ piece: InlinePiece, link: Int) -> Bool {
        guard EntryWords.count(text.bytes.slice(piece.range)) == 1,
            let start = EntryWords.dashEnd(text.bytes, at: piece.range.upperBound, before: limit),
            let rest = places.titleBehind(start), LinkRoles.role(ofHost: text.links[link].url) == .paper,
            text.bytes[rest.upperBound..<limit].first(where: { $0 > 0x20 }) == UInt8(ascii: "(")
                || TitleLine.shareOfCapitals(in: text.slice(rest).tokens) ?? 0 >= 0.8
        else { return false }
        label = label ?? EntryWords.trimmed(text.bytes.slice(piece.range))
        return take(rest, link: link)
    }

    private mutating func takeEmphasis(_ piece: InlinePiece, depth: Int) -> Bool {
        let bare = EntryWords.trimmed(text.bytes.slice(piece.range))
        let found = VenueText(text.bytes.slice(bare))
        if found != nil || DateLine.date(text.bytes.slice(bare)) != nil {
            venue = venue ?? found
            return findNext(behind: piece.range.upperBound, depth: depth)
        }
        let list = NameList(text.bytes.slice(piece.range))
        if names == nil, list.isConvincing, !places.areNamesBehind(piece, of: list) {
            names = list
            return findNext(behind: piece.range.upperBound, depth: depth)
        }
        return take(piece.range)
    }

    private mutating func takePlain(_ piece: InlinePiece, pieces: [InlinePiece], depth: Int) -> Bool {
        let bytes = text.bytes
        let start = marks.end > piece.range.lowerBound && depth == 0 ? marks.end : piece.range.lowerBound
        if let quoted = EntryWords.quoted(bytes.slice(start..<piece.range.upperBound)) {
            let before = NameList(bytes.slice(start..<max(start, quoted.lowerBound - 1)))
            // "[paper](…) on SmallNet «SmallNet: Small Nets»"
            let isLabelled = depth > 0 && EntryWords.count(bytes.slice(start..<quoted.lowerBound)) <= 3
            // "SN: “Small Nets Learn Too”"
            let name = bytes.slice(bytes.trimmed(start..<quoted.lowerBound)).trimmed
            let lead = EntryWords.withoutOpeningQuote(name)
            let isNamed =
                bytes.slice(lead).hasSuffix(":") && EntryWords.count(bytes.slice(lead)) <= 3
                && FieldName(label: bytes.slice(lead).dropLast()) == nil
            if quoted.lowerBound - start <= 4 || before.isConvincing || isLabelled || isNamed {
                if isNamed { label = label ?? bytes.slice(lead).dropLast().trimmed.range }
                if EntryWords.givesPage(bytes, behind: quoted.upperBound, before: limit) { return false }
                if before.isConvincing { names = before }
                _ = take(quoted)
                end = min(limit, quoted.upperBound + 1)
                return true
            }
        }
        var stop = plainStop(from: start) ?? piece.range.upperBound
        if depth > 0, names != nil, let end = EntryWords.sentenceEnd(bytes.slice(start..<stop)),
            end > start + 8
        {
            stop = end
        }
        if names == nil, let authored = AuthoredTitle(text, in: start..<stop) {
            names = authored.names
            range = bytes.trimmed(authored.title)
            end = stop
            return true
        }
        let words = bytes.trimmed(start..<stop)
        let next = pieces.dropFirst().first
        if stop >= piece.range.upperBound, case .link(let index)? = next?.kind,
            let found = linkBehind(words, at: index, depth: depth)
        {
            return found
        }
        if stop >= piece.range.upperBound, next?.kind == .strong || next?.kind == .emphasis,
            let taken = markedBehind(
                bytes.trimmed(start..<max(start, min(stop, piece.range.upperBound))), next: next,
                pieces: pieces,
                depth: depth)
        {
            return taken
        }
        if names == nil, stop < limit, let after = EntryWords.behindYear(bytes, at: stop, before: limit) {
            let list = NameList(bytes.slice(words))
            let isLabel = text.links.contains {
                $0.range.contains(bytes.trimmed(after..<limit).lowerBound) && LinkLabel.isLabel($0, in: text)
            }
            if list.isConvincing, !isLabel,
                list.names.count >= 2
                    || !NameList(
                        bytes.slice(
                            EntryWords.trimmed(bytes.slice(after..<(plainStop(from: after) ?? limit))))
                    ).isConvincing
            {
                names = list
                return find(from: after, depth: depth + 1)
            }
        }
        if takeBehindNickname(words) { return true }
        guard EntryWords.isTitle(bytes.slice(words)) || places.isName(words, before: stop) else {
            return false
        }
        range = words
        end = stop
        return true
    }

    /// Takes the title in brackets behind a name of three words at most: "SN (Small Nets Learn Too): they do".
    private mutating func takeBehindNickname(_ words: Range<Int>) -> Bool {
        let line = text.slice(words)
        guard let open = line.first(UInt8(ascii: "(")), let close = line.first(UInt8(ascii: ")")),
            open < close,
            (1...3).contains(line.before(open).tokens.count)
        else { return false }
        let inside = line[open + 1..<close].trimmed, behind = line.after(close).trimmed
        let isEnd = behind.isEmpty || [":", "-", "—", "–", ","].contains { behind.hasPrefix($0) }
        guard isEnd, inside.tokens.count >= 3, TitleLine.isCapitalised(inside),
            !TitleSurroundings.isLab(inside),
            !EntryWords.opensFacts(text.bytes, at: open, before: close + 1)
        else { return false }
        label = label ?? line.before(open).trimmed.range
        range = inside.range
        end = close + 1
        return true
    }

    /// A title in a link behind plain words: "Category: [Title]", "A. One et al. [Title]", "NeurIPS 2020 [Title]".
    private mutating func linkBehind(_ words: Range<Int>, at index: Int, depth: Int) -> Bool? {
        let link = text.links[index]
        guard !LinkLabel.isLabel(link, in: text), LinkLabel.isAddress(link.url),
            !EntryWords.isCitation(text.bytes.slice(link.range))
        else { return nil }
        let bytes = text.bytes
        let bare = EntryWords.trimmed(bytes.slice(words))
        let count = EntryWords.count(bytes.slice(bare))
        let isCategory =
            count <= 5 && words.last.map { bytes[$0] == UInt8(ascii: ":") || bytes[$0] == 0x9A } == true
        if isCategory {
            // "(Ada): [Small Nets](…)" tells who speaks on it.
            if bytes[words.lowerBound] != UInt8(ascii: "(") { category = bare }
        } else if let found = VenueText(bytes.slice(bare)) {
            venue = venue ?? found
        } else {
            let list = NameList(bytes.slice(bare))
            if list.isConvincing {
                names = list
            } else if count > 2 || LinkRoles.role(ofHost: link.url) != .paper
                || EntryWords.count(bytes.slice(link.range)) < 4
            {
                return nil
            }
        }
        return take(bytes.trimmed(link.range), link: index)
    }

    /// A bold or slanted title behind plain words.
    private mutating func markedBehind(
        _ words: Range<Int>, next: InlinePiece?, pieces: [InlinePiece], depth: Int
    ) -> Bool? {
        guard let next else { return nil }
        let bytes = text.bytes
        let bare = EntryWords.trimmed(bytes.slice(EntryWords.withoutOpeningQuote(bytes.slice(words))))
        let list = NameList(bytes.slice(bare))
        let isColon = words.last.map { bytes[$0] == UInt8(ascii: ":") } ?? false
        let isCategory = EntryWords.count(bytes.slice(bare)) <= 5 && isColon
        let found = VenueText(bytes.slice(bare))
        let areSurnames =
            next.kind == .emphasis && list.names.count >= 2 && list.isSurnames(bytes)
            && (words.last.map { ",.".utf8.contains(bytes[$0]) } ?? false)
            && EntryWords.count(bytes.slice(next.range)) >= 2
        guard
            list.isConvincing || areSurnames || isCategory || found != nil
                || EntryWords.count(bytes.slice(bare)) == 0
        else { return nil }
        venue = venue ?? found
        if list.isConvincing || areSurnames { names = list } else if isCategory { category = bare }
        return next.kind == .strong
            ? takeStrong(next, pieces: Array(pieces.dropFirst()), depth: depth + 1) : take(next.range)
    }

    /// What stands around it.
    private var places: EntryPlaces { EntryPlaces(text: text, limit: limit) }

    /// Where plain words of a title that begin at `start` end.
    private func plainStop(from start: Int) -> Int? { EntryWords.plainStop(text, from: start, limit: limit) }

    /// Takes year, authors and punctuation off the end of the title.
    private mutating func trim() {
        let cut = EntryWords.titleEnd(text.bytes.slice(range), isMarked: isMarked)
        if isMarked, let people = places.slantedNames(endingTitle: range) {
            names = names ?? people.list
            range = EntryWords.trimmed(text.bytes.slice(range.lowerBound..<people.start))
            return
        }
        if cut < range.upperBound, link == nil || !isMarked { end = min(end, cut) }
        if cut < range.upperBound, isMarked { tailInTitle = cut..<range.upperBound }
        range = EntryWords.trimmed(text.bytes.slice(range.lowerBound..<cut))
    }

    /// A title is never a paragraph: a long one ends with its first sentence.
    private mutating func cutParagraph() {
        guard let stop = places.sentenceEnd(ofParagraph: range) else { return }
        range = EntryWords.trimmed(text.bytes.slice(range.lowerBound..<stop))
        if link == nil { end = min(end, stop + 1) }
    }

    /// Year and authors that stood within the link or the bold words of the title.
    private(set) var tailInTitle: Range<Int>?
}
