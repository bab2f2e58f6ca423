internal import TextAnalysis

/// Tells by its first two letters that a word of a text is none of some terms, neither by its stem nor by its
/// form: nearly all words are none, and folding and stemming each of them takes most of the time that a
/// passage takes.
///
/// It may, because a word in letters of one script alone begins as its stem does, but for those words that
/// are told apart below.
struct WordBeginnings {
    /// Room for each letter: 1 to 26 are Latin ones, 27 to 36 digits, 37 to 68 Russian ones, 0 all others.
    private static let letters = 69
    /// Whether a term begins with two letters; at the place of 0 and a letter, whether one begins with that.
    private var allowed = [Bool](repeating: false, count: letters * letters)

    /// No terms.
    init() {}

    /// Adds a folded term.
    mutating func add(_ term: [UInt8]) {
        term.withUnsafeBufferPointer { term in
            let first = WordBeginnings.letter(term, 0)
            guard first.code > 0 else { return }
            allowed[first.code] = true
            let second = WordBeginnings.letter(term, first.length)
            guard second.code == 0 else {
                return allowed[first.code * WordBeginnings.letters + second.code] = true
            }
            // Any word may have that one letter for a stem.
            for code in 0..<WordBeginnings.letters {
                allowed[first.code * WordBeginnings.letters + code] = true
            }
        }
    }

    /// Whether `word`, a word of `text`, may be one of the terms.
    func mayBegin(_ text: UnsafeBufferPointer<UInt8>, _ word: Token) -> Bool {
        // A letter may be written with its twin of the other script, or have an ending of the other one.
        if word.hasLatin, word.hasCyrillic { return true }
        let text = UnsafeBufferPointer(rebasing: text[word.range])
        let first = WordBeginnings.letter(text, 0)
        guard first.code > 0 else { return true }
        guard allowed[first.code] else { return false }
        let second = WordBeginnings.letter(text, first.length)
        // Doubled letters are single ones in Russian stems, and `dying` is `die`.
        let isOpen = second.code == 0 || second.code == first.code || text[first.length] | 0x20 == 0x79
        return isOpen || allowed[first.code * WordBeginnings.letters + second.code]
    }

    /// The letter at byte `index`, and how many bytes it takes. `ё` and `э` are `е`, as in stems, and `й` is
    /// `и`, as it may be written with a breve of its own.
    @inline(__always)
    private static func letter(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (code: Int, length: Int) {
        guard index < text.count else { return (0, 0) }
        let byte = text[index]
        if (byte | 0x20) &- 0x61 < 26 { return (Int(byte & 0x1F), 1) }
        if byte &- 0x30 < 10 { return (Int(byte - 0x30) + 27, 1) }
        guard byte & 0xFE == 0xD0, index + 1 < text.count else { return (0, 1) }
        let value = Int(byte & 1) << 6 | Int(text[index + 1] & 0x3F)
        if value == 0x01 || value == 0x51 { return (37 + 5, 2) }
        guard (0x10..<0x50).contains(value) else { return (0, 2) }
        switch value & 0x1F ^ 0x10 {
        case 0x1D: return (37 + 5, 2)
        case 0x09: return (37 + 8, 2)
        case let letter: return (37 + letter, 2)
        }
    }
}
