/// What conferences and journals are called, whatever their year and spelling: `NIPS 2017`, `NeurIPS` and
/// `Advances in Neural Information Processing Systems 30` are one.
public final class VenueNames {
    private static let company = WordFiles.writing.phrases("venue company")
    private static let patterns = LexiconMatcher.Patterns([StandardLexicons.venues])
    private let matcher = LexiconMatcher(patterns: patterns)

    /// Knows the venues of the lexicon.
    public init() {}

    /// The venue of the lexicon that `name` is, with all its spellings; nil where it is another one, or a part of
    /// one, such as a workshop.
    public func known(_ name: String) -> LexiconEntry? {
        let bytes = VenueNames.apart(name)
        let tokens = Tokenizer.tokens(in: bytes)
        let matches = matcher.matches(in: bytes, tokens: tokens)
        let longest = matches.max { $0.tokens.count < $1.tokens.count }
        guard let match = longest else { return VenueNames.abbreviated(name) }
        let others = tokens.indices.filter { !match.tokens.contains($0) }
        let isWhole = others.allSatisfy { index in
            let word = TextSlice(bytes, in: tokens[index].range).folded
            return tokens[index].hasDigit || VenueNames.company.contains(word)
                || matches.contains { $0.entry == match.entry && $0.tokens.contains(index) }
        }
        return isWhole ? StandardLexicons.venues.entries[match.entry] : VenueNames.abbreviated(name)
    }

    /// The venue whose name `name` has in words cut short, as ISO 4 wants it: `Adv. Neural Inf. Process. Syst.`; nil
    /// where two venues fit alike.
    private static func abbreviated(_ name: String) -> LexiconEntry? {
        let fields = String(decoding: apart(name), as: UTF8.self).split(separator: " ")
        let isCut = { (word: Substring) in word.hasSuffix(".") && !word.contains { $0.isNumber } }
        guard fields.count(where: isCut) > 1 else { return nil }
        let words = fields.filter { !$0.contains { $0.isNumber } }
            .flatMap { TextSlice(String($0)).foldedWords }.filter { !small.contains($0) }
        // What stands in front of the name is cut short as well: `Proc. IEEE Conf.`
        let isOpening = { (word: String) in openings.contains { $0.hasPrefix(word) } }
        let most = words.prefix(while: isOpening).count
        for skipped in 0...most where words.count - skipped > 1 {
            let rest = words[skipped...]
            let length = rest.reduce(0) { $0 + $1.utf8.count }
            guard length >= 3 * min(rest.count, 3) else { continue }
            let fitting = Set(
                spelledOut.filter {
                    $0.words.count == rest.count && zip($0.words, rest).allSatisfy { $0.hasPrefix($1) }
                }
                .map(\.entry))
            if fitting.count == 1 { return fitting.first.map { StandardLexicons.venues.entries[$0] } }
            if fitting.count > 1 { return nil }
        }
        return nil
    }

    private static let small = WordFiles.writing.phrases("venue small words")
    private static let openings = WordFiles.writing.values("venue company")

    /// The names of venues that have several words, without small ones.
    private static let spelledOut: [(words: [String], entry: Int)] = StandardLexicons.venues.entries
        .enumerated()
        .flatMap { index, entry in
            ([entry.name] + entry.aliases).map { name in
                (TextSlice(name).foldedWords.filter { !small.contains($0) }, index)
            }
        }
        .filter { $0.0.count > 1 }

    /// The name under which `name` counts: that of the lexicon, else itself without its year.
    public func common(_ name: String) -> String {
        if let known = known(name) { return known.name }
        let words = String(decoding: VenueNames.apart(name), as: UTF8.self).split(separator: " ")
        let kept = words.filter { VenueNames.year(in: String($0)) == nil }
        return kept.isEmpty ? name : kept.joined(separator: " ")
    }

    /// By which name each of `names` counts where that is another one. Spellings of one name that differ in
    /// capitals and signs alone count as the first of them.
    public func united(_ names: [String]) -> [String: String] {
        var shown: [String: String] = [:]
        var united: [String: String] = [:]
        for name in names {
            let common = common(name)
            let letters = TextSlice(common).foldedPhrase
            let one = shown[letters] ?? common
            shown[letters] = one
            if one != name { united[name] = one }
        }
        return united
    }

    /// Years that `name` has in it.
    public static func years(in name: String) -> [Int] {
        String(decoding: apart(name), as: UTF8.self).split(separator: " ").compactMap { year(in: String($0)) }
    }

    /// `name` with a space between a word and the year that is written together with it.
    private static func apart(_ name: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var isLetter = false
        for byte in name.utf8 {
            let isDigit = (0x30...0x39).contains(byte)
            if isDigit, isLetter { bytes.append(0x20) }
            // `'17` stands apart as well.
            if byte == UInt8(ascii: "'"), isLetter { bytes.append(0x20) }
            bytes.append(byte)
            isLetter = (0x61...0x7A).contains(byte | 0x20)
        }
        return bytes
    }

    /// `2017`, `(2017)`, `'17`.
    private static func year(in word: String) -> Int? {
        let digits = word.utf8.filter { (0x30...0x39).contains($0) }
        let others = word.utf8.filter { !(0x30...0x39).contains($0) }
        guard others.allSatisfy({ "(),.;:'".utf8.contains($0) }),
            let number = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        if digits.count == 4, (1900...2100).contains(number) { return number }
        return digits.count == 2 && word.hasPrefix("'") ? (number > 60 ? 1900 : 2000) + number : nil
    }
}
