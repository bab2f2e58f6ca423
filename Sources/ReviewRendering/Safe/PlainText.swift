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

/// Takes out of a text what a terminal would act upon or not show: escape sequences (ECMA-48),
/// control characters, direction marks and overrides, invisible characters, and the marks of
/// snippets; and noncharacters, which other programs refuse whole files for. Joiners stay: emoji and some scripts are made with them. Every line break becomes a
/// line feed, every tab a space.
struct ControlScanner {
    /// Well-formed UTF-8.
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var kept: [UInt8] = []
    /// Command strings that begin before this place have no terminator.
    private var unterminated = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// What is left of the text.
    mutating func stripped() -> [UInt8] {
        kept.reserveCapacity(bytes.count)
        while index < bytes.count {
            switch bytes[index] {
            case 0x20..<0x7F: keepPlain()
            case 0..<0x20, 0x7F: control()
            case 0xC2: afterC2()
            case 0xD8: skipOrKeep(2, skip: byte(1) == 0x9C)
            case 0xE2: afterE2()
            case 0xEE: skipOrKeep(3, skip: byte(1) == 0x80 && byte(2) <= 0x81)
            case 0xEF: skipOrKeep(3, skip: isUnseenAfterEF)
            case 0xF0...0xF4:
                skipOrKeep(4, skip: byte(1) & 0x0F == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE)
            default: keepPlain()
            }
        }
        return kept
    }
}

extension ControlScanner {
    /// The byte `offset` after the current one; 0 behind the end.
    private func byte(_ offset: Int) -> UInt8 {
        index + offset < bytes.count ? bytes[index + offset] : 0
    }

    private mutating func keep(_ count: Int) {
        let end = min(index + count, bytes.count)
        kept.append(contentsOf: bytes[index..<end])
        index = end
    }

    /// Keeps the current byte and those after it that begin nothing to skip.
    private mutating func keepPlain() {
        var end = index + 1
        while end < bytes.count, ControlScanner.isPlain(bytes[end]) { end += 1 }
        kept.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<end]))
        index = end
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEE...0xF4: false
        default: true
        }
    }

    private mutating func skipOrKeep(_ count: Int, skip isSkipped: Bool) {
        if isSkipped { index += count } else { keep(count) }
    }

    private mutating func put(_ byte: UInt8, for count: Int) {
        kept.append(byte)
        index += count
    }

    private mutating func control() {
        switch bytes[index] {
        case 0x09: put(UInt8(ascii: " "), for: 1)
        case 0x0A...0x0C: put(UInt8(ascii: "\n"), for: 1)
        case 0x0D: put(UInt8(ascii: "\n"), for: byte(1) == 0x0A ? 2 : 1)
        case 0x1B: skipSequence()
        default: index += 1
        }
    }

    /// C1 controls and the soft hyphen; U+009B begins a control sequence, five others a string.
    private mutating func afterC2() {
        switch byte(1) {
        case 0x85: put(UInt8(ascii: "\n"), for: 2)
        case 0x9B:
            index += 2
            skipControlSequence()
        case 0x90, 0x98, 0x9D, 0x9E, 0x9F:
            index += 2
            skipString()
        case 0x80...0x9F, 0xAD: index += 2
        default: keep(2)
        }
    }

    /// The byte order mark, annotations between lines, and noncharacters.
    private var isUnseenAfterEF: Bool {
        switch (byte(1), byte(2)) {
        case (0xBB, 0xBF), (0xBF, 0xB9...0xBB), (0xBF, 0xBE...0xBF), (0xB7, 0x90...0xAF): true
        default: false
        }
    }

    private mutating func afterE2() {
        switch (byte(1), byte(2)) {
        case (0x80, 0xA8), (0x80, 0xA9): put(UInt8(ascii: "\n"), for: 3)
        case (0x80, 0x8B), (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xAF): index += 3
        default: keep(3)
        }
    }
}

// MARK: - Escape sequences

extension ControlScanner {
    /// Skips an escape character with what belongs to it.
    private mutating func skipSequence() {
        index += 1
        switch byte(0) {
        case UInt8(ascii: "["):
            index += 1
            skipControlSequence()
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            index += 1
            skipString()
        default:
            skip(0x20...0x2F)
            skipFinal(0x30...0x7E)
        }
    }

    /// Skips parameters and the final byte of a control sequence: `31m`.
    private mutating func skipControlSequence() {
        skip(0x20...0x3F)
        skipFinal(0x40...0x7E)
    }

    /// Skips a command string with its terminator. Without a terminator on the line the string is
    /// text: nothing but the introducer is dropped.
    private mutating func skipString() {
        guard index >= unterminated else { return }
        var end = index
        while end < bytes.count {
            switch bytes[end] {
            case 0x07: return index = end + 1
            case 0x9C where bytes[end - 1] == 0xC2: return index = end + 1
            case 0x1B where end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\\"):
                return index = end + 2
            case 0x0A, 0x0D, 0x1B: return unterminated = end
            default: end += 1
            }
        }
        unterminated = end
    }

    private mutating func skip(_ range: ClosedRange<UInt8>) {
        while index < bytes.count, range.contains(bytes[index]) { index += 1 }
    }

    private mutating func skipFinal(_ range: ClosedRange<UInt8>) {
        if index < bytes.count, range.contains(bytes[index]) { index += 1 }
    }
}
