/// Terms of the text index for what is known of a review rather than said in it. They begin with a
/// middle dot, which no word has, and hold a second one, which no skeleton of a name has.
enum FactTerm {
    /// The term of a topic.
    static func topic(_ id: String) -> [UInt8] {
        // For SQLite's `ascii` tokenizer every ASCII sign that is no letter or digit ends a term.
        let letters = id.lowercased().utf8.map { isTermByte($0) ? [$0] : dot }
        return WordMemo.cut(dot + Array("t".utf8) + dot + letters.flatMap(\.self))
    }

    /// The term of a year.
    static func year(_ year: Int) -> [UInt8] { dot + Array("y".utf8) + dot + Array(String(year).utf8) }

    private static let dot: [UInt8] = [0xc2, 0xb7]

    private static func isTermByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte)
    }
}
