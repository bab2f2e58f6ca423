import TextAnalysis

/// References to characters in markup: `&amp;`, `&#8217;`, `&#x2019;`, `&uuml;`.
enum CharacterReference {
    private static let named = WordTable(
        WordFiles.characters.pairs("reference").compactMap { pair -> (word: String, value: String)? in
            scalar(pair.right[...]).map { (pair.left, $0) }
        })

    /// Bytes that the longest one takes.
    private static let longest = 12

    /// What the reference at `offset` stands for, and the offset behind it; nil where none stands there.
    static func character(_ bytes: ArraySlice<UInt8>, at offset: Int) -> (text: String, end: Int)? {
        guard bytes.indices.contains(offset), bytes[offset] == UInt8(ascii: "&"),
            let end = bytes[offset...].prefix(longest).firstIndex(of: UInt8(ascii: ";"))
        else { return nil }
        let name = String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
        let text = name.hasPrefix("#") ? scalar(name.dropFirst()) : named[name]
        return text.map { ($0, end + 1) }
    }

    /// The character with a number: `8217`, `x2019`.
    private static func scalar(_ digits: Substring) -> String? {
        let isHex = digits.first == "x" || digits.first == "X"
        let code = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    /// `bytes` as text, with what its references stand for.
    static func resolved(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var output: [UInt8] = []
        var at = bytes.startIndex
        while at < bytes.endIndex {
            if let (text, end) = character(bytes, at: at) {
                output += text.utf8
                at = end
            } else {
                output.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
