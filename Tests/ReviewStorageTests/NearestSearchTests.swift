import Testing

@testable import ReviewStorage

struct NearestSearchTests {
    @Test(
        arguments: [
            ("transfomer", ["transformer", "transfer"], "transformer"),
            ("alfafold", ["alphatensor", "alphafold"], "alphafold"),
            ("girshik", ["girshick", "girish"], "girshick"),
            ("bert", ["hubert", "best"], "best"), ("gpt", ["gpt2"], nil), ("gpt4", ["gpt3"], nil),
            ("эмбеддинк", ["эмбеддинг"], "эмбеддинг"), ("слон", ["кот"], nil), ("слон", [], nil),
        ] as [(String, [String], String?)])
    func nearest(word: String, words: [String], expected: String?) {
        var search = NearestSearch(Array(word.utf8))
        for other in words { search.consider(Array(other.utf8), count: 1) }
        #expect(search.best?.word == expected)
    }

    @Test func ofTwoAsNearTheMoreFrequentIsMeant() {
        var search = NearestSearch(Array("modem".utf8))
        search.consider(Array("moden".utf8), count: 1)
        search.consider(Array("model".utf8), count: 9)
        #expect(search.best?.word == "model")
    }
}
