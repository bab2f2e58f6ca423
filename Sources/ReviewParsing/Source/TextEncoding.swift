/// Turns the bytes of a file into UTF-8 text.
enum TextEncoding {
    /// What the bytes turned out to be.
    enum Decoded {
        /// UTF-8 without a byte order mark; `invalid` is the first offset in the file where it had to be mended.
        case text([UInt8], invalid: Int?)
        /// No bytes, or nothing but white space.
        case empty
        /// Not text: `offset` is the first byte that shows it.
        case binary(offset: Int)
    }

    /// Decodes `bytes`, which may be UTF-8 with or without a byte order mark, or UTF-16 with one.
    static func decoded(_ bytes: [UInt8]) -> Decoded {
        let text = isOther(bytes) ? utf16(bytes, bigEndian: bytes[0] == 0xFE) : withoutMark(bytes)
        guard text.contains(where: { $0 > 0x20 }) else { return .empty }
        if let offset = firstBinaryByte(in: text) { return .binary(offset: min(offset, bytes.count)) }
        if let invalid = firstInvalidByte(in: text) {
            return .text(
                Array(String(decoding: text, as: UTF8.self).utf8), invalid: min(invalid, bytes.count))
        }
        return .text(text, invalid: nil)
    }

    /// Whether the text that begins with `bytes` says that it is in another encoding than UTF-8.
    static func isOther(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    }

    /// The bytes without the mark of UTF-8.
    static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    private static func utf16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { at -> UInt16 in
            let first = UInt16(bytes[at]), second = UInt16(bytes[at + 1])
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// A file is binary when its first 8 KiB hold more than one control character in a hundred bytes.
    /// A single NUL in a text is no more than a blemish.
    private static func firstBinaryByte(in bytes: [UInt8]) -> Int? {
        let head = bytes.prefix(8192)
        let isControl = { (byte: UInt8) in byte < 0x20 && !(0x07...0x0D).contains(byte) && byte != 0x1B }
        let count = head.count(where: isControl)
        return count * 100 > head.count ? head.firstIndex(where: isControl) : nil
    }

    private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var low = 0
        // Whole lines are valid or not on their own, so the first bad one is found line by line.
        while low < bytes.count {
            let end = bytes[low...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if String(validating: bytes[low..<end], as: UTF8.self) == nil { return low }
            low = end + 1
        }
        return bytes.count
    }
}
