/// A spelling to look for, read from a lexicon's notation.
///
/// It is a sequence of words; what stands between them does not matter, so `DALL·E` is also `DALL-E` and
/// `DALL E`. Written without capitals it is found in any case, with capitals only with the same ones. `*` after a
/// word allows up to four letters more, `**` any number.
struct AliasPattern: Hashable, Sendable {
    /// One word of a pattern.
    struct Word: Hashable, Sendable {
        /// How much longer a word of the text may be.
        enum Reach: UInt8, Sendable {
            case exact, ending, open
        }

        /// Folded bytes, with capitals where `isCased`.
        var bytes: [UInt8]
        /// How much longer a word of the text may be.
        var reach: Reach
        /// Whether capitals matter.
        var isCased: Bool

        /// The word as a key of a table.
        var key: [UInt8] { Self.key(bytes, reach, isCased) }

        /// The key of a word with the given parts.
        static func key(_ bytes: [UInt8], _ reach: Reach, _ isCased: Bool) -> [UInt8] {
            [reach.rawValue << 1 | (isCased ? 1 : 0)] + bytes
        }
    }

    /// How many letters more than written a word ending in `*` may have.
    static let endingLength = 4

    /// The words.
    let words: [Word]
    /// Whether a comma may stand between words of the text, as one does in the pattern.
    let allowsComma: Bool

    /// Reads a pattern; nil when there is no word in it.
    init?(_ alias: String) {
        let bytes = Array(alias.utf8)
        let tokens = Tokenizer.tokens(in: bytes)
        guard !tokens.isEmpty else { return nil }
        let isCased = tokens.contains { $0.hasUpper }
        allowsComma = bytes.contains(0x2C)
        words = tokens.map { token in
            let raw = bytes[token.range]
            let folded = isCased ? WordFolding.foldKeepingCase(raw) : WordFolding.fold(raw)
            return Word(
                bytes: folded, reach: Self.reach(after: token.range.upperBound, bytes), isCased: isCased)
        }
    }

    /// Greater for patterns that say more: of two that fit the same words the greater one is meant.
    var rank: Int {
        words.reduce(0) { $0 + $1.bytes.count * 4 + ($1.reach == .exact ? 2 : 0) + ($1.isCased ? 1 : 0) }
    }

    private static func reach(after end: Int, _ bytes: [UInt8]) -> Word.Reach {
        guard end < bytes.count, bytes[end] == 0x2A else { return .exact }
        return end + 1 < bytes.count && bytes[end + 1] == 0x2A ? .open : .ending
    }
}
