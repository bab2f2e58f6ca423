import ReviewModel
import TextAnalysis

/// A reference as bibliographies set it, in one of the usual styles:
///
///     One, A., & Two, B. (2015). Title. Venue, 1(2), 3–4.            APA
///     One, Ada, and Bob Two. "Title." Venue 1.2 (2015): 3–4.         MLA
///     A. One and B. Two, "Title," in Proc. Venue, 2015, pp. 3–4.     IEEE
///     One A, Two B. Title. Venue. 2015;1(2):3–4.                     Vancouver
///     One, A., Two, B.: Title. In: Venue, pp. 3–4 (2015)             LNCS
///     Ada One and Bob Two. 2015. Title. In Proceedings of Venue.     ACL
///     One A., Two B. Title // Venue. – 2015. – P. 3–4.               GOST
///     One, Ada. 2015. "Title." Venue 1 (2): 3–4.                     Chicago
///     One, Two, Three. Title. Venue 1 (2015)                         surnames alone
///     One & Two - Title (Venue 2015)
///     One et al. (Group), Title, Venue 1, 3 (2015)
struct Reference: Sendable {
    /// Where the title stands.
    private(set) var title: Range<Int>
    /// Authors, first names first.
    private(set) var authors: [String]
    /// Whether "et al." ends them.
    private(set) var truncated = false
    /// Conference, journal or publisher.
    private(set) var venue: String?
    /// Year of publication.
    private(set) var year: Int?

    /// Reads `text`; nil where it is no reference with authors, a title and a year.
    init?(_ text: StyledText) {
        let start = LeadingMarks(text, in: text.range).end
        let line = CitedTitle.withoutLabel(
            text.slice(Self.behindName(text, from: start)..<text.bytes.count).trimmed)
        let named = text.links.filter { link in
            !link.range.isEmpty && !LinkLabel.isLabel(link, in: text) && !LinkLabel.isAnchor(link.url)
                && !TitleGate.refuses(text.slice(link.range))
        }
        guard (30...1200).contains(line.count), named.count <= 2, FieldName.split(text, in: line.range) == nil
        else { return nil }
        // A title that is a link has the names in front, but for "[Title](…) / One A. // Venue".
        if let link = named.first, link.range.lowerBound <= line.startIndex, line.find("//") == nil {
            return nil
        }
        // What a list sets in bold or italics in front is the title, not the names.
        let isPlain =
            text.run(at: line.startIndex).map { $0.style.isDisjoint(with: [.strong, .emphasis]) } ?? false
        let parting = Self.parting.lazy.compactMap { $0(line) }.first { People($0.people) != nil }
        let others = isPlain ? Self.others : []
        guard
            let parts =
                (isPlain ? parting : Self.quoted(line).flatMap { People($0.people) == nil ? nil : $0 })
                ?? others.lazy.compactMap({ $0(line) }).first(where: { People($0.people) != nil })
        else { return nil }
        // Where a year, quotes or initials set the names apart, a title may read like a name: "Segment Anything".
        let title = Self.withoutMedium(Self.untilYear(parts.title.trimmed))
        let hasInitials = People.haveInitials(Self.behindArticle(title))
        let isParted = parting != nil || People.haveInitials(parts.people) && !hasInitials
        let count = title.tokens.count { $0.hasLetter }
        guard let people = People(parts.people), !people.names.isEmpty else { return nil }
        let areSeveral = people.names.count > 1 || people.truncated
        // Behind names that all have initials, words that have none are no names.
        let isUnlike =
            areSeveral && isParted && count <= 8 && People.haveInitials(parts.people)
            && !hasInitials && MoreAuthors.without(title) == nil && title.find(",") == nil
        guard isUnlike || !Self.listsPeople(title) else { return nil }
        let isNamelike =
            isParted && count <= 4 && (areSeveral || People.haveInitials(parts.people))
            && !hasInitials && MoreAuthors.without(title) == nil
        guard isNamelike || isUnlike || People(title) == nil,
            (isParted && areSeveral ? 1...40 : 2...40).contains(count),
            title.count <= 300, title.tokens.first.map({ $0.hasUpper || $0.hasDigit }) ?? false,
            named.allSatisfy({
                $0.range.lowerBound >= title.endIndex
                    || EntryWords.trimmed(text.bytes.slice($0.range)) == Self.bare(title)
            })
        else { return nil }
        self.title = Self.bare(title)
        authors = people.names
        truncated = people.truncated
        let isShort = parts.rest.count <= 24 && !parts.rest.contains(UInt8(ascii: "("))
        let facts =
            isShort ? VenueText(parts.rest.bytes.slice(ReferenceVenue.behindLead(parts.rest).range)) : nil
        year = Self.year(in: Self.withoutAccess(line)) ?? facts?.year
        venue = facts?.name ?? ReferenceVenue.name(in: parts.rest)
    }

    /// Where the reference begins behind a name in bold letters and its colon: "**SN**: One, A. (2020). Small Nets.".
    private static func behindName(_ text: StyledText, from start: Int) -> Int {
        guard start < text.bytes.count, let bold = text.stretch(of: .strong, at: start), bold.count <= 60,
            let colon = EntryWords.colon(
                text.bytes.slice(text.bytes.trimmed(bold)), before: text.bytes.count),
            FieldName(label: text.bytes.slice(EntryWords.trimmed(text.bytes.slice(bold)))) == nil
        else { return start }
        return colon
    }

    /// Styles that set names and title apart by a year, by quotes or by slashes.
    private static let parting: [@Sendable (TextSlice) -> Parts?] = [quoted, dated, slashed]

    /// Styles that set them apart by stops and colons.
    private static let others: [@Sendable (TextSlice) -> Parts?] = [
        colon, stops, surnames, dashed, grouped, named,
    ]

    /// Whether a reference in `line` may have a year: two digits at least, which most prose has not. Reading one costs more
    /// than all else that is asked of a paragraph.
    static func mayHaveYear(_ line: TextSlice) -> Bool {
        var isBehindDigit = false
        for byte in line {
            let isDigit = (0x30...0x39).contains(byte)
            if isDigit, isBehindDigit { return true }
            isBehindDigit = isDigit
        }
        return false
    }

    /// Without a year behind a comma: "Small Nets Learn Too, 2020".
    private static func untilYear(_ title: TextSlice) -> TextSlice {
        guard let comma = title.last(UInt8(ascii: ",")),
            title.after(comma).trimmed.year != nil
        else { return title }
        return title.before(comma)
    }

    /// Without "A", which may be taken for an initial: "A Generalist Agent".
    private static func behindArticle(_ title: TextSlice) -> TextSlice {
        title.hasPrefix("A ") ? title.from(title.startIndex + 2) : title
    }

    private static func bare(_ title: TextSlice) -> Range<Int> {
        EntryWords.trimmed(title)
    }

    /// Whether what would be the title is the rest of the names: "Hu, Yelong Shen, Phillip Wallis".
    private static func listsPeople(_ title: TextSlice) -> Bool {
        let list = NameList(title)
        return list.names.count >= 2 && list.share >= 0.5
    }

    private typealias Parts = (people: TextSlice, title: TextSlice, rest: TextSlice)

    /// Without the day on which an address was looked at: "(дата обращения: 01.02.2024)", "Accessed 1 Feb. 2024."
    private static func withoutAccess(_ line: TextSlice) -> TextSlice {
        let folded = line.bytes[line.range].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let place = accesses.compactMap { folded.slice(0..<folded.count).find($0) }.min()
        return place.map { line.before(line.startIndex + $0) } ?? line
    }

    private static let accesses = WordFiles.markdown.values("reference.access")

    /// The year that stands in parentheses or behind the names, else the last one.
    private static func year(in line: TextSlice) -> Int? {
        let years = line.tokens.filter { $0.isNumber }.compactMap { token -> (year: Int, place: Int)? in
            year(of: token, in: line).map { ($0, token.range.lowerBound) }
        }
        let bracketed = years.first {
            $0.place > line.startIndex && line.bytes[$0.place - 1] == UInt8(ascii: "(")
        }
        return (bracketed ?? years.last)?.year
    }

    /// The year that a word is, also one of long ago where brackets or commas set it apart; the digits of an identifier
    /// are none: "arXiv:2006.11239".
    private static func year(of token: Token, in line: TextSlice) -> Int? {
        let before = token.range.lowerBound > line.startIndex ? line.bytes[token.range.lowerBound - 1] : 0x20
        let behind = token.range.upperBound < line.endIndex ? line.bytes[token.range.upperBound] : 0x20
        let next = token.range.upperBound + 1 < line.endIndex ? line.bytes[token.range.upperBound + 1] : 0x20
        if behind == UInt8(ascii: "."), (0x30...0x39).contains(next) { return nil }
        if let year = line.bytes.slice(token.range).year { return year }
        guard let year = line.bytes.slice(token.range).number, (1700..<1950).contains(year),
            "( ".utf8.contains(before), ").,;".utf8.contains(behind)
        else { return nil }
        return year
    }

    /// IEEE, MLA: the title in quotes.
    private static func quoted(_ line: TextSlice) -> Parts? {
        Quotation.find(in: line) { $0.before.count > 3 }.map {
            (withoutYear($0.before.trimmed), $0.inside, $0.behind)
        }
    }

    /// Chicago: without the year that stands between the names and the title.
    private static func withoutYear(_ people: TextSlice) -> TextSlice {
        var rest = people
        while let last = rest.last, ".,()".utf8.contains(last) { rest = rest.dropLast().trimmed }
        guard let token = rest.tokens.last, token.range.upperBound == rest.endIndex,
            rest.bytes.slice(token.range).year != nil
        else { return people }
        rest = rest.before(token.range.lowerBound).trimmed
        return rest.last == UInt8(ascii: "(") ? rest.dropLast().trimmed : rest
    }

    /// APA and ACL: the year behind the names.
    private static func dated(_ line: TextSlice) -> Parts? {
        for token in line.tokens where token.isNumber && year(of: token, in: line) != nil {
            let before = line.before(token.range.lowerBound)
            var rest = line.from(token.range.upperBound)
            let isBracketed = before.hasSuffix("(")
            if isBracketed {
                guard let close = rest.first(UInt8(ascii: ")")), close - rest.startIndex <= 12 else {
                    return nil
                }
                rest = rest.after(close)
            } else if !before.trimmed.hasSuffix("."),
                !(before.trimmed.hasSuffix(",") && ".:".utf8.contains(rest.first ?? 0))
            {
                return nil
            }
            let lead = rest.trimmed
            guard lead.hasPrefix(".") || lead.hasPrefix(",") || lead.hasPrefix(":") || isBracketed else {
                return nil
            }
            let body = rest.from(rest.firstIndex { !" .,:".utf8.contains($0) } ?? rest.endIndex)
            let stop = EntryWords.sentenceEnd(body) ?? body.endIndex
            return (
                before.hasSuffix("(") ? before.before(before.endIndex - 1) : before, body.before(stop),
                body.after(stop)
            )
        }
        return nil
    }

    /// GOST: `//` between title and venue.
    private static func slashed(_ line: TextSlice) -> Parts? {
        guard let cut = line.find(" //") ?? line.find("// "), cut > line.startIndex,
            line.bytes[cut - 1] != UInt8(ascii: ":")
        else { return nil }
        let head = line.before(cut)
        let rest = line.from(cut + 3)
        if let others = othersBracketed(head) { return (others.people, withoutMedium(others.title), rest) }
        // Names are stated once more behind a single slash.
        let own = head.find(" / ").map { head.before($0) } ?? head
        guard let end = People.end(in: own) else { return unheaded(head, rest: rest) }
        let names = own.before(end)
        // Where the first alone stands in front, all stand behind the title.
        let all = head.find(" / ").map { head.from($0 + 3) }
        let stated = all.flatMap { People($0) }?.names.count ?? 0
        let isLonger = stated > People(names)?.names.count ?? 0
        return (isLonger ? all ?? names : names, own.from(end), rest)
    }

    /// "One A. [и др.] Title": names cut short in brackets.
    private static func othersBracketed(_ head: TextSlice) -> (people: TextSlice, title: TextSlice)? {
        guard let open = head.find(" ["), let close = head.from(open).find("] "),
            MoreAuthors.isMark(head[open + 2..<close]), People(head.before(open)) != nil
        else { return nil }
        return (TextSlice(head.before(open).string + " " + Paper.othersMark), head.from(close + 2))
    }

    /// GOST without names in front: "Title / A. One, B. Two // Venue".
    private static func unheaded(_ head: TextSlice, rest: TextSlice) -> Parts? {
        guard let slash = head.find(" / ") else { return nil }
        let people = head.from(slash + 3)
        guard People(people) != nil else { return nil }
        return (people, withoutMedium(head.before(slash).trimmed), rest)
    }

    /// Without "[Text]", "[Электронный ресурс]", ". — Текст : электронный" behind the title.
    private static func withoutMedium(_ title: TextSlice) -> TextSlice {
        for dash in Marks.dashes {
            if let cut = title.find(dash), media.contains(title.from(cut + dash.utf8.count).foldedPhrase) {
                return title.before(cut).trimmed
            }
        }
        guard title.last == UInt8(ascii: "]"), let open = title.last(UInt8(ascii: "[")),
            media.contains(title.after(open).dropLast().foldedPhrase)
        else { return title }
        return title.before(open).trimmed
    }

    private static let media = WordFiles.markdown.phrases("reference.media")

    /// LNCS: a colon behind the initials.
    private static func colon(_ line: TextSlice) -> Parts? {
        guard let cut = line.find(".: ") ?? line.find(" al: "), cut - line.startIndex <= 400 else {
            return nil
        }
        let mark = line.bytes[cut] == UInt8(ascii: ".") ? cut + 1 : cut + 3
        let body = line.from(mark + 2)
        let stop = EntryWords.sentenceEnd(body) ?? body.endIndex
        return (line.before(mark), body.before(stop), body.after(stop))
    }

    /// Vancouver: names, title, venue, each up to a full stop.
    private static func stops(_ line: TextSlice) -> Parts? {
        var rest = line
        // What stands before the first comma has to be a name with initials, whatever comes behind it.
        var comma =
            line.find("[[") != nil
            ? nil : line.firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
        while let at = rest.find(". "), at - line.startIndex <= 600 {
            if let end = comma, end < at {
                guard People.haveInitials(line.before(end)) || People.areTurned(line.before(at + 1)) else {
                    return nil
                }
                comma = nil
            }
            rest = rest.from(at + 2)
            // The full stop of an initial belongs to the name.
            let names = line.before(at + 1)
            guard
                People.areInitialled(names) || People.areInitialled(line.before(at))
                    || People.areTurned(names), !isMiddle(rest)
            else {
                continue
            }
            if let more = rest.find(". ") {
                // "One, A., Two, B. C. Title"
                let isInitial =
                    more == rest.startIndex + 1 && UTF8Scanner.isUpper(UInt32(rest[rest.startIndex]))
                let isLonger =
                    People.areInitialled(line.before(more + 1)) && !People.endInInitials(names)
                if isInitial || isLonger { continue }
            }
            if MoreAuthors.isMark(rest.before(rest.find(". ").map { $0 + 1 } ?? rest.startIndex)) { continue }
            let stop = EntryWords.sentenceEnd(rest) ?? rest.endIndex
            return (names, rest.before(stop), rest.after(stop))
        }
        return nil
    }

    /// Surnames alone up to the first full stop, then the title; a year has to stand behind.
    private static func surnames(_ line: TextSlice) -> Parts? {
        guard let stop = EntryWords.sentenceEnd(line),
            People.areSurnames(line.before(stop))
        else { return nil }
        let body = line.after(stop).trimmed
        guard let end = EntryWords.sentenceEnd(body) else { return nil }
        let rest = body.after(end)
        guard rest.tokens.contains(where: { year(of: $0, in: line) != nil }) else { return nil }
        return (line.before(stop), body.before(end), rest)
    }

    /// Surnames, a dash and the title, with a venue or a year in brackets behind.
    private static func dashed(_ line: TextSlice) -> Parts? {
        for mark in Marks.dashes.reversed() {
            guard let dash = line.prefix(120).find(mark), People.areSurnames(line.before(dash)) else {
                continue
            }
            let body = line.from(dash + mark.utf8.count)
            guard let open = body.find(" ("), let close = body.from(open).first(UInt8(ascii: ")")) else {
                continue
            }
            let facts = body[open + 2..<close]
            guard
                VenueText(facts) != nil
                    || facts.number.map(PlausibleYear.inText.contains) ?? false
            else { continue }
            return (line.before(dash), body.before(open), facts)
        }
        return nil
    }

    /// Names cut short, the group that they belong to in brackets, the title up to the comma before a volume.
    private static func grouped(_ line: TextSlice) -> Parts? {
        guard let open = line.prefix(80).find(" ("), MoreAuthors.without(line.before(open)) != nil,
            let close = line.from(open).first(UInt8(ascii: ")")), line.from(close + 1).hasPrefix(",")
        else { return nil }
        let body = line.from(close + 2).trimmed
        guard let comma = body.first(UInt8(ascii: ",")) else { return nil }
        let rest = body.after(comma)
        guard rest.tokens.contains(where: { year(of: $0, in: line) != nil }) else { return nil }
        return (line.before(open), body.before(comma), rest)
    }

    /// Names in full, title, an identifier or a venue with the year, each up to a full stop: "Ada One, Bob Two. Small Nets
    /// Learn Too. arXiv:2001.00001, 2020." One name alone is told by the label in front: "[One20]".
    private static func named(_ line: TextSlice) -> Parts? {
        guard let stop = EntryWords.sentenceEnd(line) else { return nil }
        let names = line.before(stop), body = line.after(stop).trimmed
        guard let people = People(names), let end = EntryWords.sentenceEnd(body) else {
            return nil
        }
        let isLabelled = line.startIndex > 0 && line.bytes[..<line.startIndex].contains(UInt8(ascii: "]"))
        let rest = body.after(end).trimmed
        guard people.names.count >= 2 || people.truncated || isLabelled,
            ParenthesisFacts.isIdentifier(rest.before(rest.first(UInt8(ascii: ",")) ?? rest.endIndex))
                || VenueText(rest.bytes.slice(EntryWords.trimmed(rest))) != nil
        else { return nil }
        return (names, body.before(end), body.after(end))
    }

    /// Whether a surname follows the point of an initial, with another name behind it: "Ada B. One, Bob Two".
    private static func isMiddle(_ rest: TextSlice) -> Bool {
        guard let comma = rest.prefix(40).first(UInt8(ascii: ",")) else { return false }
        let word = rest.before(comma), next = rest.after(comma).trimmed
        guard word.fields.count == 1, AuthorList.isSurname(word) else { return false }
        let end = next.firstIndex { ",;|(".utf8.contains($0) || $0 == 0xC2 } ?? next.endIndex
        let other = next.before(end)
        return AuthorList.isName(other.find(" and ").map { other.before($0) } ?? other)
    }
}
