/// What a Unicode scalar is, as far as words are concerned.
public struct ScalarTraits: OptionSet, Sendable, Hashable {
    /// The set as bits.
    public var rawValue: UInt16

    /// A set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A letter of any script.
    public static let letter = ScalarTraits(rawValue: 1 << 0)
    /// A capital letter.
    public static let upper = ScalarTraits(rawValue: 1 << 1)
    /// A small letter.
    public static let lower = ScalarTraits(rawValue: 1 << 2)
    /// A decimal digit of any script.
    public static let digit = ScalarTraits(rawValue: 1 << 3)
    /// A combining mark, a digit below the line, or a character that is there but not seen, such as a soft hyphen.
    public static let mark = ScalarTraits(rawValue: 1 << 4)
    /// A letter of the Latin script.
    public static let latin = ScalarTraits(rawValue: 1 << 5)
    /// A letter of the Cyrillic script.
    public static let cyrillic = ScalarTraits(rawValue: 1 << 6)
    /// A letter of the Greek script.
    public static let greek = ScalarTraits(rawValue: 1 << 7)
    /// A letter of a script written without spaces: Han, Hiragana, Katakana.
    public static let ideograph = ScalarTraits(rawValue: 1 << 8)
    /// Letters, digits and marks: what a word is made of.
    public static let word = ScalarTraits(rawValue: 1 << 0 | 1 << 3 | 1 << 4)

    // Written as bits: a list of traits would be an array whenever it is used, even an empty one.

    /// Neither letter nor digit nor mark.
    static let nothing: ScalarTraits = []
    /// Letters and digits: what a word begins with.
    static let beginning = ScalarTraits(rawValue: 1 << 0 | 1 << 3)
    /// The scripts that are told apart.
    static let script = ScalarTraits(rawValue: 1 << 5 | 1 << 6 | 1 << 7)
    /// A letter of a script written without spaces.
    static let character = ScalarTraits(rawValue: 1 << 0 | 1 << 8)
    /// A capital letter of the Latin script.
    static let latinCapital = ScalarTraits(rawValue: 1 << 0 | 1 << 1 | 1 << 5)
    /// A small letter of the Latin script.
    static let latinSmall = ScalarTraits(rawValue: 1 << 0 | 1 << 2 | 1 << 5)
    /// A capital letter of the Cyrillic script.
    static let cyrillicCapital = ScalarTraits(rawValue: 1 << 0 | 1 << 1 | 1 << 6)
    /// A small letter of the Cyrillic script.
    static let cyrillicSmall = ScalarTraits(rawValue: 1 << 0 | 1 << 2 | 1 << 6)

    /// Traits of the scalar `value`.
    @inline(__always)
    public static func of(_ value: UInt32) -> ScalarTraits {
        if value < 0x80 { return ofASCII(value) }
        if value &- 0x410 < 0x40 { return value < 0x430 ? cyrillicCapital : cyrillicSmall }
        return value < 0x800 ? ScalarKinds.traits(value) : ofRare(value)
    }

    /// What begins at byte `i` of `text`, within it, and how many bytes it takes.
    @inline(__always)
    static func at(_ i: Int, in text: UnsafeBufferPointer<UInt8>) -> (traits: ScalarTraits, length: Int) {
        let byte = text[i]
        if byte < 0x80 { return (ofASCII(UInt32(byte)), 1) }
        let (value, length) = UTF8Scanner.scalar(in: text, at: i)
        return (of(value), length)
    }

    @inline(__always)
    private static func ofASCII(_ value: UInt32) -> ScalarTraits {
        if (value | 0x20) &- 0x61 < 26 { return value & 0x20 == 0 ? latinCapital : latinSmall }
        return value &- 0x30 < 10 ? .digit : .nothing
    }

    private static func ofRare(_ value: UInt32) -> ScalarTraits {
        switch value {
        // Small digits below the line are a part of the word before them, as in H₂O.
        case 0x2080...0x2089, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE00...0xFE0F, 0xE0100...0xE01EF: .mark
        case 0x2000...0x206F, 0x2190...0x2BFF, 0x1F300...0x1FAFF: .nothing
        case 0x3041...0x30FF, 0x31F0...0x31FF: value == 0x30FB ? .nothing : .character
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: .character
        case 0xAC00...0xD7A3: .letter
        default: looked(up: value)
        }
    }

    /// Traits from the Unicode tables of the standard library.
    static func looked(up value: UInt32) -> ScalarTraits {
        guard let scalar = Unicode.Scalar(value) else { return [] }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: return script(of: value).union([.letter, .upper])
        case .lowercaseLetter: return script(of: value).union([.letter, .lower])
        case .otherLetter, .modifierLetter, .letterNumber: return script(of: value).union(.letter)
        case .decimalNumber: return .digit
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .format: return value == 0xAD ? .mark : []
        default: return []
        }
    }

    /// The script of the letter `value`, by the blocks of Unicode.
    private static func script(of value: UInt32) -> ScalarTraits {
        switch value {
        case 0x41...0x24F, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xFB00...0xFB06,
            0xFF21...0xFF5A,
            0x1D400...0x1D6A3:
            .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: .cyrillic
        default: []
        }
    }
}

/// What the scalars of two bytes are, one letter for each, as Unicode has them.
///
/// A table that is part of the program: to make it from the tables of the standard library would take longer
/// than to read a hundred posts.
enum ScalarKinds {
    /// Traits of the scalar `value`, which is from U+0080 to U+07FF.
    @inline(__always)
    static func traits(_ value: UInt32) -> ScalarTraits {
        let kind = kinds.utf8Start[Int(value &- 0x80)]
        switch kind {
        case UInt8(ascii: "."): return .nothing
        case UInt8(ascii: "l"): return .latinSmall
        case UInt8(ascii: "L"): return .latinCapital
        case UInt8(ascii: "r"): return .cyrillicSmall
        case UInt8(ascii: "R"): return .cyrillicCapital
        case UInt8(ascii: "m"): return .mark
        default: return rare(kind)
        }
    }

    private static func rare(_ kind: UInt8) -> ScalarTraits {
        switch kind {
        case UInt8(ascii: "g"): [.letter, .lower, .greek]
        case UInt8(ascii: "G"): [.letter, .upper, .greek]
        case UInt8(ascii: "k"): [.letter, .greek]
        case UInt8(ascii: "o"): [.letter, .latin]
        case UInt8(ascii: "c"): [.letter, .cyrillic]
        case UInt8(ascii: "u"): [.letter, .lower]
        case UInt8(ascii: "U"): [.letter, .upper]
        case UInt8(ascii: "x"): .letter
        case UInt8(ascii: "9"): .digit
        default: []
        }
    }

    /// `L` and `l` are capital and small letters of the Latin script, `R` and `r` of the Cyrillic one, `G` and
    /// `g` of the Greek one, `U` and `u` of others; `o`, `k` and `x` letters without case, the last of other
    /// scripts; `9` digits, `m` marks.
    private static let kinds: StaticString = """
        ..........................................o..m.......l....o.....\
        LLLLLLLLLLLLLLLLLLLLLLL.LLLLLLLllllllllllllllllllllllll.llllllll\
        LlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLllLlLlLlL\
        lLlLlLlLllLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLLlLlLll\
        lLLlLlLLlLLLllLLLLlLLlLLLlllLLlLLlLlLlLLlLllLlLLlLLLlLlLLlloLlll\
        ooooLLlLLlLLlLlLlLlLlLlLlLlLllLlLlLlLlLlLlLlLlLllLLlLlLLLlLlLlLl\
        LlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlLlllllllLLlLLl\
        lLlLLLLlLlLlLlLluuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu\
        uuuuuuuuuuuuuuuuuuuuxxuuuuuuuuuuuuuuuuuuuuuuuuuuxxxxxxxxxxxxxxxx\
        xx....xxxxxxxxxxxx..............xxxxx.......x.x.................\
        mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm\
        mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmGgGgk.Gg..kggg.G\
        ......G.GGG.G.GGgGGGGGGGGGGGGGGGGG.GGGGGGGGGgggggggggggggggggggg\
        gggggggggggggggGggGGGgggGgGgGgGgGgGgGgGgGgGgGgGgggggGg.GgGGggGGG\
        RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRrrrrrrrrrrrrrrrr\
        rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRr\
        Rr.mmmmmmmRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRr\
        RRrRrRrRrRrRrRrrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRr\
        RrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRrRr.UUUUUUUUUUUUUUU\
        UUUUUUUUUUUUUUUUUUUUUUU..x......uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu\
        uuuuuuuuu........mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm.m\
        .mm.mm.m........xxxxxxxxxxxxxxxxxxxxxxxxxxx....xxxx.............\
        ................mmmmmmmmmmm.....xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
        xxxxxxxxxxxmmmmmmmmmmmmmmmmmmmmm9999999999....xxmxxxxxxxxxxxxxxx\
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
        xxxxxxxxxxxxxxxxxxxx.xmmmmmmm..mmmmmmxxmm.mmmmxx9999999999xxx..x\
        ................xmxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxmmmmmmmmmmmmmmmm\
        mmmmmmmmmmm..xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxmmmmmmmmmmmx..............\
        9999999999xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxmmmmmmmmmxx....x..m..
        """
}
