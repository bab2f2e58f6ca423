import TextAnalysis

/// Titles that stand in a line behind words of another sort: a laboratory, a nickname, a remark.
extension TitleCandidate {
    /// Lines of the opening that are looked at.
    private static let mostLines = 4
    /// Words of what stands in front.
    private static let mostBefore = 5

    /// Candidates in `line`, which is the one at `place` of the opening; `next` is the filled line below:
    /// "Lab Tiny: Small Nets", "SN (Small Nets Learn Too)", "Interesting work — Small Nets Learn Too. They …".
    static func pieces(in line: HeadLine, at place: Int, before next: HeadLine?) -> [TitleCandidate] {
        guard place < mostLines, line.content == .words || line.content == .prose || line.content == .group
        else { return [] }
        let text = line.text.prefix(600)
        let pieces = [
            behindLab(text), inBrackets(text), behindTranslation(text), behindDash(text), behindStop(text),
            behindWords(text),
        ]
        return pieces.compactMap { piece in
            guard let piece, piece.title.tokens.count >= 2, !TitleSurroundings.isLab(piece.title) else {
                return nil
            }
            let around = TitleSurroundings(piece.title)
            var candidate = TitleCandidate(
                title: around.title, weight: shape(of: around.title) + piece.weight - Double(place) * 0.2,
                lines: line.index..<line.index + 1)
            candidate.isWholeLine = piece.title.endIndex == line.text.endIndex || line.content == .words
            if candidate.isWholeLine { candidate.weight += support(for: line, by: next) }
            candidate.parenthesis = [piece.fact?.string, around.parenthesis].compactMap { $0 }
                .joined(separator: ", ")
            if candidate.parenthesis?.isEmpty ?? false { candidate.parenthesis = nil }
            return candidate
        }
    }

    private typealias Piece = (title: TextSlice, fact: TextSlice?, weight: Double)

    /// "Lab Tiny: Small Nets", "Lab Tiny — SmallNet: Small Nets".
    private static func behindLab(_ text: TextSlice) -> Piece? {
        for mark in [": "] + Marks.dashes {
            guard let at = text.find(mark) else { continue }
            let before = text.before(at).trimmed, title = text.from(at + mark.utf8.count).trimmed
            guard before.tokens.count <= mostBefore, TitleSurroundings.isLabAlone(before),
                !before.contains(UInt8(ascii: "]"))
            else { continue }
            return (withoutSentence(title), before, 1.2)
        }
        return nil
    }

    /// "SN (Small Nets Learn Too)": a nickname with the whole title behind it in brackets.
    private static func inBrackets(_ text: TextSlice) -> Piece? {
        guard text.last == UInt8(ascii: ")"), let open = text.first(UInt8(ascii: "(")) else { return nil }
        let before = text.before(open).trimmed, inside = text.after(open).dropLast().trimmed
        let count = inside.tokens.count { $0.hasLetter }
        guard !inside.contains(UInt8(ascii: "(")), (1...3).contains(before.tokens.count),
            count >= 3 && TitleLine.isCapitalised(inside) || count >= 2 && abbreviates(before, of: inside),
            count >= 4 || abbreviates(before, of: inside) || TitleSurroundings(text).title == text.trimmed
        else { return nil }
        return (inside, nil, 1.5)
    }

    /// "Малые сети тоже учатся (Small Nets Learn Too)": the title in another alphabet behind its translation.
    private static func behindTranslation(_ text: TextSlice) -> Piece? {
        guard text.last == UInt8(ascii: ")"), let open = text.first(UInt8(ascii: "(")) else { return nil }
        let before = text.before(open).trimmed, inside = text.after(open).dropLast().trimmed
        let letters = inside.letterCounts
        guard before.letterCounts.cyrillic > before.letterCounts.latin, letters.cyrillic == 0,
            letters.latin > 0, !TitleSurroundings.isLab(inside), TitleSurroundings.maker(inside) == nil,
            inside.tokens.count >= 2 && TitleLine.isCapitalised(inside) || inside.tokens.count >= 5,
            TitleSurroundings(TextSlice("X Y (" + inside.string + ")")).facts.isEmpty
                || inside.tokens.count >= 4
        else { return nil }
        return (inside, nil, 1.3)
    }

    /// Whether `short` is made of the first letters of `long`, or most of them.
    private static func abbreviates(_ short: TextSlice, of long: TextSlice) -> Bool {
        let letters = short.filter { $0 >= 0x41 && $0 <= 0x5A }
        let first = long.words.compactMap { word -> UInt8? in
            word.first.flatMap { (0x41...0x5A).contains($0) ? $0 : nil }
        }
        return short.fields.count == 1 && letters.count >= 2 && first.count >= 2
            && letters.starts(with: first.prefix(letters.count))
    }

    /// "SN — Small Nets Learn Too. They …", "Interesting work — Small Nets Learn Too".
    private static func behindDash(_ text: TextSlice) -> Piece? {
        for mark in Marks.dashes {
            guard let at = text.find(mark), at - text.startIndex <= 90 else { continue }
            let before = text.before(at).trimmed,
                title = withoutSentence(text.from(at + mark.utf8.count).trimmed)
            let words = title.tokens.count { $0.hasLetter }
            let own = before.tokens.filter { $0.hasLetter }
            let isRemark = own.count >= 2 && (TitleLine.shareOfCapitals(in: own) ?? 0) < 0.6
            guard words >= 2, TitleLine.isCapitalised(title), own.count <= 2 || isRemark,
                own.count > 2 || words >= 3
            else { return nil }
            return (title, nil, own.count <= 2 ? 0.9 : 0.7)
        }
        return nil
    }

    /// "SN. Small Nets Learn Too.", "Review of the week. Small Nets Learn Too": a few words and a full stop in front of
    /// one more sentence in the letters of titles.
    private static func behindStop(_ text: TextSlice) -> Piece? {
        guard let stop = EntryWords.sentenceEnd(text) else { return nil }
        let before = text.before(stop)
        var title = text.after(stop).trimmed
        if title.last == UInt8(ascii: ".") { title = title.dropLast().trimmed }
        guard (1...4).contains(before.tokens.count), title.tokens.count >= 2, TitleLine.isCapitalised(title),
            title.tokens.first?.range.lowerBound == title.range.lowerBound,
            title.sentences.count == 1,
            !AuthorList.isName(before), !AuthorList.isSurname(before) || before.count <= 16
        else { return nil }
        return (title, nil, before.tokens.count == 1 ? 1 : 0.9)
    }

    /// "Topic of the issue: Small Nets Learn Too": a label in small letters before words in the letters of titles.
    private static func behindWords(_ text: TextSlice) -> Piece? {
        guard let colon = text.prefix(60).find(": ") else { return nil }
        let label = text.before(colon).tokens.filter(\.hasLetter), title = text.from(colon + 2).trimmed
        // "LM in a box: Small Nets": an abbreviation opens no label.
        guard (2...6).contains(label.count), !label[0].allUpper || label[0].range.count < 2,
            label.dropFirst().allSatisfy({ !$0.hasUpper && !$0.hasDigit }),
            title.last != UInt8(ascii: "."), title.tokens.count >= 2,
            TitleLine.shareOfCapitals(in: title.tokens) ?? 0 >= 0.8, TitleLine.isCapitalised(title)
        else { return nil }
        return (title, nil, 1.3)
    }

    /// Whether `gap` is the point of a number: "1.58".
    static func isPoint(_ gap: TextSlice) -> Bool {
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        return gap.count == 1 && gap.first == UInt8(ascii: ".") && isDigit(gap.bytes[gap.startIndex - 1])
            && isDigit(gap.bytes[gap.endIndex])
    }

    /// Up to the end of the first sentence.
    private static func withoutSentence(_ title: TextSlice) -> TextSlice {
        EntryWords.sentenceEnd(title).map { title.before($0) } ?? title
    }
}
