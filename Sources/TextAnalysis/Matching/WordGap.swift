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

    /// The gap of `bytes` in `range`.
    static func between(_ range: Range<Int>, in bytes: [UInt8]) -> WordGap {
        guard range.count <= longest else { return .closed }
        var gap = WordGap.open
        for i in range {
            let isBeforeSpace = i + 1 < range.upperBound && bytes[i + 1] == 0x20
            switch bytes[i] {
            case 0x2C: gap = .comma
            // . : ; ! ? end something when a space follows: "3.5" goes on, "BERT. Base" does not.
            case 0x2E, 0x3A, 0x3B, 0x21, 0x3F: if isBeforeSpace { return .closed }
            // Line breaks, brackets, quotes, bars.
            case 0x0A, 0x0D, 0x22, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7C, 0x7D: return .closed
            default: break
            }
        }
        return isQuote(bytes[range]) ? .closed : gap
    }

    /// Whether `«`, `»` or a curved quotation mark is in the gap.
    private static func isQuote(_ gap: ArraySlice<UInt8>) -> Bool {
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
