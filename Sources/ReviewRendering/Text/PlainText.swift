/// Other people's text, made safe to show: without escape sequences of terminals, control
/// characters, overrides of direction and characters that cannot be seen.
enum PlainText {
    /// `text` on one line, with single spaces.
    static func line(_ text: String) -> String {
        var text = text
        let isClean = text.withUTF8 { isHarmless($0) && !needsCollapsing($0) }
        if isClean { return text }
        return String(decoding: collapsed(stripped(text)), as: UTF8.self)
    }

    /// The lines of `text`, without white space at their ends.
    static func lines(_ text: String) -> [String] {
        let lines = stripped(text).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.map { line in
            let end = line.lastIndex { $0 != UInt8(ascii: " ") }
            return end.map { String(decoding: line[...$0], as: UTF8.self) } ?? ""
        }
    }

    /// Whether there is surely nothing to strip: no control and no byte that could begin a character
    /// to strip.
    private static func isHarmless(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.allSatisfy { byte in
            switch byte {
            case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEE...0xF4: false
            default: true
            }
        }
    }

    private static func needsCollapsing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in bytes {
            if byte == UInt8(ascii: " "), last == byte { return true }
            last = byte
        }
        return last == UInt8(ascii: " ")
    }

    /// `bytes` with one space for every row of spaces and line feeds, and none at the ends.
    private static func collapsed(_ bytes: [UInt8]) -> [UInt8] {
        let space = UInt8(ascii: " ")
        var line: [UInt8] = []
        line.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte != space, byte != UInt8(ascii: "\n") {
                line.append(byte)
            } else if line.last != space, !line.isEmpty {
                line.append(space)
            }
        }
        if line.last == space { line.removeLast() }
        return line
    }

    private static func stripped(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in
            var scanner = ControlScanner(bytes)
            return scanner.stripped()
        }
    }
}
