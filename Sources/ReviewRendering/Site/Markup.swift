internal import ReviewModel

/// Other people's text inside HTML and XML.
enum Markup {
    /// `text` on one line, as it may stand in an element or an attribute in quotes.
    static func line(_ text: String) -> String { escaped(PlainText.line(text)) }

    /// `text` with its line breaks.
    static func lines(_ text: String) -> String { escaped(PlainText.lines(text).joined(separator: "\n")) }

    /// `url` for an attribute in quotes; nil unless a reader can be sent there.
    static func address(_ url: String) -> String? { SafeAddress.followable(url).map(escaped) }

    /// `text`, which nothing else is to be done to.
    static func escaped(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            case UInt8(ascii: "'"): output += "&#39;".utf8
            case UInt8(ascii: ":") where EditorText.actsOnColon(behind: output[...]): output += "&#58;".utf8
            default: output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
