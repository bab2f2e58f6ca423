import TextAnalysis

/// The title within the words of a heading, a field or a name: without a label, a year, a venue, a nickname.
struct NoteTitleWords: Sendable {
    /// The title.
    private(set) var title: String
    /// The short name that stands before it.
    private(set) var nickname: String?
    /// Whether a venue, a year or a laboratory stands beside it.
    private(set) var hasFacts = false

    /// Reads `words`: "Paper review: Small Nets", "2020 - Small Nets (ICLR'20)", "SN - Small Nets: They Learn".
    init(_ words: String) {
        var slice = TextSlice(words).trimmed
        while let labelled = TitleLine.title(labelledIn: slice) ?? Self.behindLabel(slice) {
            slice = labelled
        }
        slice = Self.behindMeeting(slice) ?? slice
        if let rest = Self.withoutCitation(slice) ?? Self.withoutYear(slice) {
            slice = rest
            hasFacts = true
        }
        let around = TitleSurroundings(slice)
        if !around.facts.isEmpty, around.title.tokens.count >= 2 {
            slice = around.title
            hasFacts = true
        }
        if let parts = Self.nicknamed(slice) {
            nickname = parts.nickname.string
            slice = parts.title
        }
        title = slice.string
    }

    /// What follows a label in brackets: "[Paper Review] Small Nets".
    private static func behindLabel(_ title: TextSlice) -> TextSlice? {
        guard title.first == UInt8(ascii: "["), let close = title.prefix(40).first(UInt8(ascii: "]")) else {
            return nil
        }
        let rest = title.after(close).trimmed
        return TitleLine.isLabel(title.before(close).dropFirst()) && rest.tokens.count >= 2 ? rest : nil
    }

    /// What follows the number of a meeting at which papers are read: "Семинар 3. Small Nets".
    private static func behindMeeting(_ title: TextSlice) -> TextSlice? {
        let phrase = title.prefix(60).foldedPhrase
        guard let meeting = NoteWords.meetings.first(where: { phrase.hasPrefix($0 + " ") }) else {
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
        guard let year = title.prefix(80).firstYear(in: 1950...2100)?.place,
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
            let year = digits.number, (1950...2100).contains(year)
        else { return nil }
        var rest = title.from(first.endIndex).trimmed
        for mark in ["-", "—", "–", ":", "."] { rest = rest.without(prefix: mark)?.trimmed ?? rest }
        return rest.tokens.count >= 2 ? rest : nil
    }

    /// "SN - Small Nets: They Learn": a title with a colon of its own has no other name in front.
    private static func nicknamed(_ title: TextSlice) -> (nickname: TextSlice, title: TextSlice)? {
        for mark in [" - ", " — ", " – "] {
            guard let at = title.find(mark) else { continue }
            let before = title.before(at).trimmed, rest = title.from(at + mark.utf8.count).trimmed
            if before.tokens.count <= 2, rest.find(": ") != nil, rest.tokens.count >= 4 {
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
