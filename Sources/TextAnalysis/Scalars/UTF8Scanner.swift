/// Reads Unicode scalars from bytes that ought to be UTF-8 and may not be.
public enum UTF8Scanner {
    /// What stands for a byte that belongs to no scalar.
    public static let replacement: UInt32 = 0xFFFD

    /// The scalar that begins at byte `i` of `b`, and how many bytes it takes. A byte that begins no
    /// well-formed scalar, or lies outside `b`, is U+FFFD of one byte.
    @inline(__always)
    public static func scalar(in b: [UInt8], at i: Int) -> (value: UInt32, length: Int) {
        b.withUnsafeBufferPointer { scalar(in: $0, at: i) }
    }

    /// The same, for bytes in memory.
    @inline(__always)
    static func scalar(in b: UnsafeBufferPointer<UInt8>, at i: Int) -> (value: UInt32, length: Int) {
        guard i >= 0, i < b.count else { return (replacement, 1) }
        let lead = b[i]
        if lead < 0x80 { return (UInt32(lead), 1) }
        if lead >= 0xC2, lead < 0xE0, i + 1 < b.count, b[i + 1] & 0xC0 == 0x80 {
            return (UInt32(lead & 0x1F) << 6 | UInt32(b[i + 1] & 0x3F), 2)
        }
        return longScalar(b, at: i)
    }

    /// The place in the Russian alphabet of the letter at byte `i` of `b`, within it: 32 capital letters, then
    /// 32 small ones, `ё` not among them; nil where something else is.
    @inline(__always)
    static func russianLetter(_ b: UnsafeBufferPointer<UInt8>, at i: Int) -> UInt8? {
        guard b[i] & 0xFE == 0xD0, i + 1 < b.count, b[i + 1] & 0xC0 == 0x80 else { return nil }
        // From D0 90, U+0410, to D1 8F, U+044F.
        let letter = ((b[i] & 1) << 6 | b[i + 1] & 0x3F) &- 0x10
        return letter < 0x40 ? letter : nil
    }

    private static func longScalar(_ b: UnsafeBufferPointer<UInt8>, at i: Int) -> (value: UInt32, length: Int)
    {
        let lead = b[i]
        let length = lead >= 0xF0 ? 4 : 3
        guard (0xE0...0xF4).contains(lead), i + length <= b.count else { return (replacement, 1) }
        var value = UInt32(lead & (length == 4 ? 0x07 : 0x0F))
        for k in 1..<length {
            guard b[i + k] & 0xC0 == 0x80 else { return (replacement, 1) }
            value = value << 6 | UInt32(b[i + k] & 0x3F)
        }
        let isOverlong = value < (length == 4 ? 0x1_0000 : 0x800)
        guard !isOverlong, !(0xD800...0xDFFF).contains(value), value <= 0x10_FFFF else {
            return (replacement, 1)
        }
        return (value, length)
    }

    /// The scalar that ends just before byte `i` of `b`, and how many bytes it takes; U+FFFD of one
    /// byte where there is none.
    static func scalar(before i: Int, _ b: UnsafeBufferPointer<UInt8>) -> (value: UInt32, length: Int) {
        for length in 1...4 where i - length >= 0 {
            let (value, taken) = scalar(in: b, at: i - length)
            if taken == length, length > 1 || value != replacement { return (value, length) }
        }
        return (replacement, 1)
    }

    /// Appends the UTF-8 form of `value`; U+FFFD where it is no scalar.
    @inline(__always)
    public static func append(_ value: UInt32, to output: inout [UInt8]) {
        switch value {
        case 0..<0x80: output.append(UInt8(truncatingIfNeeded: value))
        case 0x80..<0x800:
            output.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            output.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        default:
            output.append(
                contentsOf: Unicode.Scalar(value).map {
                    Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter)
                } ?? [0xEF, 0xBF, 0xBD])
        }
    }

    /// Whether `value` is a letter of any script, Han included.
    public static func isLetter(_ value: UInt32) -> Bool { ScalarTraits.of(value).contains(.letter) }
    /// Whether `value` is a capital letter.
    public static func isUpper(_ value: UInt32) -> Bool { ScalarTraits.of(value).contains(.upper) }
    /// Whether `value` is a small letter.
    public static func isLower(_ value: UInt32) -> Bool { ScalarTraits.of(value).contains(.lower) }
    /// Whether `value` is a decimal digit.
    public static func isDigit(_ value: UInt32) -> Bool { ScalarTraits.of(value).contains(.digit) }
    /// Whether `value` is a Cyrillic letter.
    public static func isCyrillic(_ value: UInt32) -> Bool { ScalarTraits.of(value).contains(.cyrillic) }
    /// Whether `value` is a Latin letter.
    public static func isLatin(_ value: UInt32) -> Bool { ScalarTraits.of(value).contains(.latin) }

    /// Whether `value` is drawn as an emoji: ❤, 👍, but not a digit, ©, ™ or a typographic arrow.
    public static func isEmoji(_ value: UInt32) -> Bool {
        guard value >= 0x2300, let scalar = Unicode.Scalar(value) else { return false }
        return scalar.properties.isEmoji || (0x1F000...0x1FAFF).contains(value)
    }

    /// Whether `value` is a space that is not a line break: tab, no-break and typographic spaces,
    /// zero-width space and byte order mark.
    public static func isSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x20, 0x09, 0x0B, 0x0C, 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }
}

extension UTF8Scanner {
    /// The scalars of a text.
    public static func scalars(of bytes: [UInt8]) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            let (value, length) = UTF8Scanner.scalar(in: bytes, at: i)
            scalars.append(value)
            i += length
        }
        return scalars
    }
}
