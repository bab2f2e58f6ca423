import CStemmer

/// What a character becomes when spellings are to be compared.
enum FoldingTable {
    /// Set in a result that holds two ASCII letters, the second shifted by eight bits.
    static let pair: UInt32 = 0x8000_0000

    /// The scalar to compare instead of `value`, or two letters with `pair` set.
    @inline(__always)
    static func folded(_ value: UInt32) -> UInt32 {
        if value &- 0x410 < 0x40 { return value < 0x430 ? value + 0x20 : value }
        return foldedOther(value)
    }

    /// Letters that texts have seldom, and those that they hardly ever have, for which tables are made.
    private static func foldedOther(_ value: UInt32) -> UInt32 {
        switch value {
        case 0..<0x41, 0x5B..<0xAA, 0x3000..<0xA000: value
        case 0x41..<0x5B: value + 0x20
        case 0xC0...0x220: FoldedLetters.latin(value)
        case 0x380..<0x3D0: FoldedLetters.greek(value)
        case 0x400, 0x401, 0x450, 0x451: 0x435
        case 0x402..<0x410: value + 0x50
        case 0x452..<0x460: value
        default: computed(value)
        }
    }

    /// What `value` becomes, by the tables of the standard library.
    static func computed(_ value: UInt32) -> UInt32 {
        value < 0x800 ? low[Int(value)] : foldedRare(value)
    }

    /// The capital form of a folded scalar, for names that are compared with their capitals.
    static func capital(_ folded: UInt32) -> UInt32 {
        switch folded {
        case 0x61...0x7A, 0x430...0x44F: folded - 0x20
        case 0x450...0x45F: folded - 0x50
        default: simple(folded) { $0.properties.uppercaseMapping }
        }
    }

    private static let low: [UInt32] = (0..<0x800).map { base(ofLower: lowercase($0)) }
    private static let additional: [UInt32] = (0x1E00..<0x2000).map { base(ofLower: lowercase($0)) }

    private static func foldedRare(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x1E00..<0x2000: additional[Int(value - 0x1E00)]
        case 0xFB00...0xFB06: ligatures[Int(value - 0xFB00)]
        case 0xFF10...0xFF5A: lowercase(value - 0xFEE0)
        case 0x24B6...0x24CF: value - 0x24B6 + 0x61
        case 0x24D0...0x24E9: value - 0x24D0 + 0x61
        case 0x1D400..<0x1D6A4: (value - 0x1D400) % 26 + 0x61
        case 0x1D7CE..<0x1D800: (value - 0x1D7CE) % 10 + 0x30
        default: foldedLower(lowercase(value))
        }
    }

    /// Some rare capitals, such as the sign of the ångström, have small forms that fold further.
    private static func foldedLower(_ value: UInt32) -> UInt32 { value < 0x800 ? low[Int(value)] : value }

    private static func lowercase(_ value: UInt32) -> UInt32 {
        simple(value) { $0.properties.lowercaseMapping }
    }

    private static func simple(_ value: UInt32, mapping: (Unicode.Scalar) -> String) -> UInt32 {
        Unicode.Scalar(value).flatMap { mapping($0).unicodeScalars.first?.value } ?? value
    }

    private static func base(ofLower value: UInt32) -> UInt32 { bases[value] ?? value }

    private static func two(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt32 {
        pair | first.value | second.value << 8
    }

    /// ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ; of those of three letters the last is dropped on both sides of a comparison.
    private static let ligatures = [
        two("f", "f"), two("f", "i"), two("f", "l"), two("f", "f"), two("f", "f"), two("s", "t"),
        two("s", "t"),
    ]

    private static let bases: [UInt32: UInt32] = {
        var bases: [UInt32: UInt32] = [
            0xDF: two("s", "s"), 0xE6: two("a", "e"), 0x153: two("o", "e"), 0xFE: two("t", "h"),
            0x133: two("i", "j"), 0x1C6: two("d", "z"), 0x1F3: two("d", "z"), 0x1C9: two("l", "j"),
            0x1CC: two("n", "j"),
        ]
        for line in variants.split(separator: "\n") {
            guard let base = line.unicodeScalars.first else { continue }
            for variant in line.unicodeScalars.dropFirst(2) { bases[variant.value] = base.value }
        }
        return bases
    }()

    /// A letter, then the letters that count as the same one. Those with a diacritic follow the
    /// decompositions of the Unicode character database; ø, ł, đ, ı and the like are added.
    private static let variants = """
        a àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặªɑ
        b ḃḅḇƀ
        c çćĉċčḉ
        d ďḋḍḏḑḓđð
        e èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệəǝ
        f ḟƒ
        g ĝğġģǧǵḡǥ
        h ĥȟḣḥḧḩḫẖħ
        i ìíîïĩīĭįǐȉȋḭḯỉịı
        j ĵǰ
        k ķǩḱḳḵĸ
        l ĺļľḷḹḻḽłŀ
        m ḿṁṃ
        n ñńņňǹṅṇṉṋŉŋ
        o òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿº
        p ṕṗ
        r ŕŗřȑȓṙṛṝṟ
        s śŝşšșſṡṣṥṧṩẛ
        t ţťțṫṭṯṱẗŧ
        u ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
        v ṽṿ
        w ŵẁẃẅẇẉẘ
        x ẋẍ
        y ýÿŷȳẏẙỳỵỷỹ
        z źżžẑẓẕƶ
        α άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ
        ε έἐἑἒἓἔἕὲέ
        η ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ
        ι ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ
        μ µ
        ο όὀὁὂὃὄὅὸό
        ρ ῤῥ
        σ ς
        υ ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ
        ω ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ
        е ёѐ
        """
}

/// What letters of two bytes become when spellings are compared, for the ranges that texts have them from.
///
/// Tables that are parts of the program: to make them from those of the standard library would take longer
/// than to read a hundred posts.
enum FoldedLetters {
    /// What `value`, from U+00C0 to U+0220, becomes; see `FoldingTable.folded`.
    @inline(__always)
    static func latin(_ value: UInt32) -> UInt32 { entry(latin, at: value &- 0xC0) ?? value }

    /// What `value`, from U+0380 to U+03CF, becomes.
    @inline(__always)
    static func greek(_ value: UInt32) -> UInt32 { entry(greek, at: value &- 0x380) ?? value }

    /// Two bytes: a letter of two bytes, one of one byte and a space, two of one byte each, or two spaces for
    /// what stays as it is.
    @inline(__always)
    private static func entry(_ table: StaticString, at index: UInt32) -> UInt32? {
        let first = UInt32(table.utf8Start[2 * Int(index)])
        let second = UInt32(table.utf8Start[2 * Int(index) + 1])
        if first >= 0xC2 { return (first & 0x1F) << 6 | second & 0x3F }
        if second != 0x20 { return FoldingTable.pair | first | second << 8 }
        return first == 0x20 ? nil : first
    }

    private static let latin: StaticString = """
        a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thss\
        a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thy \
        a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g \
        g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l \
        l l l n n n n n n n n n o o o o o o oeoer r r r r r s s s s s s \
        s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s \
        b ɓƃ  ƅ  ɔƈ  ɖɗƌ    e e ɛf f ɠɣ  ɩɨƙ      ɯɲ  ɵ\
        o o ƣ  ƥ  ʀƨ  ʃ    ƭ  ʈu u ʊʋƴ  z z ʒƹ      ƽ      \
                dzdzdzljljljnjnjnja a i i o o u u u u u u u u u u e a a \
        a a ǣ  g g g g k k o o o o ǯ  j dzdzdzg g ƕƿn n a a ǽ  o o \
        a a a a e e e e i i i i o o o o r r r r u u u u s s t t ȝ  h h ƞ
        """

    private static let greek: StaticString = """
                    α  εηι  ο  υωιαβγδεζηθικλμνξο\
        πρ  στυφχψωιυαεηιυ                              \
            σ              ιυουωϗ
        """
}

/// Letters of one script typed where the other was meant: `Сlip` with a Cyrillic `С`.
enum LookAlikes {
    /// Which way the letters of a word are to be changed.
    enum Direction {
        case none, toCyrillic, toLatin
    }

    /// The direction for one word that has letters of both scripts: towards the script of most of its
    /// letters, provided that every other letter has a twin there. A Russian ending of a Latin word, as
    /// in `BERTа`, is meant as it is.
    static func direction(of word: UnsafeBufferPointer<UInt8>) -> Direction {
        var latin = 0, cyrillic = 0, latinTwins = 0, cyrillicTwins = 0
        var i = 0
        while i < word.count {
            let (value, length) = UTF8Scanner.scalar(in: word, at: i)
            let traits = ScalarTraits.of(value)
            if traits.contains(.latin) {
                latin += 1
                if cyrillicTwin(ofLatin: value) != nil { latinTwins += 1 }
            } else if traits.contains(.cyrillic) {
                cyrillic += 1
                if latinTwin(ofCyrillic: value) != nil { cyrillicTwins += 1 }
            }
            i += length
        }
        if latin > 0, cyrillic > latin, latinTwins == latin { return .toCyrillic }
        let isMostlyLatin = cyrillic > 0 && latin > cyrillic && cyrillicTwins == cyrillic
        return isMostlyLatin && LoanEnding.start(in: word) == nil ? .toLatin : .none
    }

    /// The letter that `value` is to be read as.
    static func read(_ value: UInt32, direction: Direction) -> UInt32 {
        switch direction {
        case .none: value
        case .toCyrillic: cyrillicTwin(ofLatin: value) ?? value
        case .toLatin: latinTwin(ofCyrillic: value) ?? value
        }
    }

    private static func cyrillicTwin(ofLatin value: UInt32) -> UInt32? {
        latin.firstIndex(of: value).map { cyrillic[$0] }
    }

    private static func latinTwin(ofCyrillic value: UInt32) -> UInt32? {
        cyrillic.firstIndex(of: value).map { latin[$0] }
    }

    private static let latin = "ABCEHKMOPTXYaceopxyijs".unicodeScalars.map(\.value)
    private static let cyrillic = "АВСЕНКМОРТХУасеорхуіјѕ".unicodeScalars.map(\.value)
}

/// Russian endings put straight on a Latin word: `BERTом`, `GPT3й`, `MLщик`.
enum LoanEnding {
    /// Where the ending begins in `word`, in bytes; nil when it has none. The word may be folded or not.
    static func start(in word: UnsafeBufferPointer<UInt8>) -> Int? {
        var start = word.count
        while start >= 2, isCyrillicLead(word[start - 2]), word[start - 1] & 0xC0 == 0x80 { start -= 2 }
        guard start > 0, start < word.count, isLatinOrDigits(word[..<start]) else { return nil }
        let ending = String(decoding: word[start...], as: UTF8.self)
        return endings.contains(ending) ? start : nil
    }

    /// Where the ending begins in `word`, in bytes; nil when it has none.
    static func start(in word: [UInt8]) -> Int? { word.withUnsafeBufferPointer { start(in: $0) } }

    private static func isCyrillicLead(_ byte: UInt8) -> Bool { byte == 0xD0 || byte == 0xD1 }

    private static func isLatinOrDigits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var hasLetter = false
        for byte in bytes {
            if isCyrillicLead(byte) { return false }
            hasLetter = hasLetter || byte >= 0x41 && !(0x5B...0x60).contains(byte)
        }
        return hasLetter
    }

    private static let endings = WordFiles.stems.phrases("loan.ending")
}
