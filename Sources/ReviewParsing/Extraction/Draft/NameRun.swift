import TextAnalysis

/// A run of Latin letters and digits without spaces that reads like a name: `GPT-3.5`, `U-PaLM`,
/// `ViT-L/14@336px`, `RoseTTAFold`.
struct NameRun: Sendable {
    /// Place in the text.
    var range: Range<Int>
    /// The tokens it is made of.
    var tokens: Range<Int>
    /// How much its spelling looks like a name's.
    var shape: Shape

    /// Spellings from the surest to the least sure.
    enum Shape: Int, Sendable, Comparable {
        /// An ordinary word.
        case word
        /// A capital at the start only: `Evoformer`.
        case capitalised
        /// All capitals: `FPT`.
        case capitals
        /// Capitals inside or digits: `AlphaFold`, `T5`.
        case mixed

        static func < (left: Shape, right: Shape) -> Bool { left.rawValue < right.rawValue }
    }

    /// The runs of `tokens`, in order, ordinary words among them.
    static func runs(in bytes: [UInt8], tokens: [Token]) -> [NameRun] {
        var runs: [NameRun] = []
        var at = 0
        while at < tokens.count {
            guard tokens[at].hasLatin, !tokens[at].hasCyrillic else {
                at += 1
                continue
            }
            var end = at + 1
            while end < tokens.count, joins(bytes, left: tokens[end - 1], right: tokens[end]) { end += 1 }
            let range = tokens[at].range.lowerBound..<tokens[end - 1].range.upperBound
            runs.append(
                NameRun(
                    range: range, tokens: at..<end, shape: shape(bytes.slice(range), tokens: tokens[at..<end])
                ))
            at = end
        }
        return runs
    }

    /// Whether a capital follows a small letter in `name`, and small letters follow a capital: `AlphaFold`.
    static func hasCapitalsInside(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return zip(bytes, bytes.dropFirst()).contains { left, right in
            left >= 0x61 && left <= 0x7A && right >= 0x41 && right <= 0x5A
        }
    }

    /// Whether `text` is one run, spelt as names are.
    static func looksLikeOne(_ text: TextSlice) -> Bool {
        let runs = runs(in: text.bytes, tokens: text.tokens)
        return runs.count == 1 && runs[0].shape >= .capitals && runs[0].range.count >= text.count
    }

    /// Between two tokens of a run stands one of - · @ . and nothing else; / where the second has a digit.
    private static func joins(_ bytes: [UInt8], left: Token, right: Token) -> Bool {
        let gap = bytes[left.range.upperBound..<right.range.lowerBound]
        guard !right.hasCyrillic, right.hasLatin || right.hasDigit else { return false }
        switch gap.count {
        case 1:
            return "-@".utf8.contains(gap[gap.startIndex])
                || gap.first == UInt8(ascii: "/") && right.hasDigit
                || gap.first == UInt8(ascii: ".") && left.hasDigit && right.hasDigit
        case 2: return gap.elementsEqual([0xC2, 0xB7])
        case 3: return gap.elementsEqual([0xE2, 0x80, 0x91]) || gap.elementsEqual([0xE2, 0x80, 0x90])
        default: return false
        }
    }

    /// `12B`, `600M`: digits and one letter of scale.
    private static func isSize(_ name: TextSlice) -> Bool {
        guard let last = name.last, name.count >= 2, "KMBTxXk".utf8.contains(last) else { return false }
        return name.dropLast().allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }
    }

    private static func shape(_ name: TextSlice, tokens: ArraySlice<Token>) -> Shape {
        var upper = 0
        var lower = 0
        var innerUpper = false
        var digits = false
        var at = name.startIndex
        while at < name.endIndex {
            let (value, length) = name.scalar(at: at)
            if UTF8Scanner.isUpper(value) {
                upper += 1
                innerUpper = innerUpper || at > name.startIndex && name[at - 1] != UInt8(ascii: "-")
            } else if UTF8Scanner.isLower(value) {
                lower += 1
            } else if UTF8Scanner.isDigit(value) {
                digits = true
            }
            at += length
        }
        if isSize(name) { return .word }
        if tokens.count > 1, tokens.contains(where: { $0.allUpper && $0.hasLatin }), upper >= 2 {
            return .mixed
        }
        if upper > 0, digits, upper + lower >= 2 || tokens.count == 1 { return .mixed }
        if upper >= 2, lower == 0 { return .capitals }
        if innerUpper, lower > 0 { return .mixed }
        if digits, lower >= 3, tokens.count == 1 { return .mixed }
        return upper > 0 ? .capitalised : .word
    }
}
