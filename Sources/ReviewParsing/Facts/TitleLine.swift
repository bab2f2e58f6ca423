import ReviewModel
import TextAnalysis

/// Tells a line that may be the title of a paper from prose.
enum TitleLine {
    /// Whether `line` may be a title: begins with a capital, a digit, a quote or a label, is neither long nor a
    /// sentence and holds no address. `withStop` takes a full stop at its end too.
    static func fits(_ line: TextSlice, withStop: Bool = false) -> Bool {
        let line = withoutEmoji(line)
        guard line.count >= 6, line.count <= 320, withStop || !endsLikeProse(line) else { return false }
        let first = line.scalar(at: line.startIndex).value
        let opens =
            UTF8Scanner.isUpper(first) || UTF8Scanner.isDigit(first)
            || "[«“\"'‘∞$".unicodeScalars.contains { $0.value == first }
            || opensWithLowerCaseName(line)
        guard opens, !isListItem(line) else { return false }
        return WebAddress.find(in: line).isEmpty
            && sentences(in: line) <= 2
    }

    /// How many sentences `line` has; the number of a part is none: "Results of One 2018. VI. Small parameters".
    static func sentences(in line: TextSlice) -> Int {
        line.sentences.count { place in
            let words = line.bytes.slice(place).words
            guard words.count == 1, let word = words.first else { return true }
            return !word.allSatisfy { "IVX".utf8.contains($0) }
        }
    }

    /// `line` without emoji at its beginning.
    static func withoutEmoji(_ line: TextSlice) -> TextSlice {
        var rest = line
        while !rest.isEmpty {
            if let end = keycapEnd(rest) {
                rest = rest.from(end).trimmed
                continue
            }
            let (value, length) = rest.scalar(at: rest.startIndex)
            // Digits are emoji by the tables of Unicode, letters of the title by those of people.
            guard value >= 0x2000, isGlyph(value) else { break }
            rest = rest.from(rest.startIndex + length).trimmed
        }
        return rest
    }

    /// Where a digit on a key ends that `line` opens with; nil where there is none.
    private static func keycapEnd(_ line: TextSlice) -> Int? {
        let digits = line.prefix { (0x30...0x39).contains($0) }.count
        guard digits == 1 else { return nil }
        let marks = line.dropFirst()
        for key in ["\u{FE0F}\u{20E3}", "\u{20E3}"] where marks.hasPrefix(key) {
            return line.startIndex + 1 + key.utf8.count
        }
        return nil
    }

    /// `line` without emoji at its end.
    static func withoutEmojiAtEnd(_ line: TextSlice) -> TextSlice {
        var rest = line
        while let last = rest.indices.last(where: { rest[$0] & 0xC0 != 0x80 }) {
            let value = rest.scalar(at: last).value
            guard value >= 0x2000, isGlyph(value) else { break }
            rest = rest.before(last).trimmed
        }
        return rest
    }

    /// Whether a scalar is an emoji, or chooses how the one before it looks.
    private static func isGlyph(_ value: UInt32) -> Bool {
        UTF8Scanner.isEmoji(value) || (0xFE00...0xFE0F).contains(value)
    }

    /// `pix2pix: …`, `data2vec …`, `wav2vec 2.0`: titles that begin with a name in lower case.
    private static func opensWithLowerCaseName(_ line: TextSlice) -> Bool {
        guard let word = line.tokens.first, word.range.lowerBound == line.startIndex else { return false }
        return word.hasLatin && (word.hasDigit || word.hasUpper)
    }

    private static func endsLikeProse(_ line: TextSlice) -> Bool {
        guard let last = line.last else { return true }
        if last == UInt8(ascii: ".") { return !line.hasSuffix("..") && !line.hasSuffix("al.") }
        return last == UInt8(ascii: ",") || last == UInt8(ascii: ":") || last == UInt8(ascii: ";")
    }

    /// "- item", "• item"; "3. Title" may be a numbered title.
    private static func isListItem(_ line: TextSlice) -> Bool {
        withoutBullet(line).startIndex > line.startIndex
    }

    /// `line` without the sign of a list that it opens with.
    private static func withoutBullet(_ line: TextSlice) -> TextSlice {
        let bullet = Marks.titles.first { line.hasPrefix($0) }
        return bullet.map { line.from(line.startIndex + $0.utf8.count).trimmed } ?? line
    }

    /// What follows "Paper Review:", "Статья:" or the like at the start of `line`.
    static func title(labelledIn line: TextSlice) -> TextSlice? {
        if let title = quoted(behindLabelIn: line) ?? Occasion.title(in: line) { return title }
        guard let mark = labelMark(in: line) else { return nil }
        let label = line.before(mark.lowerBound), rest = line.from(mark.upperBound).trimmed
        let isColon = line[mark.lowerBound] == UInt8(ascii: ":") || line.from(mark.lowerBound).hasPrefix("：")
        // "Сегодня в обзоре SN: Small Nets": the name in front of the colon opens the title.
        if isColon, let place = nickname(behind: label) {
            return announces(line.before(place), title: line.from(place)) ? line.from(place) : nil
        }
        // What opens a quotation goes on behind the mark.
        let isQuoting = ["«", "“", "\""].contains { label.find($0) != nil }
        guard rest.tokens.count >= 2, !isQuoting,
            isName(ofIssueOrPaper: label, isColon: isColon) || isColon && announces(label, title: rest)
                || isColon && weakLabels.contains(label.foldedPhrase) && isCapitalised(rest),
            isColon || rest.letterCounts.latin > rest.letterCounts.cyrillic,
            WebAddress.find(in: rest).isEmpty
        else { return nil }
        return name(before: mark, in: line).map { line.from($0.startIndex) } ?? rest
    }

    /// "Paper review #12", "New paper from Lab Tiny", "День 12".
    private static func isName(ofIssueOrPaper label: TextSlice, isColon: Bool) -> Bool {
        let words = label.foldedWords, name = withoutNumber(ofIssue: label)
        if isKnown(label) { return true }
        if let last = words.last, last.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), issues.contains(name) {
            return true
        }
        guard isColon, let place = words.firstIndex(where: { makers.contains($0) }) else { return false }
        return words.count - place <= 6 && labels.contains(words[..<place].joined(separator: " "))
    }

    private static let issues = WordFiles.posts.phrases("issues")
    private static let makers = WordFiles.posts.phrases("label makers")

    /// "Разбор статьи «Small Nets» (One, 2020)" without the label, which no colon sets apart.
    private static func quoted(behindLabelIn line: TextSlice) -> TextSlice? {
        guard let first = line.first, !"«“\"".utf8.contains(first) else { return nil }
        let opening = line.prefix(60)
        let place = ["«", "“", "\""].compactMap { opening.find($0) }.min()
        guard let place, place > line.startIndex, isLabel(line.before(place).trimmed),
            line.from(place).tokens.count >= 2
        else { return nil }
        return line.from(place)
    }

    /// The name that a label in Russian ends with, which is the title's own: "Разбираем статью SmallNet: Nets That Learn";
    /// a laboratory and a venue are none.
    private static func name(before mark: Range<Int>, in line: TextSlice) -> TextSlice? {
        let label = line.before(mark.lowerBound)
        guard line[mark.lowerBound] == UInt8(ascii: ":"), label.letterCounts.cyrillic > 0 else { return nil }
        let words = label.fields.reversed().prefix {
            $0.letterCounts.cyrillic == 0 && $0.letterCounts.latin > 0
        }
        guard let first = words.last, words.count <= 3 else { return nil }
        let name = label.from(first.startIndex).trimmed
        guard !TitleSurroundings.isLabAlone(name), VenueText(name) == nil else {
            return nil
        }
        return name
    }

    /// Where a name begins that `label`, in Russian, ends with; what follows "от" or "из" is whose paper it is.
    private static func nickname(behind label: TextSlice) -> Int? {
        let tokens = label.tokens.suffix(2)
        guard tokens.count == 2, let before = tokens.first, let name = tokens.last, name.hasLatin,
            before.hasCyrillic, before.range.count > 6,
            LinkRoles.role(ofLabel: label.bytes.string(name.range)) == nil
        else { return nil }
        return name.range.lowerBound
    }

    /// Whether `words` are a label of titles and nothing else: "Paper review".
    static func isLabel(_ words: TextSlice) -> Bool {
        // Most lines that are asked about are too long for one, and need not be folded.
        !words.hasMoreWords(than: mostWordsOfLabel) && isKnown(words)
    }

    /// Whether `label` is one of the list; characters of Han stand in it without spaces.
    private static func isKnown(_ label: TextSlice) -> Bool {
        labels.contains(withoutNumber(ofIssue: label))
            || label.first.map { $0 >= 0xE3 } ?? false && label.count <= 40
                && labels.contains(label.trimmed.folded)
    }

    private static let mostWordsOfLabel =
        WordFiles.posts.values("title labels").map { TextSlice($0).tokens.count }.max() ?? 0

    private static let labelMarks = [":", "："] + Marks.dashes + [" | ", ". "]

    /// Where a label ends: the first colon, dash or bar, or the full stop behind a number.
    private static func labelMark(in line: TextSlice) -> Range<Int>? {
        let opening = line.prefix(60)
        let places = labelMarks.compactMap { mark -> Range<Int>? in
            guard let at = opening.find(mark), at > line.startIndex else { return nil }
            if mark == ". ", !(0x30...0x39).contains(line[at - 1]) { return nil }
            return at..<at + mark.utf8.count
        }
        return places.min { $0.lowerBound < $1.lowerBound }
    }

    /// The words of a label such as "Paper review #12" without the number.
    private static func withoutNumber(ofIssue label: TextSlice) -> String {
        var words = label.foldedWords
        while words.count > 1, let last = words.last, last.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    /// "Сегодня в обзоре: Title": a few words in Russian before a title in English.
    private static func announces(_ label: TextSlice, title: TextSlice) -> Bool {
        let letters = label.letterCounts, others = title.letterCounts
        return letters.cyrillic > letters.latin && label.tokens.count <= 5 && others.cyrillic == 0
            && others.latin > 8
    }

    private static let labels = WordFiles.posts.phrases("title labels")
    private static let weakLabels = WordFiles.posts.phrases("weak title labels")

    /// `line` without "1/" in front, which counts the posts of a thread.
    private static func withoutNumber(ofThread line: TextSlice) -> TextSlice {
        guard let word = line.firstField, word.count <= 3, word.last == UInt8(ascii: "/"),
            word.dropLast().number != nil
        else { return line }
        return line.from(word.endIndex).trimmed
    }

    /// `line` without brackets at its end that hold a number of arXiv or a DOI.
    static func withoutNumber(_ line: TextSlice) -> TextSlice {
        for (open, close) in [("(", ")"), ("[", "]")] where line.hasSuffix(close) {
            guard let start = line.last(open.utf8.first ?? 0), start > line.startIndex else { continue }
            let inside = line.after(start)
            if inside.hasASCIIPrefix("arxiv") && ArxivIdentifier.first(in: Array(inside)) != nil
                || inside.hasASCIIPrefix("doi") && DOI.inWords(inside.dropLast().string) != nil
            {
                return line.before(start).trimmed
            }
        }
        return line
    }

    /// Of the longer words in Latin letters, the share of those with a capital or a digit; nil where there are none.
    static func shareOfCapitals(in words: [Token]) -> Double? {
        let long = words.filter { $0.range.count >= 4 && $0.hasLatin }
        guard !long.isEmpty else { return nil }
        return Double(long.filter { $0.hasUpper || $0.hasDigit }.count) / Double(long.count)
    }

    /// Whether `line` is written in Latin letters with capitals, as titles are.
    static func isCapitalised(_ line: TextSlice) -> Bool {
        line.letterCounts.cyrillic == 0 && shareOfCapitals(in: line.tokens) ?? 0 >= 0.6
    }

    /// The label in brackets before a title, and the title behind it without emoji, quotes, and words that say that
    /// it is one.
    static func parts(of line: TextSlice) -> (label: TextSlice?, title: TextSlice) {
        var title = withoutNumber(
            ofThread: PartMark.without(withoutEmojiAtEnd(withoutBullet(withoutEmoji(line)))))
        while let labelled = self.title(labelledIn: title) { title = labelled }
        title = withoutNumber(title)
        var label: TextSlice?
        if title.hasPrefix("["), let close = title.first(UInt8(ascii: "]")),
            close - title.startIndex <= 80, close + 1 < title.endIndex
        {
            label = title[title.startIndex + 1..<close].trimmed
            title = title.after(close).trimmed
            while title.hasPrefix(":") || title.hasPrefix("-") { title = title.dropFirst().trimmed }
        }
        for (open, close) in [("“", "”"), ("«", "»"), ("\"", "\""), ("(", ")")]
        where title.hasPrefix(open) && title.hasSuffix(close) && title.count > 4 {
            let inside = title[title.startIndex + open.utf8.count..<title.endIndex - close.utf8.count]
            if inside.find(open) == nil { title = inside.trimmed }
        }
        return (label, title)
    }
}

/// Titles that were copied from the window of a browser: "[1706.03762] Title", "Title | OpenReview".
enum PageTitle {
    /// `title` without the names of the site and its sections, and without the number that a page puts first.
    static func clean(_ title: String) -> String {
        guard let first = title.utf8.first,
            first == UInt8(ascii: "[") || title.holds(" - ")
                || title.holds(" | ") || title.holds(" · ") || title.holds(" — ")
                || title.holds(" – ")
        else { return title }
        var slice = TextSlice(title).trimmed
        slice = withoutNumber(slice)
        var folded = slice.folded
        for lead in leads where folded.begins(with: lead + " ") && slice.count > lead.utf8.count + 9 {
            slice = slice.from(slice.startIndex + lead.utf8.count + 1).trimmed
            folded = slice.folded
        }
        while let cut = lastPart(of: slice), names.contains(slice.from(cut.end).trimmed.folded),
            cut.start > slice.startIndex + 3
        {
            slice = slice.before(cut.start).trimmed
        }
        return slice.string
    }

    /// Without an identifier of arXiv in brackets.
    private static func withoutNumber(_ title: TextSlice) -> TextSlice {
        guard title.hasPrefix("["), let close = title.first(UInt8(ascii: "]")), close + 2 < title.endIndex,
            ArxivIdentifier.first(in: Array(("/" + title[title.startIndex + 1..<close].string).utf8)) != nil
        else { return title }
        return title.after(close).trimmed
    }

    private static func lastPart(of title: TextSlice) -> (start: Int, end: Int)? {
        var found: (start: Int, end: Int)?
        for mark in [" - ", " | ", " · ", " — ", " – ", " :: "] {
            var rest = title
            while let at = rest.find(mark) {
                let end = at + mark.utf8.count
                if found.map({ $0.start < at }) ?? true { found = (at, end) }
                rest = rest.from(end)
            }
        }
        return found
    }

    private static let leads = WordFiles.markdown.values("page.leads")

    private static let names = WordFiles.markdown.phrases("page.names")
}

/// Which part of a longer post a message says it is: `(2/3)`, `2/3`, `[2/3]` where it begins or ends, `2/` where it
/// begins.
struct PartMark: Sendable, Equatable {
    /// Its number, from 1.
    let number: Int
    /// How many parts there are; 0 where it does not say.
    let count: Int

    /// Parts that a post has at most.
    private static let most = 30

    /// The mark of a message with the lines `lines`; nil where there is none.
    init?(of lines: TextLines) {
        guard let first = lines.nextFilled(from: 0) else { return nil }
        let last = lines.lines.indices.last { !lines.isBlank($0) } ?? first
        guard
            let mark = Self.atStart(of: lines[first])?.mark ?? Self.atEnd(of: lines[first])?.mark
                ?? Self.atEnd(of: lines[last])?.mark ?? Self.alone(on: lines[last])
        else { return nil }
        self = mark
    }

    private init(number: Int, count: Int) {
        self.number = number
        self.count = count
    }

    /// Whether this part comes right behind `other`.
    func follows(_ other: PartMark) -> Bool { count == other.count && number == other.number + 1 }

    /// Whether it is the second of parts that nobody has counted: what stands before it may have no mark.
    var isSecond: Bool { count == 0 && number == 2 }

    /// `line` without a mark at its beginning or end.
    static func without(_ line: TextSlice) -> TextSlice {
        let line = atStart(of: line)?.rest ?? line
        return atEnd(of: line)?.rest ?? line
    }

    private static func atStart(of line: TextSlice) -> (mark: PartMark, rest: TextSlice)? {
        let line = TitleLine.withoutEmoji(line)
        guard let word = line.firstField, let mark = mark(word) ?? uncounted(word) else { return nil }
        return (mark, line.from(word.endIndex).trimmed)
    }

    private static func atEnd(of line: TextSlice) -> (mark: PartMark, rest: TextSlice)? {
        guard let word = line.lastField, let mark = mark(word) else { return nil }
        let rest = line.before(word.startIndex).trimmed
        return rest.isEmpty ? nil : (mark, rest)
    }

    /// A line that is a mark and nothing else.
    private static func alone(on line: TextSlice) -> PartMark? {
        guard let word = line.firstField, line.from(word.endIndex).trimmed.isEmpty else { return nil }
        return mark(word)
    }

    /// `2/` as a word.
    private static func uncounted(_ word: TextSlice) -> PartMark? {
        guard word.count <= 3, word.last == UInt8(ascii: "/"), let number = word.dropLast().number,
            (1...most).contains(number)
        else { return nil }
        return PartMark(number: number, count: 0)
    }

    /// `(2/3)`, `[2/3]`, `2/3` and `2/3.` as a word.
    private static func mark(_ word: TextSlice) -> PartMark? {
        guard word.count <= 9 else { return nil }
        var word = word
        while let last = word.last, ".:)]".utf8.contains(last) { word = word.dropLast() }
        while let first = word.first, "([".utf8.contains(first) { word = word.dropFirst() }
        guard let slash = word.first(UInt8(ascii: "/")), let number = word.before(slash).number,
            let count = word.after(slash).number, (2...most).contains(count), (1...count).contains(number)
        else { return nil }
        return PartMark(number: number, count: count)
    }
}
