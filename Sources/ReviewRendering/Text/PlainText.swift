/// Other people's text, made safe to show: without escape sequences of terminals, control
/// characters, overrides of direction and characters that cannot be seen.
enum PlainText {
    /// `text` on one line, with single spaces.
    static func line(_ text: String) -> String {
        let clean = isHarmless(text) ? text : strip(text)
        guard needsCollapsing(clean) else { return clean }
        return clean.split { $0 == " " || $0.isNewline }.joined(separator: " ")
    }

    /// The lines of `text`, without white space at their ends.
    static func lines(_ text: String) -> [String] {
        let clean = isHarmless(text) ? text : strip(text)
        return clean.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            let end = line.lastIndex { $0 != " " }
            return end.map { String(line[...$0]) } ?? ""
        }
    }

    /// Whether `text` surely has nothing to strip: no control and no byte that could begin a
    /// character to strip.
    private static func isHarmless(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEE, 0xEF: false
            default: true
            }
        }
    }

    private static func needsCollapsing(_ text: String) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") && last == byte { return true }
            last = byte
        }
        return last == UInt8(ascii: " ")
    }

    private static func strip(_ text: String) -> String {
        var stripped = String.UnicodeScalarView()
        var scanner = EscapeScanner(text)
        while let scalar = scanner.next() {
            switch scalar.value {
            case 0x09: stripped.append(" ")
            case 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: stripped.append("\n")
            case let value where isHidden(value): continue
            default: stripped.append(scalar)
            }
        }
        return String(stripped)
    }

    /// Controls, direction marks and overrides, invisible characters, and the marks of snippets.
    /// Joiners stay: emoji and some scripts are made with them.
    private static func isHidden(_ value: UInt32) -> Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F,
            0xFEFF, 0xFFF9...0xFFFB, 0xE000, 0xE001:
            true
        default: false
        }
    }
}
