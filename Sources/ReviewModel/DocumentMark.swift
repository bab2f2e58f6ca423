/// A mark of lines, by which it is known again whether anybody has changed them: FNV-1a of 64 bits over
/// what they hold. White space at their ends and blank lines make no difference, as editors tidy both.
public struct DocumentMark: Sendable {
    private var hash = StableHash()

    /// The mark of no lines yet.
    public init() {}

    /// Takes the next lines, whole ones, in UTF-8.
    public mutating func take(_ lines: some Collection<UInt8>) {
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            var blanks = 0
            var isEmpty = true
            for byte in line {
                if byte <= 0x20 {
                    blanks += 1
                    continue
                }
                if !isEmpty, blanks > 0 { mix(UInt8(ascii: " ")) }
                blanks = 0
                isEmpty = false
                mix(byte)
            }
            if !isEmpty { mix(UInt8(ascii: "\n")) }
        }
    }

    private mutating func mix(_ byte: UInt8) { hash.add(UInt64(byte)) }

    /// The mark in hexadecimal digits.
    public var text: String { String(hash.value, radix: 16) }

    /// The mark of `lines`.
    public static func text(of lines: some Collection<UInt8>) -> String {
        var mark = DocumentMark()
        mark.take(lines)
        return mark.text
    }
}
