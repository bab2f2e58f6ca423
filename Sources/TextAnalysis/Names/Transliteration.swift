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

    /// How `skeleton` reads letters: letters, sounds, and the letters one of which has to follow, or `^` for the
    /// beginning of a syllable. Longer spellings come first.
    public static var spellingsOfSounds: [[String]] { NameSkeleton.table }

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

extension Transliteration {
    /// A Russian word that was typed in Latin letters, much as people do who have no others (`obuchenie`,
    /// `klasterizatsiya`), from its folded form; nil for what has other characters than the letters a to z.
    /// Soft signs that were left out stay out.
    public static func cyrillic(fromLatin word: [UInt8]) -> String? {
        guard !word.isEmpty, word.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        var output = ""
        var i = 0
        while i < word.count {
            let (letters, length) = letters(at: i, in: word)
            output += letters
            i += length
        }
        return output
    }

    private static func letters(at i: Int, in word: [UInt8]) -> (letters: String, length: Int) {
        for length in stride(from: min(4, word.count - i), to: 0, by: -1) {
            let spelling = String(decoding: word[i..<i + length], as: UTF8.self)
            let isLast = i + length == word.count
            if isLast, let letters = endings[spelling] { return (letters, length) }
            if spelling == "y", i > 0, "aeiou".utf8.contains(word[i - 1]) { return ("й", 1) }
            if let letters = spellings[spelling] { return (letters, length) }
        }
        return ("", 1)
    }

    /// Spellings that mean something else at the end of a word.
    private static let endings = pairs("iy ий ij ий yy ый yi ый yj ый ia ия")

    private static let spellings = pairs(
        """
        shch щ sch щ sh ш ch ч zh ж kh х ts ц tz ц ya я ja я yu ю ju ю yo е jo е ye е je е a а b б c ц d д e е
        f ф g г h х i и j й k к l л m м n н o о p п q к r р s с t т u у v в w в x кс y ы z з
        """)

    private static func pairs(_ table: String) -> [String: String] {
        let words = table.split(whereSeparator: \.isWhitespace).map(String.init)
        let indices = stride(from: 0, to: words.count - 1, by: 2)
        return Dictionary(indices.map { (words[$0], words[$0 + 1]) }) { first, _ in first }
    }
}
