/// Other people's text, made safe to show: without escape sequences of terminals, control
/// characters, overrides of direction and characters that cannot be seen.
enum PlainText {
    /// `text` on one line, with single spaces.
    static func line(_ text: String) -> String {
        var text = text
        if text.withUTF8({ isLine($0) }) { return text }
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

    /// Whether `text`, which is well-formed, is surely a line already: nothing to strip, and no spaces but
    /// single ones between words.
    private static func isLine(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var followsSpace = true
        for index in text.indices {
            let byte = text[index]
            if byte == UInt8(ascii: " ") {
                if followsSpace { return false }
                followsSpace = true
                continue
            }
            followsSpace = false
            switch byte {
            case 0x21..<0x7F: break
            case 0..<0x21, 0x7F: return false
            case 0xC2, 0xD8, 0xE2, 0xEE...0xF4: if mayBeStripped(text, at: index) { return false }
            default: break
            }
        }
        return !followsSpace
    }

    /// Whether the character at `index` may be one to strip. Quotation marks, dashes and nearly all emoji are
    /// none.
    private static func mayBeStripped(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index + 1 < text.count else { return true }
        let second = text[index + 1]
        let third = index + 2 < text.count ? text[index + 2] : 0
        switch text[index] {
        case 0xC2: return second < 0xA0 || second == 0xAD
        case 0xE2: return second == 0x80 && !(0x90...0xA7).contains(third) || second == 0x81
        case 0xF0: return third == 0xBF
        default: return true
        }
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
