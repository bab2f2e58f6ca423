import ReviewModel
import TextAnalysis

/// What the name of a note's file says: `BLIP-2.md`, `Small_Nets_Learn_Too.md`, `2020-11-30-Small-Nets.md`.
struct FileTitle: Sendable {
    /// The words of the name, without suffix, date and number.
    let words: String
    /// Whether it can be the title of something: no date, no number, no name that every folder has.
    let isTelling: Bool
    /// Whether it was made for addresses, `small-nets-learn`: words in small letters, with no blank between them.
    let isSlug: Bool
    /// The identifier of arXiv that it opens with or is.
    let arxiv: String?

    /// Reads the name at the end of `path`.
    init(path: String) {
        // Pages within pages are files whose names have three lines for a slash, or its number.
        let last = String(path.split(separator: "/").last ?? "")
        let name = TextSlice(Self.behind("___", Self.behind("%2F", last)))
        let whole = name.before(Self.suffixStart(name))
        let number = TitleNumber.arxiv(whole)
        arxiv = number?.identifier
        let bare = number.map { $0.rest.isEmpty ? whole : $0.rest } ?? Self.withoutLead(whole)
        let stem = Self.spaced(bare)
        words = stem
        isSlug = !bare.contains(0x20) && stem.contains(" ") && !bare.contains { $0 >= 0x41 && $0 <= 0x5A }
        let slice = TextSlice(stem)
        let folded = slice.foldedPhrase
        isTelling =
            slice.tokens.contains { $0.hasLetter } && !NoteWords.commonNames.contains(folded)
            && DateLine.date(slice) == nil
    }

    /// What follows the last `mark` in `name`, where that is more than a suffix.
    private static func behind(_ mark: String, _ name: String) -> String {
        var rest = TextSlice(name)
        while let at = rest.find(mark), rest.endIndex - at > mark.utf8.count + 4 {
            rest = rest.from(at + mark.utf8.count)
        }
        return rest.string
    }

    private static func suffixStart(_ name: TextSlice) -> Int {
        guard let dot = name.last(UInt8(ascii: ".")), dot > name.startIndex, name.endIndex - dot <= 10,
            NoteWords.suffixes.contains(name.from(dot).folded)
        else { return name.endIndex }
        return dot
    }

    /// Without a day, as Jekyll wants it, or a number of order in front.
    private static func withoutLead(_ stem: TextSlice) -> TextSlice {
        let date = stem.before(stem.startIndex + 11)
        if date.count == 11, "-_ ".utf8.contains(date[date.endIndex - 1]),
            PartialDate.find(in: date)?.day != nil
        {
            return stem.from(date.endIndex)
        }
        if let rest = TitleNumber.behindDay(stem) { return rest }
        var at = stem.startIndex
        while at < stem.endIndex, stem[at] >= 0x30, stem[at] <= 0x39 { at += 1 }
        guard at > stem.startIndex, at - stem.startIndex <= 3 else { return stem }
        let rest = stem.from(at)
        for mark in [" - ", ". ", "_", ") "] where rest.hasPrefix(mark) {
            return rest.from(rest.startIndex + mark.utf8.count)
        }
        return stem
    }

    /// With blanks where a name has `_`, or hyphens between all words.
    private static func spaced(_ stem: TextSlice) -> String {
        var bytes = Array(stem)
        // Names of files have no colon: "Small Nets_ They Learn".
        if bytes.contains(0x20) {
            for at in bytes.indices.dropFirst()
            where bytes[at] == UInt8(ascii: "_") && at + 1 < bytes.count && bytes[at + 1] == 0x20
                && bytes[at - 1] > 0x40
            {
                bytes[at] = UInt8(ascii: ":")
            }
        }
        if !bytes.contains(0x20) {
            if bytes.contains(UInt8(ascii: "_")) {
                for at in bytes.indices where bytes[at] == UInt8(ascii: "_") { bytes[at] = 0x20 }
            } else if bytes.count(where: { $0 == UInt8(ascii: "-") }) >= 3 {
                for at in bytes.indices where bytes[at] == UInt8(ascii: "-") { bytes[at] = 0x20 }
            }
        }
        let words = TextSlice(bytes).trimmed
        return words.fields.map(\.string).joined(separator: " ")
    }
}

/// Numbers in front of a title that are none of it.
enum TitleNumber {
    /// What stands between a number and a title.
    private static let marks = " _-.:)]"
    /// Letters of a number of order at most: `L1`, `PR12`.
    private static let mostLetters = 2

    /// The identifier of arXiv that `words` open with, and what follows it: `2103.00020 Title`, `[2103.00020v2] Title`,
    /// `arXiv-2103.00020 - Title`.
    static func arxiv(_ words: TextSlice) -> (identifier: String, rest: TextSlice)? {
        var start = words
        while let first = start.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "(") {
            start = start.dropFirst()
        }
        if start.hasASCIIPrefix("arxiv") {
            start = start.from(start.startIndex + 5)
            while let first = start.first, ":-_. ".utf8.contains(first) { start = start.dropFirst() }
        }
        guard start.first.map({ (0x30...0x39).contains($0) }) ?? false else { return nil }
        let opening = Array(start.prefix(24))
        guard let identifier = ArxivIdentifier.first(in: opening),
            opening.starts(with: Array(identifier.utf8))
        else { return nil }
        var rest = start.from(start.startIndex + identifier.utf8.count)
        if rest.first == UInt8(ascii: "v") {
            let version = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            if !version.isEmpty { rest = rest.from(version.endIndex) }
        }
        guard rest.isEmpty || rest.first.map({ marks.utf8.contains($0) }) ?? false else { return nil }
        return (identifier, behindMarks(rest))
    }

    /// What follows a day in digits: `200130 Title`, `20200130 - Title`, `200130_Title`.
    static func behindDay(_ words: TextSlice) -> TextSlice? {
        let digits = words.prefix { (0x30...0x39).contains($0) }.count
        guard digits == 6 || digits == 8 else { return nil }
        let day = words.before(words.startIndex + digits)
        func number(_ places: Range<Int>) -> Int {
            day[day.startIndex + places.lowerBound..<day.startIndex + places.upperBound].number ?? 0
        }
        let isDay =
            digits == 6
            ? (1...12).contains(number(2..<4)) && (1...31).contains(number(4..<6))
            : PlausibleYear.inText.contains(number(0..<4)) && (0...12).contains(number(4..<6))
                && (0...31).contains(number(6..<8))
        let rest = words.from(words.startIndex + digits)
        guard isDay, let mark = rest.first, " _-.".utf8.contains(mark) else { return nil }
        let title = behindMarks(rest)
        return title.tokens.contains { $0.hasLetter } ? title : nil
    }

    /// What follows a letter or two with a number and a dash: `L1 - Title`, `PR12. Title`.
    static func behindCode(_ words: TextSlice) -> TextSlice? {
        guard let first = words.firstField, first.count <= 5 else { return nil }
        let letters = first.prefix { (0x41...0x5A).contains($0) }.count
        let digits = first.dropFirst(letters).prefix { (0x30...0x39).contains($0) }.count
        guard (1...mostLetters).contains(letters), digits > 0 else { return nil }
        let mark = first.dropFirst(letters + digits)
        var rest = words.from(first.endIndex).trimmed
        if mark.isEmpty {
            guard let dash = Marks.bareDashes.first(where: { rest.hasPrefix($0 + " ") }) else { return nil }
            rest = rest.from(rest.startIndex + dash.utf8.count).trimmed
        } else if mark.count > 1 || !".)".utf8.contains(mark[mark.startIndex]) {
            return nil
        }
        return rest.tokens.count >= 2 ? rest : nil
    }

    private static func behindMarks(_ words: TextSlice) -> TextSlice {
        var rest = words
        while let first = rest.first, marks.utf8.contains(first) { rest = rest.dropFirst() }
        for dash in Marks.longDashes { rest = rest.without(prefix: dash)?.trimmed ?? rest }
        return rest.trimmed
    }
}
