import TextAnalysis

/// Turns the inside of a JSON string into the text it stands for.
///
/// Telegram Desktop writes control characters as `\xNN`, which JSON does not know; it is read all
/// the same. A backslash that escapes nothing stands for itself.
enum JSONString {
    /// Appends the text of `range` of `bytes`, which is free of quotes but for escaped ones, to `text`.
    /// `source` is the offset of its first byte in the source.
    static func decode(_ bytes: [UInt8], _ range: Range<Int>, from source: Int, into text: inout MessageText)
    {
        var at = range.lowerBound
        while at < range.upperBound {
            let end = min(bytes.firstQuoteOrBackslash(from: at), range.upperBound)
            if end > at { text.append(bytes[at..<end], from: source + at - range.lowerBound) }
            guard end < range.upperBound else { return }
            at = end + escape(bytes, end..<range.upperBound, into: &text.bytes)
        }
    }

    /// Appends what the escape at the start of `range` stands for; returns its length in bytes.
    private static func escape(_ bytes: [UInt8], _ range: Range<Int>, into text: inout [UInt8]) -> Int {
        guard range.count > 1 else {
            text.append(UInt8(ascii: "\\"))
            return 1
        }
        let letter = bytes[range.lowerBound + 1]
        if let plain = simple(letter) {
            text.append(plain)
            return 2
        }
        if letter == UInt8(ascii: "x"), let value = hex(bytes, range, at: 2, digits: 2) {
            UTF8Scanner.append(value, to: &text)
            return 4
        }
        if letter == UInt8(ascii: "u"), let value = hex(bytes, range, at: 2, digits: 4) {
            return scalar(value, bytes, range, into: &text)
        }
        text.append(UInt8(ascii: "\\"))
        return 1
    }

    private static func simple(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "n"): UInt8(ascii: "\n")
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "t"): UInt8(ascii: "\t")
        case UInt8(ascii: "r"): UInt8(ascii: "\r")
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: nil
        }
    }

    /// A UTF-16 unit with its other half, if it has one; half a pair is U+FFFD.
    private static func scalar(
        _ unit: UInt32, _ bytes: [UInt8], _ range: Range<Int>, into text: inout [UInt8]
    ) -> Int {
        if unit & 0xFC00 == 0xD800, range.count >= 12, bytes[range.lowerBound + 6] == UInt8(ascii: "\\"),
            bytes[range.lowerBound + 7] == UInt8(ascii: "u"), let low = hex(bytes, range, at: 8, digits: 4),
            low & 0xFC00 == 0xDC00
        {
            UTF8Scanner.append(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, to: &text)
            return 12
        }
        UTF8Scanner.append(unit & 0xF800 == 0xD800 ? UTF8Scanner.replacement : unit, to: &text)
        return 6
    }

    private static func hex(_ bytes: [UInt8], _ range: Range<Int>, at start: Int, digits: Int) -> UInt32? {
        guard range.count >= start + digits else { return nil }
        var value: UInt32 = 0
        for byte in bytes[(range.lowerBound + start)..<(range.lowerBound + start + digits)] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
            default: return nil
            }
        }
        return value
    }
}
