import Testing

@testable import TextAnalysis

@Suite struct EditDistanceTests {
    @Test(
        arguments: [
            ("", "", 2, 0), ("clip", "clip", 0, 0), ("clip", "clop", 1, 1), ("clip", "cilp", 1, 1),
            ("clip", "clips", 1, 1),
            ("", "ab", 2, 2), ("трансформер", "транформер", 2, 1), ("ё", "е", 1, 1),
            ("kitten", "sitting", 3, 3),
            ("ca", "abc", 3, 3),
        ] as [(String, String, Int, Int)])
    func counts(a: String, b: String, limit: Int, distance: Int) {
        #expect(EditDistance.distance(Array(a.utf8), Array(b.utf8), limit: limit) == distance)
        #expect(EditDistance.distance(Array(b.utf8), Array(a.utf8), limit: limit) == distance)
    }

    @Test(arguments: [("kitten", "sitting", 2), ("a", "abcd", 2), ("clip", "bert", 3), ("a", "a", -1)])
    func givesUpBeyondTheLimit(a: String, b: String, limit: Int) {
        #expect(EditDistance.distance(Array(a.utf8), Array(b.utf8), limit: limit) == nil)
    }
}
