import ReviewModel
import Testing

@testable import ReviewRendering

@Suite struct JSONTreeTests {
    @Test(arguments: SampleItems.all) func whatIsWrittenIsReadBack(_ item: LibraryItem) throws {
        let line = render(NDJSONFormat.self, [item])
        let tree = try #require(JSONTree(line))
        var json = JSONWriter()
        json.value(tree)
        #expect(json.bytes + [0x0A] == line)
        #expect(tree["title"]?.string == item.review.title)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":}", "nul", "1 2", "\"\\x\"", "\"\n\"", "{a:1}", "\"\\u12\"", "-",
    ])
    func damageIsNoJSON(_ text: String) { #expect(JSONTree(Array(text.utf8)) == nil) }

    @Test func depthIsBounded() {
        #expect(JSONTree(Array(String(repeating: "[", count: 100_000).utf8)) == nil)
    }

    @Test func escapes() {
        #expect(JSONTree(Array(#""\u00e9\ud83d\ude00\ud800\/""#.utf8))?.string == "é😀\u{FFFD}/")
    }
}
