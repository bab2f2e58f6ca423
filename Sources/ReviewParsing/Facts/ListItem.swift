/// Items of lists.
enum ListItem {
    /// The marker at the start of `range`: `- `, `• `, `1. `, `2) `, an emoji digit.
    static func marker(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        for mark in ["- ", "– ", "— ", "* ", "• ", "•", "▪️", "🔹", "🔸", "✅", "➡️", "→ "]
        where bytes.starts(mark, at: range) {
            return range.lowerBound..<range.lowerBound + mark.utf8.count
        }
        var at = range.lowerBound
        while at < range.upperBound, bytes[at] >= 0x30, bytes[at] <= 0x39, at - range.lowerBound < 3 {
            at += 1
        }
        guard at > range.lowerBound, at < range.upperBound,
            bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ")")
        else {
            return nil
        }
        let end = at + 1
        guard end == range.upperBound || bytes[end] <= 0x20 || bytes[end] == 0xC2 else { return nil }
        return range.lowerBound..<end
    }

    /// The number of a numbered item.
    static func number(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard let marker = marker(in: bytes, range) else { return nil }
        let digits = bytes[marker].prefix { $0 >= 0x30 && $0 <= 0x39 }
        return digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self))
    }
}
