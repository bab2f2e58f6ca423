/// Gives the scalars of a text without the escape sequences of terminals (ECMA-48).
struct EscapeScanner {
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) { rest = text[...].unicodeScalars }

    /// The next scalar that is no part of an escape sequence; a carriage return is a line feed.
    mutating func next() -> Unicode.Scalar? {
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\u{1B}": skipSequence()
            case "\u{9B}": skipControlSequence()
            case "\u{90}", "\u{98}", "\u{9D}", "\u{9E}", "\u{9F}": skipString()
            case "\r":
                if rest.first == "\n" { rest.removeFirst() }
                return "\n"
            default: return scalar
            }
        }
        return nil
    }

    /// Skips what follows an escape character.
    private mutating func skipSequence() {
        switch rest.first {
        case "[":
            rest.removeFirst()
            skipControlSequence()
        case "]", "P", "X", "^", "_":
            rest.removeFirst()
            skipString()
        case let scalar? where (0x20...0x2F).contains(scalar.value):
            skip(0x20...0x2F)
            skipFinal(0x30...0x7E)
        default: skipFinal(0x30...0x7E)
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
        var ahead = rest
        while let scalar = ahead.popFirst() {
            switch scalar {
            case "\u{07}", "\u{9C}":
                rest = ahead
                return
            case "\u{1B}":
                if ahead.first == "\\" { rest = ahead.dropFirst() }
                return
            case "\n", "\r": return
            default: continue
            }
        }
    }

    private mutating func skip(_ range: ClosedRange<UInt32>) {
        while let scalar = rest.first, range.contains(scalar.value) { rest.removeFirst() }
    }

    private mutating func skipFinal(_ range: ClosedRange<UInt32>) {
        if let scalar = rest.first, range.contains(scalar.value) { rest.removeFirst() }
    }
}
