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
