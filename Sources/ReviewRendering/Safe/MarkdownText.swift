/// Other people's text as CommonMark that shows it and does nothing else.
enum MarkdownText {
    /// `text` on one line, with a backslash before what would be markup or HTML; with `startsBlock`
    /// also before what would begin a heading, a list or a quotation.
    static func escaped(_ text: String, startsBlock: Bool = false) -> String {
        let bytes = Array(PlainText.line(text).utf8)
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count + 8)
        for index in bytes.indices {
            let isMarkup = isMarkup(bytes, at: index) || startsBlock && isBlockMark(bytes, at: index)
            if isMarkup { escaped.append(UInt8(ascii: "\\")) }
            escaped.append(bytes[index])
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// `[label](url)`; only the label, with the address as code, where the address is not one that
    /// a reader should follow.
    static func link(_ label: String, to url: String) -> String {
        guard let destination = SafeAddress.followable(url) else {
            return "\(escaped(label)) \(code(url))"
        }
        return "[\(escaped(label))](\(destination))"
    }

    /// `text` as code, between more backquotes than it holds in a row.
    static func code(_ text: String) -> String {
        let line = PlainText.line(text)
        let longest = line.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        let pad = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
        return fence + pad + line + pad + fence
    }

    private static func isMarkup(_ bytes: [UInt8], at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "<"):
            true
        case UInt8(ascii: "_"):
            !(isWord(bytes, at: index - 1) && isWord(bytes, at: index + 1))
        case UInt8(ascii: "~"):
            isEqual(bytes, at: index + 1, to: UInt8(ascii: "~"))
                || isEqual(bytes, at: index - 1, to: UInt8(ascii: "~"))
        case UInt8(ascii: "#"): isEqual(bytes, at: index - 1, to: UInt8(ascii: " "))
        case UInt8(ascii: ":"): EditorText.actsOnColon(behind: bytes[..<index])
        case UInt8(ascii: "&"):
            isWord(bytes, at: index + 1) || isEqual(bytes, at: index + 1, to: UInt8(ascii: "#"))
        default: false
        }
    }

    private static func isBlockMark(_ bytes: [UInt8], at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: ">"):
            index == 0
        case UInt8(ascii: "."), UInt8(ascii: ")"):
            index > 0 && index < 10 && bytes[..<index].allSatisfy { (0x30...0x39).contains($0) }
        default: false
        }
    }

    private static func isWord(_ bytes: [UInt8], at index: Int) -> Bool {
        guard bytes.indices.contains(index) else { return false }
        let byte = bytes[index]
        return byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private static func isEqual(_ bytes: [UInt8], at index: Int, to byte: UInt8) -> Bool {
        bytes.indices.contains(index) && bytes[index] == byte
    }
}
