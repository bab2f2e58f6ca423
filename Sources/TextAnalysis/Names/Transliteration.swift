/// Russian names in Latin letters.
public enum Transliteration {
    /// Cyrillic letters written in Latin ones, much as passports and papers do (`Гришин` is `Grishin`,
    /// `Хассабис` is `Khassabis`); all else is left as it is. Capitals are kept.
    public static func latin(fromCyrillic text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            let (value, length) = UTF8Scanner.scalar(text, i)
            if let letters = letters(for: value) {
                output.append(contentsOf: letters)
            } else {
                output.append(contentsOf: text[i..<i + length])
            }
            i += length
        }
        return output
    }

    /// One key for a name in either script and in any usual spelling; see `NameSkeleton`.
    public static func skeleton(_ folded: [UInt8]) -> [UInt8] { NameSkeleton.key(of: folded) }

    /// The letters with which words may begin whose key begins with the byte `sound`, in either script.
    public static func initials(ofSound sound: UInt8) -> Set<String> {
        NameSkeleton.initials(ofSound: sound)
    }

    private static func letters(for value: UInt32) -> [UInt8]? {
        guard UTF8Scanner.isCyrillic(value) else { return nil }
        let small = value == 0x401 || value == 0x451 ? 0x451 : FoldingTable.folded(value)
        guard let letters = table[small] else { return nil }
        guard UTF8Scanner.isUpper(value), let first = letters.first else { return letters }
        return [first - 0x20] + letters.dropFirst()
    }

    private static let table: [UInt32: [UInt8]] = {
        let letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў".unicodeScalars.map(\.value)
        let latin = """
            a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g u
            """
        let spellings = latin.split(separator: " ").map { $0 == "-" ? [] : Array($0.utf8) }
        return Dictionary(zip(letters, spellings), uniquingKeysWith: { first, _ in first })
    }()
}
