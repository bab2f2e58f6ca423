import ReviewModel
import Testing

@Suite struct ItemKeyTests {
    @Test(
        arguments: [
            ("papers/642", "papers", .message(642), 1),
            ("c/123/45", "c/123", .message(45), 1),
            ("chat/123/45", "chat/123", .message(45), 1),
            ("«teapot papers»/7", "«teapot papers»", .message(7), 1),
            (
                "papers/paper/arxiv:math/0309136/0thhxabcde", "papers",
                .paper(name: "arxiv:math/0309136", words: "0thhxabcde"), 1
            ),
            (
                "papers/paper/doi:10.1/paper/x#y/0thhxabcde#2", "papers",
                .paper(name: "doi:10.1/paper/x#y", words: "0thhxabcde"), 2
            ),
            ("/paper/title:/0thhxabcde", "", .paper(name: "title:", words: "0thhxabcde"), 1),
            // First words that are a number are no number of a message.
            ("papers/text/2021", "papers", .text("2021"), 1),
            ("/text/", "", .text(""), 1),
            ("papers/header/teapot papers#3", "papers", .header("teapot papers"), 3),
            ("text/2021", "text", .message(2021), 1),
            ("papers/odd", "papers", .other("odd"), 1),
            ("papers/paper/odd", "papers", .other("paper/odd"), 1),
            ("papers/642#2", "papers", .message(642), 2),
            ("papers/text/a#1", "papers", .text("a#1"), 1),
        ] as [(String, String, ItemKey.Place, Int)])
    func isTakenApartAndPutTogether(key: String, channel: String, place: ItemKey.Place, copy: Int) throws {
        let parsed = try #require(ItemKey(key))
        #expect(parsed.channel == channel)
        #expect(parsed.place == place)
        #expect(parsed.copy == copy)
        #expect(parsed.description == key)
        #expect(ItemKey(key, in: channel) == parsed)
        #expect(ItemKey(key, in: channel + "x") == nil)
    }

    @Test(arguments: ["", "papers", "#2"])
    func whatHasNoSlashIsNone(text: String) { #expect(ItemKey(text) == nil) }

    @Test(
        arguments: [("papers/642", 642), ("papers/642#2", nil), ("papers/text/642", nil)] as [(String, Int?)])
    func messages(key: String, message: Int?) { #expect(ItemKey(key)?.message == message) }

    @Test func theStemIsThatOfAllReviewsOfThePaper() {
        #expect(ItemKey("a/paper/doi:10.1/x/words")?.paperStem == "a/paper/doi:10.1/x")
        #expect(ItemKey("a/text/words")?.paperStem == nil)
    }

    @Test(arguments: [("papers", true), ("c/1", false), ("«papers»", false)])
    func handles(channel: String, isHandle: Bool) { #expect(ItemKey.isHandle(channel) == isHandle) }
}
