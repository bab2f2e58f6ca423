import ReviewModel
import TextAnalysis

/// Names of authors where a list or a note states them, with the venue and year that may follow:
/// `Ada One, Bob B. Two, NIPS, 2015`, `by A. One et al.`, `One, Two and Three`.
struct NameList: Sendable {
    /// Names in order, as written, each with its place.
    private(set) var names: [(name: String, place: Range<Int>)] = []
    /// Whether the list is cut short.
    private(set) var truncated = false
    /// What stands behind the names.
    private(set) var venue: String?
    /// Year behind the names.
    private(set) var year: Int?
    /// What stands in parentheses behind the names: organisations, venue, year.
    private(set) var parenthesis: String?
    /// Share of the pieces that read like full names or names with initials.
    private(set) var share = 0.0

    private static let lead =
        WordFiles.people.values("list leads") + ["-", "–", "—", "|", ",", "·", "•", ":", ";", ".", "~"]

    /// Reads the list in `slice`.
    init(_ slice: TextSlice) {
        var text = Self.withoutFullStop(Self.withoutLead(slice.trimmed))
        text = detachParenthesis(text)
        text = detachVenue(text)
        text = detachYear(text)
        let rest = Self.withoutFullStop(text)
        if rest.contains(UInt8(ascii: ",")), rest.find(" and ") != nil || rest.contains(UInt8(ascii: ";")),
            let people = People.turned(rest)
        {
            names = people.map { ($0, rest.range) }
            share = 1
            return
        }
        let list = AuthorList(rest)
        truncated = list.truncated
        names = Self.joined(Self.names(of: list), in: slice.bytes)
        let good = names.count { name in
            let words = TextSlice(name.name)
            return AuthorList.isName(words) || AuthorList.isWritingGroup(words) || Self.isInitialled(words)
        }
        share = names.isEmpty ? 0 : Double(good) / Double(names.count)
    }

    /// Names without footnote marks; a mark where a comma was forgotten sets two apart: "Ada One* Bob Two".
    private static func names(of list: AuthorList) -> [(name: String, place: Range<Int>)] {
        list.names.flatMap { name in
            WikiLink.plain(name.name).utf8.split(separator: UInt8(ascii: "*")).map {
                (AuthorList.withoutMarks(Self.withoutPlace(String(Substring($0)))), name.place)
            }
        }
        .filter { !$0.0.isEmpty }
    }

    /// "Ada One" of "Ada One (Lab Tiny)".
    private static func withoutPlace(_ name: String) -> String {
        let slice = TextSlice(name)
        guard slice.last == UInt8(ascii: ")"), let open = slice.find(" ("), open > slice.startIndex + 3 else {
            return name
        }
        return slice.before(open).trimmed.string
    }

    /// Whether it can hardly be anything but names.
    var isConvincing: Bool {
        guard !names.isEmpty, names.allSatisfy({ $0.name.utf8.count <= 60 && !Self.isPreprint($0.name) })
        else { return false }
        if truncated {
            return names.allSatisfy { Self.mayBeName($0.name) } && (names.count <= 4 || share >= 0.7)
        }
        return names.count == 1 ? share == 1 : share >= 0.75
    }

    /// Few words, two in small letters at most, as in "van den One": "see the benchmark of One" is the piece of a
    /// sentence that cites "One et al."
    private static func mayBeName(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        let small = words.count { $0.first?.isLowercase ?? true }
        return words.count <= 4 && small <= 2 && small < words.count
    }

    /// "Preprint. Preprint"
    private static func isPreprint(_ name: String) -> Bool {
        name.begins(inAnyCase: "preprint") || name.begins(inAnyCase: "arxiv")
    }

    /// Whether it may be a list of surnames: `Lee, Parisotto, Xing`.
    func isSurnames(_ bytes: [UInt8]) -> Bool {
        !names.isEmpty
            && names.allSatisfy { place in
                let words = bytes.slice(place.place).tokens
                return words.count <= 4 && words.last?.hasUpper == true && !words.contains { $0.hasDigit }
            }
    }

    /// Whether it is one to three surnames with a year behind them, as texts cite: "One, 2019", "One & Two (2019)".
    var isShortCitation: Bool {
        guard year != nil || parenthesis.map({ TextSlice($0).year != nil }) ?? false,
            (1...3).contains(names.count)
        else { return false }
        return names.allSatisfy { name in
            let words = name.name.split(separator: " ")
            guard let last = words.last, AuthorList.isSurname(TextSlice(String(last))) || last.count == 2,
                last.first?.isUppercase ?? false, VenueText(TextSlice(name.name)) == nil,
                !Self.works.contains(TextSlice(name.name).foldedPhrase)
            else { return false }
            return words.dropLast().allSatisfy { AuthorList.isParticle($0) }
        }
    }

    private static let works = WordFiles.markdown.phrases("citation.works")

    /// "(One et al., NeurIPS 2020)", "(One and Two, 2021)": names with a year behind them.
    static func cited(_ inside: TextSlice) -> NameList? {
        guard inside.count <= 400 else { return nil }
        var inside = inside
        var stated: Int?
        // "2004, One and Two": the year stands in front.
        if let comma = inside.first(UInt8(ascii: ",")), let found = inside.before(comma).trimmed.year {
            stated = found
            inside = inside.after(comma).trimmed
        }
        var list = NameList(inside)
        list.add(year: stated)
        if list.isShortCitation { return list }
        if list.isConvincing {
            let isOne =
                list.names.count == 1 && list.year != nil && !GroupNames.isOrganisation(list.names[0].name)
            let isGroup = list.names.first.map { AuthorList.isWritingGroup(TextSlice($0.name)) } ?? false
            return list.truncated || list.names.count >= 2 || isOne || isGroup ? list : nil
        }
        return list.year != nil && list.names.count == 2 && list.isSurnames(inside.bytes) ? list : nil
    }

    /// Sets the year, unless there is one.
    mutating func add(year found: Int?) { year = year ?? found }

    /// The year of a citation.
    var citedYear: Int? { year ?? parenthesis.flatMap { TextSlice($0).year } }

    private static func withoutLead(_ text: TextSlice) -> TextSlice {
        var text = text
        var again = true
        while again {
            again = false
            for mark in lead where text.count > mark.utf8.count {
                guard text.begins(inAnyCase: mark) else { continue }
                let isWord =
                    mark.utf8.last.map { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 } ?? false
                let end = text.startIndex + mark.utf8.count
                if isWord, text[end] != 0x20 { continue }
                text = text.from(end).trimmed
                again = true
            }
        }
        return text
    }

    /// "Zhu." ends a sentence; "Jr." and "A." do not.
    private static func withoutFullStop(_ text: TextSlice) -> TextSlice {
        var text = text
        while let last = text.last {
            if ",;([|/-:".utf8.contains(last) {
                text = text.dropLast().trimmed
            } else if let sign = Marks.signs.first(where: { text.hasSuffix($0) }) {
                text = text.dropLast(sign.utf8.count).trimmed
            } else {
                break
            }
        }
        guard text.last == UInt8(ascii: "."), text.count > 4 else { return text }
        let word = text.dropLast().lastField?.string ?? ""
        let before = text[text.endIndex - 3]
        let isAbbreviation =
            PersonIdentity.isSuffix(word) || MoreAuthors.isMark(text) || MoreAuthors.without(text) != nil
            || before == 0x20 || before == UInt8(ascii: ".")
        return isAbbreviation ? text : text.dropLast().trimmed
    }

    /// Takes "(Lab, ICML 2020)" off the end.
    private mutating func detachParenthesis(_ text: TextSlice) -> TextSlice {
        guard text.hasSuffix(")"), let group = LineCut.brackets(in: text).last,
            group.upperBound == text.endIndex, group.lowerBound > text.startIndex
        else { return text }
        parenthesis = text[group].dropFirst().dropLast().trimmed.string
        return Self.withoutFullStop(text.before(group.lowerBound).trimmed)
    }

    /// Takes ", NIPS, 2015" or ", ArXiv15" off the end.
    private mutating func detachVenue(_ text: TextSlice) -> TextSlice {
        var pieces = text.split(separator: UInt8(ascii: ",")).map(\.trimmed)
        if let last = pieces.last, pieces.count > 1, let value = last.year {
            year = value
            pieces.removeLast()
            if let place = pieces.last, pieces.count > 1,
                !AuthorList.isName(place) || VenueText(place) != nil
            {
                let isPreprint = VenueText(place).map { $0.name == nil } ?? false
                venue = isPreprint ? nil : place.string
                pieces.removeLast()
            } else if let place = pieces.last, pieces.count > 1, Self.isPeriodical(place) {
                venue = place.string
                pieces.removeLast()
            }
        } else if let last = pieces.last, pieces.count > 1, let found = VenueText(last) {
            venue = found.name
            year = found.year
            pieces.removeLast()
        }
        // "Ada One, Bob Two, ICML 2020, Lab Tiny"
        if year == nil,
            let place = pieces.indices.dropFirst().first(where: {
                VenueText(pieces[$0])?.year != nil
            }),
            case let found = VenueText(pieces[place])
        {
            venue = found?.name
            year = found?.year
            let start = pieces[place].startIndex
            parenthesis = text[start..<(pieces.last?.endIndex ?? text.endIndex)].string
            pieces = Array(pieces[..<place])
        }
        guard let last = pieces.last else { return text }
        return text.before(last.endIndex)
    }

    /// Takes ". 2015" off the end.
    private mutating func detachYear(_ text: TextSlice) -> TextSlice {
        guard year == nil, let last = text.lastField, last.startIndex > text.startIndex + 4,
            text[last.startIndex - 2] == UInt8(ascii: "."), let found = last.year
        else { return text }
        year = found
        return text.before(last.startIndex - 2).trimmed
    }

    /// "AI Magazine", "Brain Journal": reads like a name but is none.
    private static func isPeriodical(_ text: TextSlice) -> Bool {
        text.fields.contains { periodicals.contains($0.folded) }
    }

    private static let periodicals = WordFiles.people.phrases("periodicals")

    /// "A. One", "J. Ba", "D Ulyanov", "E.Denton", "Yee Whye Teh".
    private static func isInitialled(_ name: TextSlice) -> Bool {
        let words = name.tokens
        guard words.count >= 2, words.count <= 5, words[0].range.count == 1,
            words.allSatisfy({ $0.hasUpper && !$0.hasDigit })
        else {
            return words.count <= 5 && opensWithPoint(name) && words.last?.hasUpper == true
                && words.allSatisfy { !$0.hasDigit }
        }
        // "A Survey" is no name: an initial without its point stands before a surname only.
        let isArticle = name.first == UInt8(ascii: "A") || name.first == UInt8(ascii: "I")
        return opensWithPoint(name) || words.count == 2 && !isArticle
    }

    private static func opensWithPoint(_ name: TextSlice) -> Bool {
        let length = name.scalar(at: name.startIndex).length
        return name.count > length + 1 && name[name.startIndex + length] == UInt8(ascii: ".")
    }

    /// "One, Ada, Bob Two": the first author stands with the surname before the comma, or all of them do. Where all are
    /// of one word, they are surnames.
    private static func joined(_ names: [(name: String, place: Range<Int>)], in bytes: [UInt8]) -> [(
        name: String, place: Range<Int>
    )] {
        guard names.count >= 2, isGiven(names[1].name), !isInitialsOnly(names[0].name) else { return names }
        let given = stride(from: 1, to: names.count, by: 2).map { names[$0].name }
        let families = stride(from: 0, to: names.count, by: 2).map { names[$0].name }
        let areInitials = given.allSatisfy(isInitialsOnly)
        let areTurned =
            families.allSatisfy { !$0.holds(" ") } && given.allSatisfy(isGiven)
            && given.contains { isInitialsOnly($0) || $0.holds(" ") }
        let opensGiven = families.contains { isInitialsOnly($0) || opensWithInitial($0) }
        if names.count % 2 == 0, areInitials || areTurned, !opensGiven {
            return stride(from: 0, to: names.count, by: 2).map { turned(names[$0], first: names[$0 + 1]) }
        }
        guard names.count > 2, !names[0].name.holds(" "),
            names[2...].allSatisfy({ $0.name.holds(" ") && AuthorList.isName(bytes.slice($0.place)) })
        else { return names }
        return [turned(names[0], first: names[1])] + names.dropFirst(2)
    }

    /// "Ada", "Ada B.", "A. B."
    private static func isGiven(_ name: String) -> Bool {
        isInitialsOnly(name)
            || name.split(separator: " ").dropFirst().allSatisfy { isInitialsOnly(String($0)) }
    }

    private static func turned(
        _ last: (name: String, place: Range<Int>), first: (name: String, place: Range<Int>)
    ) -> (name: String, place: Range<Int>) {
        (
            Author.name(given: first.name, family: last.name),
            last.place.lowerBound..<max(last.place.upperBound, first.place.upperBound)
        )
    }

    /// Whether a name opens with an initial: "A. One", "D Ulyanov".
    static func opensWithInitial(_ name: String) -> Bool {
        name.unicodeScalars.dropFirst().first == "."
    }

    /// "A.", "J. B.", "J.-P."
    private static func isInitialsOnly(_ name: String) -> Bool {
        name.utf8.count <= 8 && (name.holds(".") || name.count == 1 && name.first?.isUppercase == true)
            && name.split(whereSeparator: { ". -".contains($0) })
                .allSatisfy { $0.count == 1 || $0.count == 2 && $0.allSatisfy(\.isUppercase) }
    }
}
