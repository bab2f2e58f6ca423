/// Other people's text inside HTML and XML.
enum Markup {
    /// `text` on one line, as it may stand in an element or an attribute in quotes. Without characters
    /// that no XML may have.
    static func line(_ text: String) -> String { escaped(PlainText.line(text)) }

    /// `text` with its line breaks.
    static func lines(_ text: String) -> String { escaped(PlainText.lines(text).joined(separator: "\n")) }

    /// `url` for an attribute in quotes; nil unless a reader can be sent there.
    static func address(_ url: String) -> String? { WebAddress.followable(url).map(escaped) }

    private static func escaped(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            case UInt8(ascii: "'"): output += "&#39;".utf8
            default: output.append(byte)
            }
        }
        return withoutNoncharacters(output)
    }

    /// U+FFFE and U+FFFF are the only ones left that XML 1.0 leaves out.
    private static func withoutNoncharacters(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(0xEF) else { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0xFFFE && $0.value != 0xFFFF }))
    }
}
