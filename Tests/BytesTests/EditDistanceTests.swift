import Bytes
import Testing

@Suite struct EditDistanceTests {
    private static func letters(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    @Test(
        arguments: [
            ("", "", 2, 0), ("clip", "clip", 0, 0), ("clip", "clop", 1, 1), ("clip", "cilp", 1, 1),
            ("clip", "clips", 1, 1),
            ("", "ab", 2, 2), ("трансформер", "транформер", 2, 1), ("ё", "е", 1, 1),
            ("kitten", "sitting", 3, 3),
            ("ca", "abc", 3, 3),
        ] as [(String, String, Int, Int)])
    func counts(a: String, b: String, limit: Int, distance: Int) {
        #expect(EditDistance.between(Self.letters(a), Self.letters(b), limit: limit) == distance)
        #expect(EditDistance.between(Self.letters(b), Self.letters(a), limit: limit) == distance)
    }

    @Test(arguments: [("kitten", "sitting", 2), ("a", "abcd", 2), ("clip", "bert", 3), ("a", "a", -1)])
    func givesUpBeyondTheLimit(a: String, b: String, limit: Int) {
        #expect(EditDistance.between(Self.letters(a), Self.letters(b), limit: limit) == nil)
    }

    @Test(
        arguments: [("ё", "е", 2, 2), ("ab", "ba", 1, 1), ("э", "я", 2, 1)] as [(String, String, Int, Int)])
    func countsBytesWhereAsked(a: String, b: String, limit: Int, distance: Int) {
        #expect(EditDistance.ofBytes(a.utf8, b.utf8, limit: limit) == distance)
        #expect(EditDistance.ofBytes(a.utf8, b.utf8, limit: distance - 1) == nil)
    }
}
