// TextAnalysis: what words, names and sentences are, in Russian and English: tokens, their folded
// forms and stems, spellings in the other script, ends of sentences, and the lexicons of models, data
// sets, organisations, venues, countries and topics. It works on UTF-8 bytes that may be broken and
// speaks in byte offsets. It knows nothing of posts, papers or files, and keeps no text.

/// Cuts text into words. Who wants them one by one takes a `WordReader`.
public enum Tokenizer {
    /// Words of `text`, in order: maximal runs of letters, digits and combining marks,
    /// so that `t5` and `8x` stay whole. Anything else ends a word, an apostrophe and `_` included. A
    /// character of Han or Kana is a word of its own, since nothing is written between words there.
    public static func tokens(in text: TextSlice) -> [Token] {
        text.bytes.withUnsafeBufferPointer { buffer in
            tokens(in: UnsafeBufferPointer(rebasing: buffer[..<text.endIndex]), from: text.startIndex)
        }
    }

    /// Words of `text`, those that begin at `start` or later.
    public static func tokens(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> [Token] {
        var tokens: [Token] = []
        // A word and the space behind it are seldom shorter; growing costs more than room does.
        tokens.reserveCapacity((text.count - start) / 5 + 4)
        var i = start
        while let token = next(in: text, from: i) {
            tokens.append(token)
            i = token.range.upperBound
        }
        return tokens
    }

    /// Words of all of `bytes`.
    public static func tokens(in bytes: [UInt8]) -> [Token] { tokens(in: TextSlice(bytes)) }

    /// Calls `body` for each word of `bytes`.
    @inline(__always)
    static func forEachToken(in bytes: [UInt8], body: (Token) -> Void) {
        bytes.withUnsafeBufferPointer { text in
            var i = 0
            while let token = next(in: text, from: i) {
                body(token)
                i = token.range.upperBound
            }
        }
    }

    /// The first word of `text` that begins at `start` or later.
    @inline(__always)
    static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Token? {
        var i = start
        while i < text.count {
            // Most of what stands between words.
            if text[i] < 0x30 {
                i += 1
                continue
            }
            let (traits, length) = ScalarTraits.at(i, in: text)
            if !traits.isDisjoint(with: .beginning) {
                return traits.contains(.ideograph)
                    ? Token(range: i..<i + length, traits: traits) : run(in: text, from: i)
            }
            i += length
        }
        return nil
    }

    /// The word that begins at `start`, which is a letter or a digit.
    @inline(__always)
    private static func run(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Token {
        var i = start
        var union = ScalarTraits.nothing
        while i < text.count {
            let byte = text[i]
            // Nearly all letters of nearly all texts are Latin or Russian ones.
            if (byte | 0x20) &- 0x61 < 26 {
                union.formUnion(byte & 0x20 == 0 ? .latinCapital : .latinSmall)
                i += 1
                continue
            }
            if let letter = UTF8Scanner.russianLetter(text, at: i) {
                union.formUnion(letter < 0x20 ? .cyrillicCapital : .cyrillicSmall)
                i += 2
                continue
            }
            let (traits, length) = ScalarTraits.at(i, in: text)
            if traits.isDisjoint(with: .word) || traits.contains(.ideograph) { break }
            union.formUnion(traits)
            i += length
        }
        return Token(range: start..<i, traits: union)
    }
}

/// A word of a text: letters, digits and combining marks without a break.
public struct Token: Sendable, Hashable {
    /// Where it stands, in bytes of the array it was found in.
    public let range: Range<Int>
    /// What its characters are, taken together.
    public let traits: ScalarTraits

    /// A word at `range`.
    public init(range: Range<Int>, traits: ScalarTraits) {
        self.range = range
        self.traits = traits
    }

    /// Whether a capital letter is in it.
    public var hasUpper: Bool { traits.contains(.upper) }
    /// Whether a small letter is in it.
    public var hasLower: Bool { traits.contains(.lower) }
    /// Whether it has capital letters and no small ones; digits do not matter: `GPT3`.
    public var allUpper: Bool { hasUpper && !hasLower }
    /// Whether a Latin letter is in it.
    public var hasLatin: Bool { traits.contains(.latin) }
    /// Whether a Cyrillic letter is in it.
    public var hasCyrillic: Bool { traits.contains(.cyrillic) }
    /// Whether a digit is in it.
    public var hasDigit: Bool { traits.contains(.digit) }
    /// Whether a letter is in it.
    public var hasLetter: Bool { traits.contains(.letter) }
    /// Whether it is a number and nothing else.
    public var isNumber: Bool { hasDigit && !hasLetter }
}

/// Gives the words of a text one by one, for those that look at each of them once.
public struct WordReader {
    private let text: UnsafeBufferPointer<UInt8>
    /// Where it reads on, in bytes.
    public private(set) var position: Int

    /// Words of `text`, those that begin at `start` or later. The text must stay where it is meanwhile.
    public init(_ text: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
        self.text = text
        position = max(0, start)
    }

    /// The next word, as `Tokenizer` has it; nil at the end.
    public mutating func next() -> Token? {
        let token = Tokenizer.next(in: text, from: position)
        position = token?.range.upperBound ?? text.count
        return token
    }
}
