/// Tells the language of a text by its letters and its commonest words.
public enum LanguageDetection {
    /// The main language of a text; nil when it has no letters or is in a language not known here. A
    /// quarter of Cyrillic letters makes a text Russian or Ukrainian, since posts on research are full of
    /// Latin names; addresses are left out of the count.
    public static func detect(_ bytes: [UInt8]) -> LanguageGuess? { LanguageCensus(bytes).verdict }
}

/// Letters of a text by script, and words that only one language has.
public struct LanguageCensus: Sendable {
    private var latin = 0, cyrillic = 0, han = 0, kana = 0
    private var ukrainian = 0, russian = 0
    private var english = 0, foreign = 0

    /// What is in `bytes`.
    public init(_ bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        Tokenizer.forEachToken(in: bytes) { count($0, in: bytes) }
    }

    /// Adds what is in another text.
    public static func += (left: inout LanguageCensus, right: LanguageCensus) {
        for count in counts { left[keyPath: count] += right[keyPath: count] }
    }

    private static var counts: [WritableKeyPath<LanguageCensus, Int>] {
        [\.latin, \.cyrillic, \.han, \.kana, \.ukrainian, \.russian, \.english, \.foreign]
    }

    private mutating func count(_ token: Token, in bytes: [UInt8]) {
        guard token.hasLetter, !isOfAddress(token, in: bytes) else { return }
        if token.traits.contains(.ideograph) {
            let isHan = UTF8Scanner.scalar(in: bytes, at: token.range.lowerBound).value >= 0x3400
            if isHan { han += 1 } else { kana += 1 }
        } else if token.hasCyrillic {
            cyrillic += token.range.count / 2
            countCyrillic(bytes, word: token.range)
        } else if token.hasLatin {
            latin += token.range.count
            if token.range.count <= 5 { countLatin(bytes[token.range]) }
        }
    }

    private mutating func countCyrillic(_ bytes: [UInt8], word: Range<Int>) {
        var last: UInt8 = 0
        for index in word {
            let byte = bytes[index]
            switch (last, byte) {
            case (0xD0, 0x84), (0xD0, 0x86), (0xD0, 0x87), (0xD1, 0x94), (0xD1, 0x96), (0xD1, 0x97),
                (0xD2, 0x91):
                ukrainian += 1
            case (0xD1, 0x8A), (0xD1, 0x8B), (0xD1, 0x8D), (0xD1, 0x91): russian += 1
            default: break
            }
            last = byte
        }
    }

    private mutating func countLatin(_ word: ArraySlice<UInt8>) {
        let key = Self.key(word)
        if Self.englishWords.contains(key) { english += 1 }
        if Self.foreignWords.contains(key) { foreign += 1 }
    }

    /// A short ASCII word without regard to case, as a number.
    private static func key(_ word: some Sequence<UInt8>) -> UInt64 {
        word.reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
    }

    /// Whether the word is a piece of an address or a file name: `/`, `_`, `@` or a point joins it to others.
    private func isOfAddress(_ token: Token, in bytes: [UInt8]) -> Bool {
        let before = token.range.lowerBound > 0 ? bytes[token.range.lowerBound - 1] : 0x20
        let after = token.range.upperBound + 1 < bytes.count ? bytes[token.range.upperBound] : 0x20
        let isBeforeName = (after == 0x2E || after == 0x3A) && bytes[token.range.upperBound + 1] > 0x2E
        return isJoiner(before) || isJoiner(after) || isBeforeName
    }

    private func isJoiner(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2F, 0x5F, 0x40, 0x3D, 0x26, 0x25, 0x23: true
        default: false
        }
    }

    /// The language, where there is one; see `LanguageDetection`.
    public var verdict: LanguageGuess? {
        // A character of Han says about as much as two and a half letters of an alphabet.
        let weighted = (han + kana) * 5 / 2
        let total = latin + cyrillic + weighted
        guard total > 0 else { return nil }
        if weighted * 5 >= total * 2 {
            return kana * 5 > han ? nil : guess("zh", letters: weighted, total: total)
        }
        if cyrillic * 4 >= total {
            return guess(ukrainian > russian ? "uk" : "ru", letters: cyrillic, total: total)
        }
        return foreign > english ? nil : guess("en", letters: latin, total: total)
    }

    private func guess(_ code: String, letters: Int, total: Int) -> LanguageGuess {
        LanguageGuess(code: code, share: Double(letters) / Double(total))
    }

    private static let englishWords = words(
        "the of and to is are that for with we this on by as it from be an which")
    private static let foreignWords = words(
        "der die das und ist nicht ein eine mit fur den von le la les des et est dans une pour que el los las "
            + "y por con para una del il di che per non sono een het van de em os uma nao")

    private static func words(_ list: String) -> ShortWords {
        ShortWords(list.split(separator: " ").map { key($0.utf8) })
    }
}

/// Some words of at most eight bytes, as numbers. Most others are told by one bit.
private struct ShortWords: Sendable {
    private let words: Set<UInt64>
    private var bits: [UInt64] = Array(repeating: 0, count: 64)

    init(_ words: [UInt64]) {
        self.words = Set(words)
        for word in words { bits[Self.bit(word) / 64] |= 1 << UInt64(Self.bit(word) % 64) }
    }

    func contains(_ word: UInt64) -> Bool {
        let bit = Self.bit(word)
        return bits[bit / 64] & 1 << UInt64(bit % 64) != 0 && words.contains(word)
    }

    private static func bit(_ word: UInt64) -> Int {
        Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 52)
    }
}

/// The language a text seems to be written in.
public struct LanguageGuess: Sendable, Equatable {
    /// ISO 639-1 code: `ru`, `en`, `uk`, `zh`.
    public let code: String
    /// Share of the text's letters that are of the language's script, from 0 to 1.
    public let share: Double
}
