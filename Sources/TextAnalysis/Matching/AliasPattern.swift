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
    func forEachKey(_ key: inout [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Int {
        var rank = 0
        var i = 0
        while let token = Tokenizer.next(in: text, from: i) {
            i = token.range.upperBound
            let reach = reach(after: i)
            key.removeAll(keepingCapacity: true)
            key.append(Self.mark(reach, isCased))
            WordFolding.append(
                UnsafeBufferPointer(rebasing: text[token.range]), keepingCase: isCased, to: &key)
            key.withUnsafeBufferPointer(body)
            rank += key.count * 4 + (reach == .exact ? 2 : 0) + (isCased ? 1 : 0)
        }
        return rank
    }

    /// The first byte of a word's key, before its folded bytes.
    static func mark(_ reach: Reach, _ isCased: Bool) -> UInt8 { reach.rawValue << 1 | (isCased ? 1 : 0) }

    private static func hasRaisedDigit(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = 0
        while i < text.count {
            let (value, length) = UTF8Scanner.scalar(text, i)
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
