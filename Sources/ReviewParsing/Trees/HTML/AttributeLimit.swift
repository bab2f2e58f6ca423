/// Keeps tags to a number of attributes that a parser can take.
///
/// libxml2 compares every attribute of a tag with all before it, so that a tag of a hundred thousand
/// attributes, which no page has but a hostile one, would take minutes.
enum AttributeLimit {
    /// More than any element of a page has.
    private static let most = 2000

    /// Puts spaces in the place of what stands in a tag behind its first `most` words.
    static func apply(to bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBufferPointer { bytes in
            var at = 0
            while let tag = bytes[at...].firstIndex(of: UInt8(ascii: "<")), tag + 1 < bytes.count {
                at = tag + 1
                if isLetter(bytes[at]) {
                    at = behindRawText(bytes, name: at, to: limit(bytes, at: at))
                } else if bytes[at...].starts(with: "!--".utf8) {
                    at = find("-->", in: bytes, at: at)
                }
            }
        }
    }

    /// Behind the content of a script or a style, in which nothing is a tag; `end` where the tag whose
    /// name begins at `name` is neither.
    private static func behindRawText(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, name: Int, to end: Int
    ) -> Int {
        let isRaw = ["script", "style"].contains { word in
            bytes[name...].prefix(word.utf8.count).map { $0 | 0x20 }.elementsEqual(word.utf8)
        }
        return isRaw ? find("</s", in: bytes, at: end) : end
    }

    private static func find(_ mark: String, in bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int)
        -> Int
    {
        let wanted = Array(mark.utf8)
        var at = start
        while at + wanted.count <= bytes.count {
            if bytes[at] == wanted[0], bytes[at...].starts(with: wanted) { return at }
            at += 1
        }
        return bytes.count
    }

    /// Limits the tag whose name begins at `start`; returns where it ends.
    private static func limit(_ bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
        var words = 0
        var quote: UInt8?
        var at = start
        while at < bytes.count, quote != nil || bytes[at] != UInt8(ascii: ">") {
            let byte = bytes[at]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte <= 0x20 {
                words += 1
            }
            if words > most { bytes[at] = 0x20 }
            at += 1
        }
        return at
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
