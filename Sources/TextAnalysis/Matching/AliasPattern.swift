/// A spelling to look for, in a lexicon's notation.
///
/// It is a sequence of words; what stands between them does not matter, so `DALL·E` is also `DALL-E` and
/// `DALL E`. Written without capitals it is found in any case, with capitals only with the same ones. `*` after a
/// word allows up to four letters more, `**` any number.
struct AliasPattern {
    /// How much longer a word of the text may be than the word of the pattern.
    enum Reach: UInt8 {
        case exact, ending, open
    }

    /// How many letters more than written a word ending in `*` may have.
    static let endingLength = 4

    /// The spelling.
    let text: UnsafeBufferPointer<UInt8>
    /// Whether capitals matter.
    let isCased: Bool
    /// Whether a comma may stand between words of the text, as one does in the pattern.
    let allowsComma: Bool
    private let isName: Bool

    /// Reads a pattern, or the name of an entry, in which `*` means nothing. Nil when there is no word in it, or
    /// a raised or lowered digit, which is no part of a word: `RL²` is not every `RL`.
    init?(_ text: UnsafeBufferPointer<UInt8>, isName: Bool) {
        var traits: ScalarTraits = []
        var i = 0
        while let token = Tokenizer.next(in: text, from: i) {
            traits.formUnion(token.traits)
            i = token.range.upperBound
        }
        if traits.isEmpty || Self.hasRaisedDigit(text) { return nil }
        self.text = text
        self.isName = isName
        isCased = traits.contains(.upper)
        allowsComma = text.contains(0x2C)
    }

    /// Calls `body` with the key of each word, and returns the rank of the pattern: greater for one that says
    /// more, so that of two that fit the same words the greater one is meant.
    func forEachKey(_ key: inout [UInt8], body: (UnsafeBufferPointer<UInt8>) -> Void) -> Int {
        var rank = 0
        var i = 0
        while let token = Tokenizer.next(in: text, from: i) {
            i = token.range.upperBound
            let reach = reach(after: i)
            key.removeAll(keepingCapacity: true)
            key.append(Self.mark(reach, isCased: isCased))
            WordFolding.append(
                UnsafeBufferPointer(rebasing: text[token.range]), keepingCase: isCased, to: &key)
            key.withUnsafeBufferPointer(body)
            rank += key.count * 4 + (reach == .exact ? 2 : 0) + (isCased ? 1 : 0)
        }
        return rank
    }

    /// The first byte of a word's key, before its folded bytes.
    static func mark(_ reach: Reach, isCased: Bool) -> UInt8 { reach.rawValue << 1 | (isCased ? 1 : 0) }

    private static func hasRaisedDigit(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = 0
        while i < text.count {
            let (value, length) = UTF8Scanner.scalar(in: text, at: i)
            switch value {
            case 0xB2, 0xB3, 0xB9, 0x2070...0x2089: return true
            default: i += length
            }
        }
        return false
    }

    private func reach(after end: Int) -> Reach {
        guard !isName, end < text.count, text[end] == 0x2A else { return .exact }
        return end + 1 < text.count && text[end + 1] == 0x2A ? .open : .ending
    }
}

/// What stands between two words of a text, as far as names go on across it.
enum WordGap {
    /// A name may go on.
    case open
    /// Only a name with a comma in it may.
    case comma
    /// No name goes on.
    case closed

    /// Longest gap inside a name, in bytes.
    static let longest = 3

    /// The gap of which `text` is all.
    static func between(_ text: TextSlice) -> WordGap {
        guard text.count <= longest else { return .closed }
        var gap = WordGap.open
        for i in text.range {
            let isBeforeSpace = i + 1 < text.endIndex && text[i + 1] == 0x20
            switch text[i] {
            case 0x2C: gap = .comma
            // . : ; ! ? end something when a space follows: "3.5" goes on, "BERT. Base" does not.
            case 0x2E, 0x3A, 0x3B, 0x21, 0x3F: if isBeforeSpace { return .closed }
            // Line breaks, brackets, quotes, bars.
            case 0x0A, 0x0D, 0x22, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7C, 0x7D: return .closed
            default: break
            }
        }
        return isQuote(text) ? .closed : gap
    }

    /// Whether `«`, `»` or a curved quotation mark is in the gap.
    private static func isQuote(_ gap: TextSlice) -> Bool {
        var i = gap.startIndex
        while i < gap.endIndex {
            if gap[i] == 0xC2, i + 1 < gap.endIndex, gap[i + 1] == 0xAB || gap[i + 1] == 0xBB { return true }
            if gap[i] == 0xE2, i + 2 < gap.endIndex, gap[i + 1] == 0x80, (0x9C...0x9F).contains(gap[i + 2]) {
                return true
            }
            i += 1
        }
        return false
    }
}
