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
        let bytes = slice.bytes
        var range = Self.withoutLead(bytes, in: slice.trimmed.range)
        range = Self.withoutFullStop(bytes, in: range)
        range = detachParenthesis(bytes, in: range)
        range = detachVenue(bytes, in: range)
        range = detachYear(bytes, in: range)
        let rest = bytes.slice(Self.withoutFullStop(bytes, in: range))
        if rest.contains(UInt8(ascii: ",")), rest.find(" and ") != nil || rest.contains(UInt8(ascii: ";")),
            let people = People.turned(rest)
        {
            names = people.map { ($0, rest.range) }
            share = 1
            return
        }
        let list = AuthorList(rest)
        truncated = list.truncated
        names = Self.joined(Self.names(of: list), in: bytes)
        let good = names.count { name in
            let words = Array(name.name.utf8)
            return AuthorList.isName(TextSlice(words)) || AuthorList.isWritingGroup(TextSlice(words))
                || Self.isInitialled(words, in: 0..<words.count)
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
                let words = Tokenizer.tokens(in: bytes, place.place)
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
                last.first?.isUppercase ?? false, VenueText(TextSlice(name.name)) == nil
            else { return false }
            return words.dropLast().allSatisfy { AuthorList.isParticle($0) }
        }
    }

    /// "(One et al., NeurIPS 2020)", "(One and Two, 2021)": names with a year behind them.
    static func cited(_ bytes: [UInt8], inside: Range<Int>) -> NameList? {
        guard inside.count <= 400 else { return nil }
        var inside = inside
        var stated: Int?
        // "2004, One and Two": the year stands in front.
        if let comma = bytes.slice(inside).first(UInt8(ascii: ",")),
            let found = bytes.slice(bytes.trimmed(inside.lowerBound..<comma)).year
        {
            stated = found
            inside = bytes.trimmed(comma + 1..<inside.upperBound)
        }
        var list = NameList(bytes.slice(inside))
        list.add(year: stated)
        if list.isShortCitation { return list }
        if list.isConvincing {
            let isOne =
                list.names.count == 1 && list.year != nil && !GroupNames.isOrganisation(list.names[0].name)
            let isGroup = list.names.first.map { AuthorList.isWritingGroup(TextSlice($0.name)) } ?? false
            return list.truncated || list.names.count >= 2 || isOne || isGroup ? list : nil
        }
        return list.year != nil && list.names.count == 2 && list.isSurnames(bytes) ? list : nil
    }

    /// Sets the year, unless there is one.
    mutating func add(year found: Int?) { year = year ?? found }

    /// The year of a citation.
    var citedYear: Int? { year ?? parenthesis.flatMap { TextSlice($0).year } }

    private static func withoutLead(_ bytes: [UInt8], in range: Range<Int>) -> Range<Int> {
        var range = range
        var again = true
        while again {
            again = false
            for mark in lead where range.count > mark.utf8.count {
                guard bytes.slice(range).begins(inAnyCase: mark) else { continue }
                let isWord =
                    mark.utf8.last.map { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 } ?? false
                if isWord, bytes[range.lowerBound + mark.utf8.count] != 0x20 { continue }
                range = bytes.trimmed(range.lowerBound + mark.utf8.count..<range.upperBound)
                again = true
            }
        }
        return range
    }

    /// "Zhu." ends a sentence; "Jr." and "A." do not.
    private static func withoutFullStop(_ bytes: [UInt8], in range: Range<Int>) -> Range<Int> {
        var range = range
        while let last = range.last {
            if ",;([|/-:".utf8.contains(bytes[last]) {
                range = bytes.trimmed(range.lowerBound..<last)
            } else if let sign = Marks.signs.first(where: { bytes.ends($0, in: range) }) {
                range = bytes.trimmed(range.lowerBound..<range.upperBound - sign.utf8.count)
            } else {
                break
            }
        }
        guard let last = range.last, bytes[last] == UInt8(ascii: "."), range.count > 4 else { return range }
        let word = bytes.slice(range.lowerBound..<last).lastField?.string ?? ""
        let isAbbreviation =
            PersonIdentity.isSuffix(word) || MoreAuthors.isMark(bytes.slice(range))
            || MoreAuthors.without(bytes.slice(range)) != nil
            || bytes[last - 2] == 0x20
            || bytes[last - 2] == UInt8(ascii: ".")
        return isAbbreviation ? range : bytes.trimmed(range.lowerBound..<last)
    }

    /// Takes "(Lab, ICML 2020)" off the end.
    private mutating func detachParenthesis(_ bytes: [UInt8], in range: Range<Int>) -> Range<Int> {
        guard bytes.ends(")", in: range), let group = LineCut.brackets(in: bytes.slice(range)).last,
            group.upperBound == range.upperBound, group.lowerBound > range.lowerBound
        else { return range }
        parenthesis = bytes.string(bytes.trimmed(group.lowerBound + 1..<group.upperBound - 1))
        return Self.withoutFullStop(bytes, in: bytes.trimmed(range.lowerBound..<group.lowerBound))
    }

    /// Takes ", NIPS, 2015" or ", ArXiv15" off the end.
    private mutating func detachVenue(_ bytes: [UInt8], in range: Range<Int>) -> Range<Int> {
        var pieces = bytes[range].split(separator: UInt8(ascii: ",")).map {
            bytes.trimmed($0.startIndex..<$0.endIndex)
        }
        if let last = pieces.last, pieces.count > 1, let value = bytes.slice(last).year {
            year = value
            pieces.removeLast()
            if let place = pieces.last, pieces.count > 1,
                !AuthorList.isName(bytes.slice(place)) || VenueText(bytes.slice(place)) != nil
            {
                let isPreprint = VenueText(bytes.slice(place)).map { $0.name == nil } ?? false
                venue = isPreprint ? nil : bytes.string(place)
                pieces.removeLast()
            } else if let place = pieces.last, pieces.count > 1, Self.isPeriodical(bytes, in: place) {
                venue = bytes.string(place)
                pieces.removeLast()
            }
        } else if let last = pieces.last, pieces.count > 1, let found = VenueText(bytes.slice(last)) {
            venue = found.name
            year = found.year
            pieces.removeLast()
        }
        // "Ada One, Bob Two, ICML 2020, Lab Tiny"
        if year == nil,
            let place = pieces.indices.dropFirst().first(where: {
                VenueText(bytes.slice(pieces[$0]))?.year != nil
            }),
            case let found = VenueText(bytes.slice(pieces[place]))
        {
            venue = found?.name
            year = found?.year
            parenthesis = bytes.string(
                pieces[place].lowerBound..<(pieces.last?.upperBound ?? range.upperBound))
            pieces = Array(pieces[..<place])
        }
        guard let last = pieces.last else { return range }
        return range.lowerBound..<last.upperBound
    }

    /// Takes ". 2015" off the end.
    private mutating func detachYear(_ bytes: [UInt8], in range: Range<Int>) -> Range<Int> {
        guard year == nil, let last = bytes.slice(range).lastField, last.startIndex > range.lowerBound + 4,
            bytes[last.startIndex - 2] == UInt8(ascii: "."),
            let found = last.year
        else { return range }
        year = found
        return bytes.trimmed(range.lowerBound..<last.startIndex - 2)
    }

    /// "AI Magazine", "Brain Journal": reads like a name but is none.
    private static func isPeriodical(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        bytes.slice(range).fields.contains { periodicals.contains($0.folded) }
    }

    private static let periodicals = WordFiles.people.phrases("periodicals")

    /// "A. One", "J. Ba", "D Ulyanov", "E.Denton", "Yee Whye Teh".
    private static func isInitialled(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        let words = Tokenizer.tokens(in: bytes, range)
        guard words.count >= 2, words.count <= 5, words[0].range.count == 1,
            words.allSatisfy({ $0.hasUpper && !$0.hasDigit })
        else {
            return words.count <= 5 && opensWithPoint(bytes, in: range) && words.last?.hasUpper == true
                && words.allSatisfy { !$0.hasDigit }
        }
        // "A Survey" is no name: an initial without its point stands before a surname only.
        let isArticle =
            bytes[range.lowerBound] == UInt8(ascii: "A") || bytes[range.lowerBound] == UInt8(ascii: "I")
        return opensWithPoint(bytes, in: range) || words.count == 2 && !isArticle
    }

    private static func opensWithPoint(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        let length = bytes.scalar(range.lowerBound).length
        return range.count > length + 1 && bytes[range.lowerBound + length] == UInt8(ascii: ".")
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
