/// References to characters in HTML: `&amp;`, `&#8217;`.
enum HTMLEntity {
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–",
        "mdash": "—",
        "laquo": "«", "raquo": "»", "hellip": "…", "middot": "·", "bull": "•", "rarr": "→", "copy": "©",
    ]

    /// The character that the reference at `offset` stands for, and the offset behind it.
    static func character(_ bytes: [UInt8], at offset: Int) -> (text: String, end: Int)? {
        guard bytes[offset] == UInt8(ascii: "&"),
            let end = bytes[offset..<min(bytes.count, offset + 12)].firstIndex(of: UInt8(ascii: ";"))
        else { return nil }
        let name = bytes.string(offset + 1..<end)
        if let text = named[name] { return (text, end + 1) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value =
            digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map { (String($0), end + 1) }
    }
}
