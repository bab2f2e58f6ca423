import ReviewModel
import TextAnalysis

/// A conference or journal as lists write it: `NeurIPS 2020`, `CVPR'23 Oral`, `Nature (2021)`.
struct VenueText: Sendable {
    /// Name with its year, as written.
    var name: String?
    /// Year, also where the name is that of a preprint server.
    var year: Int?

    /// "TPAMI2016", "Arxiv2017": a name in Latin letters with its year right behind it.
    init?(glued words: TextSlice) {
        let letters = words.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        let rest = words.from(letters.endIndex)
        guard (2...12).contains(letters.count), rest.count == 4, let year = rest.number,
            PlausibleYear.inText.contains(year), letters.first.map({ $0 < 0x61 }) ?? false
        else { return nil }
        name = letters.isText("arxiv") || letters.folded == "arxiv" ? nil : letters.string
        self.year = year
    }

    /// "Information Sciences 2022": words with capitals and a year behind them, whatever they name.
    init?(unknown words: TextSlice) {
        let fields = words.fields
        guard (2...6).contains(fields.count), let year = fields.last?.year, let first = words.first,
            (0x41...0x5A).contains(first) || words.begins(inAnyCase: "arxiv"),
            fields.dropLast().allSatisfy({
                $0.allSatisfy { byte in byte >= 0x41 || byte == UInt8(ascii: "&") }
            })
        else { return nil }
        let name = words.before(fields[fields.count - 1].startIndex).trimmed
        self.name = name.begins(inAnyCase: "arxiv") ? nil : name.string
        self.year = year
    }

    /// Words that may stand beside the name and its year.
    private static let company = WordFiles.markdown.phrases("venue.company")

    private static let preprints = WordFiles.markdown.phrases("venue.preprint")

    /// Reads `slice`, which must hold a venue or a year and nothing else.
    init?(_ slice: TextSlice) {
        let bytes = slice.bytes
        let range = slice.trimmed.range
        guard range.count >= 2, range.count <= 80, !ParenthesisFacts.isIdentifier(bytes.slice(range)) else {
            return nil
        }
        let words = bytes.slice(range).tokens
        guard let first = words.first, words.count <= 8 else { return nil }
        let yearWord = words.last { $0.isNumber && bytes.slice($0.range).year != nil }
        year =
            yearWord.flatMap { bytes.slice($0.range).year } ?? Self.shortYear(bytes, words: words)
        let names = words.filter { $0.hasLetter && !Self.company.contains(bytes.folded($0.range)) }
        if names.isEmpty {
            guard yearWord != nil, words.count <= 3 else { return nil }
            return
        }
        if names.contains(where: { Self.preprints.contains(Self.letters(bytes.folded($0.range))) }) {
            guard names.count == 1 else { return nil }
            return
        }
        let isShort = names.count <= 3 && names.allSatisfy { Self.isAcronym(bytes, word: $0) }
        guard isShort || year != nil && Self.isPeriodical(bytes, words: words) else { return nil }
        let end = max(yearWord?.range.upperBound ?? 0, names.last?.range.upperBound ?? first.range.upperBound)
        name = bytes.string(first.range.lowerBound..<end)
        if year == nil, names.count != 1 || !Self.isKnown(bytes, word: names[0]) { return nil }
    }

    /// The organisation that stands in the place of a venue: "OpenAI, 2020".
    var organisation: String? {
        guard let name else { return nil }
        let words = TextSlice(name).fields.map { $0.last == UInt8(ascii: ",") ? $0.dropLast() : $0 }
        let bare = words.filter { $0.year == nil }.map(\.string).joined(
            separator: " ")
        return !Self.known.contains(TextSlice(bare).foldedPhrase) && GroupNames.isOrganisation(bare)
            ? bare : nil
    }

    /// Whether words with capitals name a journal: "SIAM Review", "Journal of Small Nets", "Transactions on Nets".
    private static func isPeriodical(_ bytes: [UInt8], words: [Token]) -> Bool {
        let names = words.filter { $0.hasLetter }
        guard names.count >= 2, let end = names.last?.range.upperBound,
            !bytes[names[0].range.lowerBound..<end].contains(UInt8(ascii: ",")),
            names.allSatisfy({ $0.hasUpper || $0.range.count <= 3 }),
            names[0].range.count >= 2, let last = names.last
        else { return false }
        return names.dropLast().contains { periodicals.contains(bytes.folded($0.range)) }
            || periodicals.contains(bytes.folded(last.range))
            || reviews.contains(bytes.folded(last.range)) && isAcronym(bytes, word: names[0])
    }

    private static let periodicals = WordFiles.markdown.phrases("venue.periodicals")

    private static let reviews = WordFiles.markdown.phrases("venue.reviews")

    /// A word without the digits behind it: "arxiv15" is "arxiv".
    private static func letters(_ word: String) -> String {
        var word = word
        while let last = word.last, last.isNumber { word.removeLast() }
        return word
    }

    /// `CVPR`, `NeurIPS`, `CoRL`: two capitals or more.
    private static func isAcronym(_ bytes: [UInt8], word: Token) -> Bool {
        bytes[word.range].count { $0 >= 0x41 && $0 <= 0x5A } >= 2 || isKnown(bytes, word: word)
    }

    private static let known = WordFiles.markdown.phrases("venue.known")

    private static func isKnown(_ bytes: [UInt8], word: Token) -> Bool {
        known.contains(bytes.folded(word.range)) && word.hasUpper
    }

    /// `CVPR'23`, `ArXiv15`.
    private static func shortYear(_ bytes: [UInt8], words: [Token]) -> Int? {
        guard let last = words.last(where: { $0.hasDigit }), last.range.count <= 8 else { return nil }
        let isQuoted =
            last.isNumber && last.range.count == 2 && last.range.lowerBound > 0
            && "'’".utf8.contains(bytes[last.range.lowerBound - 1])
        let digits = bytes[last.range].suffix(2)
        guard isQuoted || last.hasLetter && digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let year = Int(String(decoding: digits, as: UTF8.self))
        else {
            return nil
        }
        return year > 60 ? 1900 + year : 2000 + year
    }
}
