import ReviewModel
import TextAnalysis

/// A line that people or programs put between posts when they copy them as text: a day, a name with a day in brackets,
/// an address, a rule.
struct MarkLine: Sendable, Equatable {
    /// How it is written.
    enum Form: Sendable, Hashable, CaseIterable {
        /// `[05.04.2023, 09:17] ML Papers: words`: the words of the post begin in the same line.
        case opening
        /// `ML Papers, [05.04.2023 09:17]`, `Post #1 (05.04.2023)`: a day and some words.
        case named
        /// `5 апреля 2023`, `--- 2023-04-05 ---`: a day and no words.
        case dated
        /// `https://t.me/mlpapers/100`
        case address
        /// `Forwarded from ML Papers`
        case forwarded
        /// `09:17`
        case time
        /// `---`, `* * *`
        case rule
    }

    /// How it is written.
    let form: Form
    /// The day, or the moment of it.
    private(set) var date: Timestamp?
    /// Who wrote or what is written beside the day.
    private(set) var name: TextSlice?
    /// The channel and the number of the post of an address.
    private(set) var post: TelegramAddress?
    /// Where the words of the post begin, where they begin in the line.
    private(set) var words: Int?

    /// Bytes of a mark, without the words that may follow it.
    private static let longest = 120
    /// Words beside a day.
    private static let mostWords = 6

    /// Reads `line`; `dayFirst` says how `05/04/2023` is meant. Nil where it is a line of a post.
    init?(_ line: TextSlice, dayFirst: Bool) {
        guard !line.isEmpty else { return nil }
        if Self.isRule(line) {
            self.init(form: .rule)
        } else if let post = Self.address(line) {
            self.init(form: .address)
            self.post = post
        } else if let origin = Self.origin(line) {
            self.init(form: .forwarded)
            name = origin
        } else if let mark = Self.stamped(line, dayFirst: dayFirst) {
            self = mark
        } else {
            return nil
        }
    }

    private init(form: Form) { self.form = form }

    /// Three signs and more of one sort, with nothing but blanks between them.
    private static func isRule(_ line: TextSlice) -> Bool {
        guard let first = line.first, line.count <= longest else { return false }
        guard line.tokens.isEmpty else { return false }
        let marks = Array(line.string.unicodeScalars.filter { $0 != " " })
        return marks.count >= 3 && marks.allSatisfy { $0 == marks[0] }
            && ("-*_=~".utf8.contains(first) || "—–─━═•·".unicodeScalars.contains(marks[0]))
    }

    private static func address(_ line: TextSlice) -> TelegramAddress? {
        guard line.count <= longest, line.fields.count == 1 else { return nil }
        return TelegramAddress(url: line.string)
    }

    private static let origins = WordFiles.telegram.values("forwarded")

    /// What follows "Forwarded from", brackets around all of it apart.
    private static func origin(_ line: TextSlice) -> TextSlice? {
        var line = line.prefix(longest)
        if line.first == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
            line = line.dropFirst().dropLast().trimmed
        }
        let folded = line.folded
        guard let label = origins.first(where: { folded.hasPrefix($0 + " ") }) else { return nil }
        let name = line.from(line.startIndex + label.utf8.count).trimmed
        return name.isEmpty ? nil : name
    }

    // MARK: Days

    private static func stamped(_ line: TextSlice, dayFirst: Bool) -> MarkLine? {
        guard let stamp = LineStamp(in: line.prefix(longest), dayFirst: dayFirst) else { return nil }
        if let opening = opening(line, behind: stamp) { return opening }
        guard line.count <= longest, WebAddress.find(in: line).isEmpty else { return nil }
        let rest = rest(of: line, without: stamp)
        let before = line.before(stamp.range.lowerBound)
        guard rest.count <= mostWords, !hasSentence(line, behind: stamp) else { return nil }
        if stamp.date == nil {
            // "Apr 05, 09:17": a day of an unknown year.
            guard rest.allSatisfy({ LineStamp.isMonth($0) || $0.number.map { $0 <= 31 } ?? false }) else {
                return nil
            }
            return MarkLine(form: .time)
        }
        var mark = MarkLine(form: rest.isEmpty ? .dated : .named)
        mark.date = stamp.moment
        // In brackets or behind a comma a day is no part of a sentence.
        guard rest.isEmpty || stamp.isApart(in: line) else { return nil }
        if !rest.isEmpty { mark.name = name(before) }
        return mark
    }

    /// Words beside the stamp, without signs, views and what says that it is a time.
    private static func rest(of line: TextSlice, without stamp: LineStamp) -> [TextSlice] {
        line.tokens.filter { token in
            !stamp.range.overlaps(token.range) && (token.hasLetter || token.hasDigit)
                && !isCount(line[token.range])
        }.map { line[$0.range] }
    }

    /// `1.2K`, `305`: how many have seen a post.
    private static func isCount(_ word: TextSlice) -> Bool {
        DecimalNumber.count(word.string) != nil && (word.last.map { "KM".utf8.contains($0) } ?? false)
            || word.isText("K")
    }

    private static func hasSentence(_ line: TextSlice, behind stamp: LineStamp) -> Bool {
        let behind = line.from(stamp.range.upperBound)
        return behind.tokens.count > 2 || line.last.map { ".!?…".utf8.contains($0) } ?? false
    }

    private static func name(_ words: TextSlice) -> TextSlice? {
        var name = words.trimmed
        while let last = name.last, ",[(-:|".utf8.contains(last) { name = name.dropLast().trimmed }
        return name.isEmpty ? nil : name
    }

    /// A moment in front, a name and a colon behind it: the way of chats.
    private static func opening(_ line: TextSlice, behind stamp: LineStamp) -> MarkLine? {
        let isFirst = line.before(stamp.range.lowerBound).allSatisfy { "[( ".utf8.contains($0) }
        guard isFirst, stamp.date != nil, stamp.time != nil else { return nil }
        var rest = line.from(stamp.range.upperBound)
        while let first = rest.first, "]) -,".utf8.contains(first) { rest = rest.dropFirst() }
        guard let colon = rest.prefix(64).find(": "), colon > rest.startIndex,
            rest.before(colon).fields.count <= mostWords
        else { return nil }
        var mark = MarkLine(form: .opening)
        mark.date = stamp.moment
        mark.name = rest.before(colon).trimmed
        mark.words = rest.from(colon + 1).trimmed.startIndex
        return mark
    }
}
