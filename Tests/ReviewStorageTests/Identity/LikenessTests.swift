import ReviewModel
import Testing

@testable import ReviewStorage

@Suite struct LikenessTests {
    @Test(arguments: [
        ("", ""), ("A b-c, 1.", "Abc1"), ("Сеть — «хорошая»!", "Сетьхорошая"),
        ("see https://t.me/x/1 now", "seenow"),
        ("http://a.b", ""), ("http:/ x", "httpx"), ("👍🏽 ok", "ok"), ("深い、学習", "深い学習"),
        ("a\u{AD}b\u{FEFF}", "ab"),
        ("h", "h"),
    ]) func lettersAreWhatNoCopyLoses(_ text: String, _ expected: String) {
        var text = text
        #expect(String(decoding: text.withUTF8(Likeness.letters), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("abcdef", "abc", true), ("abcdef", "cde", true), ("abcdef", "def", true), ("abcdef", "", true),
        ("abcdef", "acd", false), ("abc", "abcd", false), ("aab", "ab", true), ("", "a", false),
    ]) func aPartIsFound(_ whole: String, _ part: String, _ expected: Bool) {
        #expect(Likeness.contains(Array(whole.utf8), part: Array(part.utf8)) == expected)
    }

    @Test func copiesShareAMark() {
        let post = Sample.review("k/1", text: "Сеть — учится. https://e.example/a")
        let copy = Sample.review("k/text", text: "Сеть учится https://e.example/b")
        let other = Sample.review("k/2", text: "Сеть учит")
        #expect(Likeness.marks(of: post) == Likeness.marks(of: copy))
        #expect(Set(Likeness.marks(of: post)).isDisjoint(with: Likeness.marks(of: other)))
        #expect(Likeness.marks(of: Sample.review("k/3", text: " … ")).isEmpty)
    }

    /// A copy whose end is cut off is known by its paper and its beginning.
    @Test func aPaperAndTheBeginningAreAMark() {
        let text = String(repeating: "слово ", count: 60)
        var post = Sample.review("k/1", text: text + "конец")
        post.papers = [Paper(title: "Paper")]
        var copy = Sample.review("k/2", text: text)
        copy.papers = post.papers
        #expect(Set(Likeness.marks(of: post)).isDisjoint(with: Likeness.marks(of: copy)))
        post.papers[0].arxiv = "2001.00001"
        copy.papers[0].arxiv = "2001.00001"
        #expect(!Set(Likeness.marks(of: post)).isDisjoint(with: Likeness.marks(of: copy)))
        copy.kind = .news
        #expect(Likeness.marks(of: copy).count == 1)
    }

    @Test func aNameIsAMarkOfItsOwn() {
        let review = Sample.review("k/a", text: "x")
        #expect(Likeness.marks(of: review, named: "text/a").count == 2)
        #expect(
            Likeness.marks(of: review, named: "text/a")[0] != Likeness.marks(of: review, named: "text/b")[0])
    }
}
