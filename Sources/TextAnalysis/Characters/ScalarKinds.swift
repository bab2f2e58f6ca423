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
