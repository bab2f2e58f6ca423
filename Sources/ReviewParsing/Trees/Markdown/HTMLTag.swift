/// A tag of HTML within Markdown: `<a href="…">`, `<br/>`, `</kbd>`.
struct HTMLTag: Sendable {
    /// Name in lower case.
    var name: String
    /// Whether it closes an element.
    var closes: Bool
    /// Attributes with their names in lower case.
    var attributes: [String: String] = [:]
    /// Where it stands.
    var range: Range<Int>

    /// The tag that begins at `offset`, or nil when none does.
    init?(_ bytes: [UInt8], at offset: Int) {
        guard offset + 2 < bytes.count, bytes[offset] == UInt8(ascii: "<") else { return nil }
        var at = offset + 1
        closes = bytes[at] == UInt8(ascii: "/")
        if closes { at += 1 }
        let nameEnd = Self.nameEnd(bytes, at: at)
        guard nameEnd > at else { return nil }
        name = bytes.string(at..<nameEnd).lowercased()
        range = offset..<nameEnd
        guard let end = readAttributes(bytes, from: nameEnd) else { return nil }
        range = offset..<end
    }

    /// Reads attributes up to the closing bracket; returns the offset behind it.
    private mutating func readAttributes(_ bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: ">") { return at + 1 }
            let end = Self.nameEnd(bytes, at: at)
            guard end > at else {
                at += 1
                continue
            }
            let key = bytes.string(at..<end).lowercased()
            at = Self.skipBlanks(bytes, at: end)
            guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { continue }
            let value = Self.value(bytes, at: Self.skipBlanks(bytes, at: at + 1))
            attributes[key] = bytes.string(value.range)
            at = value.end
        }
        return nil
    }

    private static func value(_ bytes: [UInt8], at start: Int) -> (range: Range<Int>, end: Int) {
        guard start < bytes.count else { return (start..<start, start) }
        let quote = bytes[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = bytes[(start + 1)...].firstIndex(of: quote) ?? bytes.count
            return (start + 1..<end, min(end + 1, bytes.count))
        }
        var end = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">") { end += 1 }
        return (start..<end, end)
    }

    private static func nameEnd(_ bytes: [UInt8], at start: Int) -> Int {
        var end = start
        while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
        return end
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
            || byte == UInt8(ascii: "-")
    }

    private static func skipBlanks(_ bytes: [UInt8], at start: Int) -> Int {
        var at = start
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        return at
    }
}

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
