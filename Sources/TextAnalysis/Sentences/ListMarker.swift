/// What stands before the first sentence of a line: `1.`, `a)`, `•`, `-`, `###`, `>`, emoji.
enum ListMarker {
    /// Where the first sentence of `line` begins, in bytes.
    static func end(in line: UnsafeBufferPointer<UInt8>) -> Int {
        var i = skipSpaces(line, at: 0)
        while let end = bullet(line, at: i) ?? number(line, at: i) { i = skipSpaces(line, at: end) }
        return i
    }

    /// Where the spaces that begin at `start` end.
    static func skipSpaces(_ line: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var i = start
        while i < line.count {
            let (value, length) = UTF8Scanner.scalar(in: line, at: i)
            guard UTF8Scanner.isSpace(value) || value == 0x0D else { break }
            i += length
        }
        return i
    }

    /// The end of a run of bullets or emoji, with a space after it where it is a dash or the like.
    private static func bullet(_ line: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard start < line.count else { return nil }
        let (value, length) = UTF8Scanner.scalar(in: line, at: start)
        if UTF8Scanner.isEmoji(value) { return skipEmoji(line, at: start) }
        switch value {
        case 0x2022, 0x25CF, 0x25E6, 0x25AA, 0x25AB, 0x25B6, 0x2023, 0x2043, 0x2219, 0x2192:
            return start + length
        case 0x2A, 0x2B, 0x2D, 0x23, 0x3E, 0xB7, 0x2013, 0x2014:
            var end = start + length
            while value == 0x23, end < line.count, line[end] == 0x23 { end += 1 }
            return isSpace(line, at: end) ? end : nil
        default: return nil
        }
    }

    private static func skipEmoji(_ line: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var i = start
        while i < line.count {
            let (value, length) = UTF8Scanner.scalar(in: line, at: i)
            guard UTF8Scanner.isEmoji(value) || ScalarTraits.of(value) == .mark else { break }
            i += length
        }
        return i
    }

    /// The end of `1.`, `12)` or `a)` with a space after it.
    private static func number(_ line: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        var i = start
        while i < line.count, i < start + 3, (0x30...0x39).contains(line[i]) { i += 1 }
        let isLetter = i == start
        if isLetter, i < line.count {
            let (value, length) = UTF8Scanner.scalar(in: line, at: i)
            if UTF8Scanner.isLower(value) { i += length }
        }
        guard i > start, i < line.count, line[i] == 0x29 || line[i] == 0x2E && !isLetter else { return nil }
        return isSpace(line, at: i + 1) ? i + 1 : nil
    }

    private static func isSpace(_ line: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
        i >= line.count || UTF8Scanner.isSpace(UTF8Scanner.scalar(in: line, at: i).value)
    }
}
