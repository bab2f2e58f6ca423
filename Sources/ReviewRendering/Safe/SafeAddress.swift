/// Addresses that other people wrote.
enum SafeAddress {
    /// `url` with everything percent-encoded that ends an address in Markdown or TeX; nil unless it
    /// is one of the web: a reader is sent nowhere else, neither to a mailbox nor to a file.
    static func followable(_ url: String) -> String? {
        let url = PlainText.line(url)
        let lower = url.prefix(8).lowercased()
        guard ["https://", "http://"].contains(where: lower.hasPrefix) else { return nil }
        return encoded(url)
    }

    /// `url` without bytes that are not allowed in an address (RFC 3986), and without parentheses.
    static func encoded(_ url: String) -> String {
        var bytes: [UInt8] = []
        for byte in PlainText.line(url).utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(
                    contentsOf: [byte >> 4, byte & 15].map { Array("0123456789ABCDEF".utf8)[Int($0)] })
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A DOI as a field of BibTeX: everything may stand in it but what TeX would take apart.
    static func encodedDOI(_ doi: String) -> String {
        String(PlainText.line(doi).unicodeScalars.filter { !"{}\\%# ".unicodeScalars.contains($0) })
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~:/?#[]@!$&'*+,;=%".utf8.contains(byte)
        }
    }
}
