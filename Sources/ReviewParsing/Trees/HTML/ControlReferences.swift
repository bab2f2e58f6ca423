/// Carries control characters past the HTML parser.
///
/// Telegram writes the control characters of a text as `&#x0B;`. HTML allows no such character, so that
/// parsers drop it; its text would then differ from that of the JSON export. Each reference is replaced
/// by two noncharacters of the same length in bytes, and the control character is put back afterwards.
enum ControlReferences {
    /// A byte that occurs in no UTF-8; fills the place that a control character does not need.
    static let filler: UInt8 = 0xFF

    /// `bytes` with references to control characters masked, and NUL, at which libxml2 would stop, as a space.
    static func masked(_ bytes: [UInt8]) -> (bytes: [UInt8], hasControls: Bool) {
        var masked = bytes
        var hasControls = false
        for at in bytes.indices where bytes[at] == UInt8(ascii: "&") || bytes[at] == 0 {
            if bytes[at] == 0 {
                masked[at] = 0x20
            } else if let control = reference(in: bytes, at: at) {
                hasControls = true
                masked.replaceSubrange(
                    at..<at + 6, with: [0xEF, 0xB7, 0x90 + control >> 4, 0xEF, 0xB7, 0xA0 + control & 15])
            }
        }
        return (masked, hasControls)
    }

    /// Puts the control characters back, each followed by filler.
    static func unmask(_ bytes: inout [UInt8]) {
        guard bytes.count >= 6 else { return }
        for at in 0...bytes.count - 6
        where bytes[at] == 0xEF && bytes[at + 1] == 0xB7 && bytes[at + 2] & 0xFE == 0x90 {
            guard bytes[at + 3] == 0xEF, bytes[at + 4] == 0xB7, bytes[at + 5] & 0xF0 == 0xA0 else { continue }
            bytes[at] = (bytes[at + 2] & 1) << 4 | bytes[at + 5] & 15
            for next in at + 1..<at + 6 { bytes[next] = filler }
        }
    }

    /// The control character of a reference `&#x0B;` at `at`; not NUL, and none that HTML allows.
    private static func reference(in bytes: [UInt8], at: Int) -> UInt8? {
        guard at + 6 <= bytes.count, bytes[at + 1] == UInt8(ascii: "#"),
            bytes[at + 2] | 0x20 == UInt8(ascii: "x"),
            bytes[at + 5] == UInt8(ascii: ";"), let high = digit(bytes[at + 3]),
            let low = digit(bytes[at + 4])
        else { return nil }
        let value = high << 4 | low
        return value > 0 && value < 0x20 && ![0x09, 0x0A, 0x0D].contains(value) ? value : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
