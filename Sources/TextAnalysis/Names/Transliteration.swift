/// Russian names in Latin letters.
public enum Transliteration {
    /// Cyrillic letters written in Latin ones, much as passports and papers do (`Гришин` is `Grishin`,
    /// `Хассабис` is `Khassabis`); all else is left as it is. Capitals are kept.
    public static func latin(fromCyrillic text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            let (value, length) = UTF8Scanner.scalar(in: text, at: i)
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

/// What is left of a name when spellings and scripts are put aside: `hasabis` for both `Hassabis` and
/// `Хассабис`.
///
/// Sounds are written with one letter each: `j` for ж and zh, `q` for ч and ch, `w` for ш, щ, sh and sch, `h`
/// for х, kh, x and кс, `s` for с, ц, ts, tz and a soft c, `i` for и, й, ы, y, j and дж. Doubled letters are
/// single. The key serves to compare names with each other; it is no transcription.
enum NameSkeleton {
    /// The key of a folded name. Digits stay; what is neither letter nor digit becomes one space.
    static func key(of folded: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        var i = 0
        while i < folded.count {
            let (sounds, length) = sounds(at: i, in: folded)
            for sound in sounds where sound != key.last { key.append(sound) }
            i += length
        }
        if key.last == 0x20 { key.removeLast() }
        return key.first == 0x20 ? Array(key.dropFirst()) : key
    }

    /// The letters with which words may begin whose key begins with `sound`, in either script.
    static func initials(ofSound sound: UInt8) -> Set<String> {
        var initials: Set<String> = [String(UnicodeScalar(sound))]
        for spelling in spellings.joined() where spelling.sounds.first == sound {
            if let letter = String(decoding: spelling.letters, as: UTF8.self).first {
                initials.insert(String(letter))
            }
        }
        return initials
    }

    private static func sounds(at i: Int, in name: [UInt8]) -> (sounds: [UInt8], length: Int) {
        for spelling in spellings[Int(name[i])] where spelling.matches(name, at: i) {
            return (spelling.sounds, spelling.letters.count)
        }
        let (value, length) = UTF8Scanner.scalar(in: name, at: i)
        guard ScalarTraits.of(value).isDisjoint(with: .word) else {
            return (Array(name[i..<min(i + length, name.count)]), length)
        }
        return ([0x20], length)
    }

    /// All spellings: letters, sounds, and the letters one of which has to follow, or `^` for the beginning of a
    /// syllable; those tried first come first.
    static var table: [[String]] {
        spellings.joined().sorted { $0.rank > $1.rank }.map { spelling in
            let condition = spelling.startsSyllable ? Array("^".utf8) : spelling.before
            return [spelling.letters, spelling.sounds, condition].map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Letters that stand for a sound, and where they do.
    private struct Spelling {
        let letters: [UInt8]
        let sounds: [UInt8]
        /// Only at the beginning of a word or after a vowel.
        var startsSyllable = false
        /// Only before one of these letters.
        var before: [UInt8] = []

        /// Longer spellings are tried first, and of one length those with a condition.
        var rank: Int { letters.count * 2 + (startsSyllable || !before.isEmpty ? 1 : 0) }

        func matches(_ name: [UInt8], at i: Int) -> Bool {
            let end = i + letters.count
            guard end <= name.count, name[i..<end].elementsEqual(letters) else { return false }
            if !before.isEmpty { return end < name.count && before.contains(name[end]) }
            return !startsSyllable || i == 0 || "aeiouy ".utf8.contains(name[i - 1])
        }
    }

    /// Spellings by their first byte, longer ones first.
    private static let spellings: [[Spelling]] = {
        var spellings = [[Spelling]](repeating: [], count: 256)
        func add(_ spelling: Spelling) {
            let first = Int(spelling.letters[0])
            let place = spellings[first].firstIndex { $0.rank < spelling.rank }
            spellings[first].insert(spelling, at: place ?? spellings[first].count)
        }
        add(Spelling(letters: Array("ye".utf8), sounds: Array("e".utf8), startsSyllable: true))
        add(Spelling(letters: Array("c".utf8), sounds: Array("s".utf8), before: Array("eiy".utf8)))
        add(Spelling(letters: Array("oh".utf8), sounds: Array("o".utf8), before: Array("lmnr".utf8)))
        for (sounds, words) in WordFiles.sounds.pairs("sound") {
            for word in TextSlice(words).fields {
                add(Spelling(letters: Array(word), sounds: sounds == "-" ? [] : Array(sounds.utf8)))
            }
        }
        return spellings
    }()
}
