/// Items of lists.
public enum ListItem {
    /// The marker at the start of `slice`: `- `, `• `, `1. `, `2) `, an emoji digit.
    public static func marker(in slice: TextSlice) -> Range<Int>? {
        let bytes = slice.bytes
        for mark in Marks.items where slice.hasPrefix(mark) {
            return slice.startIndex..<slice.startIndex + mark.utf8.count
        }
        var at = slice.startIndex
        while at < slice.endIndex, bytes[at] >= 0x30, bytes[at] <= 0x39, at - slice.startIndex < 3 {
            at += 1
        }
        guard at > slice.startIndex, at < slice.endIndex,
            bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ")")
        else {
            return nil
        }
        let end = at + 1
        guard end == slice.endIndex || bytes[end] <= 0x20 || bytes[end] == 0xC2 else { return nil }
        return slice.startIndex..<end
    }

    /// The number of a numbered item.
    public static func number(in slice: TextSlice) -> Int? {
        guard let marker = marker(in: slice) else { return nil }
        let digits = slice.bytes[marker].prefix { $0 >= 0x30 && $0 <= 0x39 }
        return digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self))
    }
}
