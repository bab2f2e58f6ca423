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
