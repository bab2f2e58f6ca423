import ReviewModel
import TextAnalysis

/// Small readings of the words around a title.
enum EntryWords {
    /// How many words `slice` has; characters of Han count by twos.
    static func count(_ slice: TextSlice) -> Int {
        let bytes = slice.bytes
        guard slice.startIndex < slice.endIndex else { return 0 }
        let tokens = slice.tokens.filter {
            $0.hasLetter || $0.hasDigit || bytes[$0.range.lowerBound] >= 0xE3
        }
        let han = tokens.count { bytes[$0.range.lowerBound] >= 0xE3 }
        return tokens.count - han + (han + 1) / 2
    }

    /// Without spaces, commas, dashes, colons and the full stop at both ends, and without quotes around all of it.
    static func trimmed(_ slice: TextSlice) -> Range<Int> {
        let bytes = slice.bytes
        var range = slice.trimmed.range
        while let last = range.last,
            ",;:|-[(".utf8.contains(bytes[last]) || bytes.ends("–", in: range) || bytes.ends("—", in: range)
                || bytes.ends("：", in: range) || bytes.ends("•", in: range) || bytes.ends("·", in: range)
        {
            let width = bytes[last] < 0x80 ? 1 : bytes.ends("·", in: range) ? 2 : 3
            range = bytes.trimmed(range.lowerBound..<range.upperBound - width)
        }
        if let last = range.last, bytes[last] == UInt8(ascii: "."), !bytes.ends("..", in: range),
            !bytes.ends("etc.", in: range)
        {
            range = bytes.trimmed(range.lowerBound..<last)
        }
        for (open, close) in [
            ("“", "”"), ("«", "»"), ("\"", "\""), ("《", "》"), ("「", "」"), ("『", "』"), ("``", "''"),
            ("[", "]"), ("(", ")"),
        ] where bytes.starts(open, at: range) && bytes.ends(close, in: range) && range.count > 4 {
            let inside = range.lowerBound + open.utf8.count..<range.upperBound - close.utf8.count
            if bytes.find(open, in: inside) == nil { return trimmed(bytes.slice(inside)) }
        }
        return range
    }

    /// Without a quotation mark at the end that opens what follows.
    static func withoutOpeningQuote(_ slice: TextSlice) -> Range<Int> {
        let bytes = slice.bytes
        let range = slice.trimmed.range
        for mark in ["\"", "“", "«"] where bytes.ends(mark, in: range) {
            return bytes.trimmed(range.lowerBound..<range.upperBound - mark.utf8.count)
        }
        return range
    }

    /// Words that can be a title: not a sentence, not too long, not a label.
    static func isTitle(_ slice: TextSlice) -> Bool {
        let bytes = slice.bytes
        let range = trimmed(slice)
        guard range.count >= 4, range.count <= 300, count(bytes.slice(range)) >= 2 else { return false }
        return WebAddress.find(in: bytes.slice(range)).isEmpty
    }

    private static let badges = WordFiles.markdown.phrases("badge")

    /// `New`, `Oral`, `Hot`: a bold word that is a badge.
    static func isBadge(_ slice: TextSlice) -> Bool {
        return slice.count <= 20 && badges.contains(slice.bytes.folded(slice.range).trimmingMarks)
    }

    /// "Lowe et al. (2015)", "Uthus and Aha (2013)": words that cite a paper and do not name it.
    static func isCitation(_ slice: TextSlice) -> Bool {
        let bytes = slice.bytes
        let range = trimmed(slice)
        guard range.count <= 60 else { return false }
        let words = bytes.folded(range)
        if MoreAuthors.citation(in: bytes.slice(range)) != nil, count(bytes.slice(range)) <= 7 { return true }
        guard
            let open = bytes.first(UInt8(ascii: "("), in: range) ?? bytes.first(UInt8(ascii: ","), in: range),
            PartialDate.find(in: bytes.slice(open..<range.upperBound)) != nil,
            count(bytes.slice(range.lowerBound..<open)) <= 5
        else { return false }
        let list = NameList(bytes.slice(range.lowerBound..<open))
        return words.holds(" and ") || words.holds(" & ") ? list.isSurnames(bytes) : list.isConvincing
    }

    /// "One 2020", "(One, 2020)": a surname and a year.
    static func isShortCitation(_ slice: TextSlice) -> Bool {
        let bytes = slice.bytes
        let tokens = bytes.slice(trimmed(slice)).tokens
        guard tokens.count == 2, let name = tokens.first, name.hasUpper, name.hasLower, !name.hasDigit,
            VenueText(slice) == nil
        else { return false }
        return bytes.slice(tokens[1].range).year != nil
    }

    /// Whether `slice` is a comma, "and" or the like and nothing else.
    static func isComma(_ slice: TextSlice) -> Bool {
        Marks.betweenNames.contains(slice.bytes.folded(slice.trimmed.range))
    }

    /// The offset behind the colon that follows or ends `slice`.
    static func colon(_ slice: TextSlice, before limit: Int) -> Int? {
        let bytes = slice.bytes
        if let last = slice.range.last, bytes[last] == UInt8(ascii: ":") || bytes.ends("：", in: slice.range) {
            return slice.endIndex
        }
        let rest = bytes.trimmed(slice.endIndex..<limit)
        if bytes.starts(":", at: rest) { return rest.lowerBound + 1 }
        return bytes.starts("：", at: rest) ? rest.lowerBound + 3 : nil
    }

    /// The words in quotes that `slice` holds, at least three of them, or two that it opens with.
    static func quoted(_ slice: TextSlice) -> Range<Int>? {
        Quotation.find(in: slice) {
            count(slice.bytes.slice($0.inside.range)) >= ($0.before.isEmpty ? 2 : 3)
        }?.inside.range
    }

    /// Whether brackets with a page follow words in quotes: they are quoted from a paper, "(One et al., 2020, p. 3)".
    static func givesPage(_ bytes: [UInt8], behind end: Int, before limit: Int) -> Bool {
        let rest = bytes.slice(end..<max(end, limit)).prefix(160)
        let inside = rest.from(rest.firstIndex { "([".utf8.contains($0) } ?? rest.endIndex)
        guard inside.startIndex <= end + 6 else { return false }
        return pageMarks.contains { mark in
            inside.find(mark).map { at in
                let number = inside.from(at + mark.utf8.count).trimmed
                return number.first.map { (0x30...0x39).contains($0) } ?? false
            } ?? false
        }
    }

    private static let pageMarks = WordFiles.markdown.values("page marks").map { ", \($0)." }

    /// Skips brackets and separators that are left behind a link.
    static func skipClosers(_ bytes: [UInt8], at start: Int, before limit: Int) -> Int {
        var at = start
        while at < limit, ")]|/,:- ".utf8.contains(bytes[at]) { at += 1 }
        return at
    }

    /// The offset behind "(2017)" or "(2017)." at `start`.
    static func behindYear(_ bytes: [UInt8], at start: Int, before limit: Int) -> Int? {
        let rest = bytes.trimmed(start..<limit)
        guard bytes.starts("(", at: rest), let close = bytes.first(UInt8(ascii: ")"), in: rest),
            close - rest.lowerBound <= 12,
            PartialDate.find(in: bytes.slice(rest.lowerBound..<close)) != nil
        else { return nil }
        var at = close + 1
        while at < limit, ".,: ".utf8.contains(bytes[at]) { at += 1 }
        return at < limit ? at : nil
    }

    /// Where plain words of a title that begin at `start` end: before a link, a tag, brackets, a year in
    /// parentheses, two spaces, a line break of the page, or names.
    static func plainStop(_ text: StyledText, from start: Int, limit: Int) -> Int? {
        let bytes = text.bytes
        var at = start
        while at < limit {
            guard let run = text.run(at: at) else { break }
            if run.link != nil || run.style.contains(.strong) || run.style.contains(.code)
                || run.style.contains(.keyboard)
            {
                return at
            }
            if run.style.contains(.emphasis), at == run.range.lowerBound || at == start,
                case let list = NameList(bytes.slice(text.stretch(of: .emphasis, at: at) ?? run.range)),
                list.isConvincing || list.isShortCitation
            {
                return at
            }
            if bytes[at] == UInt8(ascii: "\n"),
                !run.style.contains(.softBreak) || breaks(text, at: at, before: limit)
            {
                return at
            }
            if at > start + 8, stops(bytes, at: at, before: limit) { return at }
            at += 1
        }
        return min(at, limit)
    }

    /// Whether what follows a line break of the source is no more of the title: names, a link, a label.
    private static func breaks(_ text: StyledText, at: Int, before limit: Int) -> Bool {
        let end = text.bytes[(at + 1)..<max(at + 1, limit)].firstIndex(of: UInt8(ascii: "\n")) ?? limit
        let line = text.bytes.trimmed(at + 1..<max(at + 1, end))
        guard !line.isEmpty else { return true }
        return text.run(at: line.lowerBound)?.link != nil || text.bytes[line.lowerBound] == UInt8(ascii: "[")
            || NameList(text.bytes.slice(line)).isConvincing || FieldName.split(text, in: line) != nil
    }

    private static func stops(_ bytes: [UInt8], at: Int, before limit: Int) -> Bool {
        if bytes[at] == 0x20, at + 1 < limit {
            if bytes[at + 1] == 0x20 { return true }
            if bytes[at + 1] == UInt8(ascii: "[") { return true }
        }
        if bytes[at] == UInt8(ascii: "(") { return opensFacts(bytes, at: at, before: limit) }
        return bytes[at] == UInt8(ascii: ".") && endsTitle(bytes, at: at, before: limit)
    }

    /// Whether the point at `offset` ends an initial.
    static func isInitial(_ bytes: [UInt8], at offset: Int) -> Bool {
        guard offset >= 1, bytes[offset - 1] >= 0x41, bytes[offset - 1] <= 0x5A else { return false }
        return offset == 1 || bytes[offset - 2] == 0x20 || bytes[offset - 2] == UInt8(ascii: ".")
            || bytes[offset - 2] == UInt8(ascii: "-")
    }

    /// The first full stop in `slice` that a space follows and no initial precedes.
    static func sentenceEnd(_ slice: TextSlice) -> Int? {
        var start = slice.startIndex
        while let found = slice.bytes.find(". ", in: start..<max(start, slice.endIndex)) {
            if !isInitial(slice.bytes, at: found) { return found }
            start = found + 1
        }
        return nil
    }

    /// Whether names or a venue follow the full stop: "Title. Ada One, Bob Two. ICLR 2014."
    private static func endsTitle(_ bytes: [UInt8], at: Int, before limit: Int) -> Bool {
        guard at + 2 < limit, bytes[at + 1] == 0x20, !isInitial(bytes, at: at) else { return false }
        let end = sentenceEnd(bytes.slice(at + 2..<min(limit, at + 400))) ?? min(limit, at + 400)
        let line = bytes[at + 2..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
        if VenueText(bytes.slice(at + 2..<line)) != nil { return true }
        let list = NameList(bytes.slice(at + 2..<line))
        return list.isConvincing && (list.truncated || list.names.count >= 2)
            || AuthorList.isWritingGroup(bytes.slice(trimmed(bytes.slice(at + 2..<line))))
    }

    /// Whether a parenthesis holds a year or a venue, and not words of the title.
    static func opensFacts(_ bytes: [UInt8], at: Int, before limit: Int) -> Bool {
        let close = bytes[at..<min(limit, at + 400)].firstIndex(of: UInt8(ascii: ")"))
        if let close, close - at > 24, case let list = NameList(bytes.slice(at + 1..<close)),
            list.names.count >= 2, list.share == 1
        {
            return true
        }
        let end = close.flatMap { $0 < at + 60 ? $0 : nil } ?? min(limit, at + 6)
        let inside = bytes.trimmed(at + 1..<max(at + 1, end))
        if VenueText(bytes.slice(inside)) != nil || VenueText(glued: bytes.slice(inside)) != nil
            || ParenthesisFacts.isIdentifier(bytes.slice(inside))
        {
            return true
        }
        return bytes.slice(inside).tokens.contains { bytes.slice($0.range).year != nil }
    }

    /// Where a title ends that has its year, venue or authors behind it within the same words.
    static func titleEnd(_ slice: TextSlice, isMarked: Bool = false) -> Int {
        let bytes = slice.bytes
        for at in slice.range
        where bytes[at] == UInt8(ascii: "(") && at > slice.startIndex + 3
            && opensFacts(bytes, at: at, before: slice.endIndex)
        {
            let close = bytes[at..<slice.endIndex].firstIndex(of: UInt8(ascii: ")")) ?? slice.endIndex - 1
            let rest = bytes.trimmed(close + 1..<slice.endIndex)
            if rest.isEmpty || ",-.;|:".utf8.contains(bytes[rest.lowerBound])
                || bytes[rest.lowerBound] >= 0x80
                || NameList(bytes.slice(rest)).isConvincing
            {
                return at
            }
        }
        for at in slice.range where bytes[at] == UInt8(ascii: ",") && at > slice.startIndex + 8 {
            let rest = bytes.trimmed(at + 1..<slice.endIndex)
            if !rest.isEmpty, isFacts(bytes.slice(rest), fewest: 3) { return at }
        }
        for mark in titleEnds {
            guard let at = bytes.find(mark, in: slice.range), at > slice.startIndex + 8 else { continue }
            let rest = at + mark.utf8.count..<slice.endIndex
            if !rest.isEmpty, isFacts(bytes.slice(rest), fewest: isMarked ? 3 : 2) { return at }
        }
        if let cut = barredEnd(slice) { return cut }
        return organisationStart(slice) ?? slice.endIndex
    }

    private static let titleEnds = Marks.dashes + Marks.facts.filter { $0 != " | " } + Marks.byAuthors

    /// Where the first bar or semicolon stands that names, a year or a venue follow: "Small Nets | One et al. | 2020",
    /// "Small Nets; Ada One, Bob Two; 2020".
    private static func barredEnd(_ slice: TextSlice) -> Int? {
        for mark in [" | ", "; "] {
            guard let at = slice.find(mark), at > slice.startIndex + 3 else { continue }
            let rest = slice.from(at + mark.utf8.count)
            let piece = slice[trimmed(rest.before(rest.find(mark) ?? rest.endIndex))]
            guard !piece.isEmpty else { continue }
            if VenueText(piece) != nil || NameList(piece).isConvincing || isCitation(piece)
                || DateLine.date(piece) != nil
            {
                return at
            }
        }
        return nil
    }

    /// The offset behind " - " or the like at `start`.
    static func dashEnd(_ bytes: [UInt8], at start: Int, before limit: Int) -> Int? {
        for mark in Marks.dashes where bytes.starts(mark, at: start..<limit) {
            return start + mark.utf8.count
        }
        return nil
    }

    /// Where "(Lab Tiny)" opens at the end of a title, if that is known to be a place of work.
    private static func organisationStart(_ slice: TextSlice) -> Int? {
        let title = slice.trimmed
        guard title.last == UInt8(ascii: ")"), let open = title.last(UInt8(ascii: "(")) else { return nil }
        let inside = title.after(open).dropLast().trimmed
        guard (1...5).contains(inside.tokens.count), title.before(open).tokens.count >= 2,
            TitleSurroundings.isLab(inside)
        else { return nil }
        return open
    }

    /// ", ArXiv, 2016", ", A. One and B. Two", ", R. Girshick et al.", or names in full, `fewest` of them: two words with
    /// capitals may be of the title.
    private static func isFacts(_ rest: TextSlice, fewest: Int) -> Bool {
        if VenueText(rest) != nil || ParenthesisFacts.isIdentifier(rest) { return true }
        let list = NameList(rest)
        if AuthorList.text(labelledIn: rest.trimmed) != nil { return !list.names.isEmpty }
        // "Steps, Twists, and Turns for Small Nets, One et al." has words of the title among the names.
        guard list.isConvincing,
            list.names.allSatisfy({ $0.name.split(separator: " ").allSatisfy(AuthorList.mayBeOfName) })
        else { return false }
        return list.truncated || list.year != nil || list.share == 1 && list.names.count >= fewest
            || list.names.allSatisfy { NameList.opensWithInitial($0.name) }
    }
}

extension String {
    /// Without marks at both ends: "new!" is "new".
    fileprivate var trimmingMarks: String {
        var rest = Substring(self)
        while let last = rest.last, !last.isLetter { rest.removeLast() }
        while let first = rest.first, !first.isLetter { rest.removeFirst() }
        return String(rest)
    }
}
