import Bytes

/// The bytes that mean something in a query. The lexer and the printer of queries both keep to
/// them, so that what is printed is read back as it was.
enum QuerySpelling {
    /// What opens a quotation, with what closes it.
    static let quotes: [(open: [UInt8], close: [[UInt8]])] = [
        (Array("\"".utf8), [Array("\"".utf8)]),
        (Array("«".utf8), [Array("»".utf8)]),
        (Array("“".utf8), [Array("”".utf8)]),
        (Array("„".utf8), [Array("“".utf8), Array("”".utf8)]),
    ]

    /// Closing marks, which end a word even where nothing was opened.
    static let closingMarks = [Array("»".utf8), Array("”".utf8)]

    /// White space beyond ASCII: no-break and other widths of space, separators, byte order mark.
    private static let wideSpaces: [[UInt8]] =
        ["\u{85}", "\u{A0}", "\u{2028}", "\u{2029}", "\u{202F}", "\u{205F}", "\u{3000}", "\u{FEFF}"]
        .map { Array($0.utf8) }
        + (0x80...0x8B).map { [0xE2, 0x80, $0] }

    /// Length in bytes of the white space or control character at `index`; 0 when there is none.
    static func spaceLength(_ bytes: [UInt8], at index: Int) -> Int {
        let byte = bytes[index]
        if byte <= 0x20 || byte == 0x7F { return 1 }
        guard byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF else { return 0 }
        return wideSpaces.first { matches($0, in: bytes, at: index) }?.count ?? 0
    }

    /// Whether `pattern` stands at `index`.
    static func matches(_ pattern: [UInt8], in bytes: [UInt8], at index: Int) -> Bool {
        guard index + pattern.count <= bytes.count else { return false }
        return pattern.indices.allSatisfy { bytes[index + $0] == pattern[$0] }
    }

    /// Length in bytes of the UTF-8 sequence that starts at `index`.
    static func scalarLength(_ bytes: [UInt8], at index: Int) -> Int {
        var end = index + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end - index
    }

    /// Punctuation that ends a sentence rather than a name: `C++` and `C#` stay whole.
    static func isTrailing(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"):
            true
        default: false
        }
    }

    /// Whether nothing in `bytes` could be searched for: ASCII punctuation, dashes, dots, quotes.
    static func isPunctuation(_ bytes: some Sequence<UInt8>) -> Bool {
        String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
            case 0..<0x80, 0xAB, 0xBB, 0xB7, 0x2000...0x206F: true
            default: false
            }
        }
    }

    /// Whether `byte` is an ASCII letter.
    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

/// Finds the name that was probably meant.
enum NearestName {
    /// The nearest of `names` to what was typed: one that it begins with or that begins with it,
    /// else one at most a third of its letters away; nil when none is near.
    static func of(_ typed: String, among names: [String]) -> String? {
        let typed = Array(typed.lowercased().utf8)
        guard (3...24).contains(typed.count) else { return nil }
        let limit = max(1, typed.count / 3)
        let near = names.compactMap { name in
            EditDistance.ofBytes(typed, name.utf8, limit: limit).map { (name: name, distance: $0) }
        }
        if let best = near.min(by: { $0.distance < $1.distance }) { return best.name }
        return names.first { name in
            name.utf8.count >= 3 && (typed.starts(with: name.utf8) || name.utf8.starts(with: typed))
        }
    }
}
