internal import ReviewModel

/// The last line of a reading list, which tells whether the file is as it was written.
public enum DocumentSeal {
    private static let opening = Array("<!-- digest seal ".utf8)

    /// The line, for a file of lines with `mark`.
    static func line(_ mark: DocumentMark) -> String { "\n<!-- digest seal \(mark.text) -->\n" }

    /// Whether `bytes` are a reading list as this program wrote it, white space apart.
    public static func isIntact(_ bytes: [UInt8]) -> Bool {
        var end = bytes.count
        while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
        let start = bytes[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        guard bytes[start..<end].starts(with: opening) else { return false }
        let mark = bytes[(start + opening.count)..<end].prefix { $0 > 0x20 }
        return String(decoding: mark, as: UTF8.self) == DocumentMark.text(of: bytes[..<start])
    }
}
