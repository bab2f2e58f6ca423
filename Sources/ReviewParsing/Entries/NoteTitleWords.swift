import ReviewModel
import TextAnalysis

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
        if let (rest, found) = Self.behindFacts(slice) {
            slice = rest
            year = found.year
            hasFacts = true
        }
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
            year = year ?? slice.before(rest.startIndex).firstYear(in: PlausibleYear.inText)?.place.number
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

    /// Whether a word has capitals as made-up names have: "SmallNet", "SN2".
    private static func isCoined(_ word: TextSlice) -> Bool {
        word.fields.count == 1 && word.count { (0x41...0x5A).contains($0) } >= 2
    }

    /// What follows a venue with its year in brackets: "[2020 ICLR] Small Nets".
    private static func behindFacts(_ title: TextSlice) -> (rest: TextSlice, facts: VenueText)? {
        guard title.first == UInt8(ascii: "["), let close = title.prefix(40).first(UInt8(ascii: "]")),
            let facts = VenueText(title.before(close).dropFirst().trimmed), facts.year != nil
        else { return nil }
        let rest = title.after(close).trimmed
        return rest.tokens.count >= 2 ? (rest, facts) : nil
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
        for dash in Marks.longDashes { rest = rest.without(prefix: dash)?.trimmed ?? rest }
        return rest.startIndex > number.endIndex + 1 && looksLikeOne(rest, least: 2) ? rest : nil
    }

    /// What follows who wrote it and when: "One 2020 - Small Nets", "Ada One et al. (2020) Small Nets".
    private static func withoutCitation(_ title: TextSlice) -> TextSlice? {
        guard let year = title.prefix(80).firstYear(in: PlausibleYear.inText)?.place,
            year.startIndex > title.startIndex
        else { return nil }
        var people = title.before(year.startIndex).trimmed
        while let last = people.last, "(,-".utf8.contains(last) { people = people.dropLast().trimmed }
        let rest = title.from(year.endIndex)
        let body = rest.from(rest.firstIndex { !" ).:,-".utf8.contains($0) } ?? rest.endIndex)
        var behind = body
        for dash in Marks.longDashes { behind = behind.without(prefix: dash)?.trimmed ?? behind }
        let list = NameList(people)
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
        for mark in Marks.bareDashes + [":", "."] { rest = rest.without(prefix: mark)?.trimmed ?? rest }
        return rest.tokens.count >= 2 ? rest : nil
    }

    /// "SN - Small Nets: They Learn": a title with a colon of its own has no other name in front, and neither has one
    /// that says the name again. In a file of that name it is one as well; names of files have a dash for a colon.
    private static func nicknamed(
        _ title: TextSlice, inFile name: FileTitle?
    ) -> (nickname: TextSlice, title: TextSlice)? {
        for mark in Marks.dashes {
            guard let at = title.find(mark) else { continue }
            let before = title.before(at).trimmed, rest = title.from(at + mark.utf8.count).trimmed
            let own = TitleWords(before).words
            guard own.count <= 2 else { continue }
            let isNamed = name.map { TitleWords($0.words).words == own } ?? false
            let isRepeated = !own.isEmpty && TitleWords(rest).words.starts(with: own)
            if rest.find(": ") != nil && rest.tokens.count >= 4
                || isRepeated && looksLikeOne(rest)
                || isNamed && looksLikeOne(rest)
                    && (isCoined(before) || TitleWords(rest).areAbbreviated(as: before.string))
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
