import TextAnalysis

/// Signs of units, which are told by their letters to the case: `ms`, `mJ`, `nM`, `°C`, `п. п.`
enum QuantitySign {
    private struct Sign: Sendable {
        var text: String
        var unit: String
        /// Whether it may stand right behind the digits, and behind a space.
        var mayBeGlued = true
        /// Whether it is a word of Russian too, so that what follows must not go on with that.
        var isWord = false
    }

    private static let signs: [[Sign]] = {
        let words = WordFiles.quantities
        let all =
            words.words("unit.sign").map { Sign(text: $0.word, unit: $0.of) }
            + words.words("unit.sign.spaced").map { Sign(text: $0.word, unit: $0.of, mayBeGlued: false) }
            + words.words("unit.sign.word").map {
                Sign(text: $0.word, unit: $0.of, mayBeGlued: false, isWord: true)
            }
            + words.pairs("unit.sign.phrase").map { Sign(text: $0.right, unit: $0.left) }
        return (0...255).map { byte in
            all.filter { $0.text.utf8.first == UInt8(byte) }.sorted {
                $0.text.utf8.count > $1.text.utf8.count
            }
        }
    }()

    /// Units that are measured rather than counted: those of signs, and some of words.
    static let measures = Set(
        signs.joined().map(\.unit) + WordFiles.quantities.words("currency").map(\.of)
            + WordFiles.quantities.fields("unit.measure"))

    /// The unit whose sign stands behind a number that ends at `end`, and the end of the sign.
    static func behind(_ end: Int, in text: TextSlice) -> (unit: String, end: Int)? {
        var start = end
        if text.from(end).hasPrefix("\u{A0}")
            || text.from(end).hasPrefix("\u{202F}")
        {
            start += text[end] == 0xC2 ? 2 : 3
        } else if end < text.endIndex, text[end] == 0x20 {
            start += 1
        }
        guard start < text.endIndex else { return nil }
        for sign in signs[Int(text[start])] where start > end || sign.mayBeGlued {
            let next = start + sign.text.utf8.count
            guard text.from(start).hasPrefix(sign.text),
                ends(sign, at: next, in: text)
            else { continue }
            return (sign.unit, next)
        }
        return nil
    }

    private static func ends(_ sign: Sign, at end: Int, in text: TextSlice) -> Bool {
        guard end < text.endIndex else { return true }
        let next = text.scalar(at: end).value
        if UTF8Scanner.isLetter(next) || UTF8Scanner.isDigit(next) { return false }
        // "3 s-curves"
        if text[end] == UInt8(ascii: "-"), end + 1 < text.endIndex,
            UTF8Scanner.isLetter(text.scalar(at: end + 1).value)
        {
            return false
        }
        guard sign.isWord, text[end] == 0x20 else { return true }
        let rest = text.after(end)
        return followers.contains { rest.hasPrefix($0) }
    }

    /// What may follow a sign that is a preposition too: "2,4 с до 90 мс".
    private static let followers = WordFiles.quantities.fields("unit.sign.follower").map { $0 + " " }

    /// The unit of time that a number behind which `end` is told by: `/s` and its end; "tokens per second".
    static func rate(_ end: Int, in text: TextSlice) -> (unit: String, end: Int)? {
        guard end < text.endIndex, text[end] == UInt8(ascii: "/") || text[end] == 0x20 else {
            return nil
        }
        let isSpaced = text[end] == 0x20
        for rate in rates where rate.right.utf8.contains(0x20) == isSpaced {
            guard text.from(end + 1).hasPrefix(rate.right) else { continue }
            let next = end + 1 + rate.right.utf8.count
            if next < text.endIndex, UTF8Scanner.isLetter(text.scalar(at: next).value) { continue }
            return (rate.left, next)
        }
        return nil
    }

    private static let rates = WordFiles.quantities.pairs("rate").sorted {
        $0.right.utf8.count > $1.right.utf8.count
    }
}
