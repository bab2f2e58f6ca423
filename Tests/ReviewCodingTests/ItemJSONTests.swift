import JSON
import ReviewCoding
import ReviewModel
import Testing

struct ItemJSONTests {
    /// A family name of several words is held together inside only; what import takes back keeps it so.
    @Test(arguments: [(false, "Ana One Two"), (true, "Ana One\u{A0}Two")])
    func namesHavePlainBlanks(keepingFamilies: Bool, name: String) throws {
        let source = SourceReference(path: "p", format: "f")
        var review = Review(kind: .entry, title: "t", text: "", source: source)
        var paper = Paper(title: "t")
        paper.authors = [Author(name: "Ana One\u{A0}Two")]
        review.papers = [paper]
        var json = JSONWriter()
        ItemJSON.write(LibraryItem(review: review), keepingFamilies: keepingFamilies, to: &json)
        let value = try #require(JSONValue(parsing: json.bytes))
        #expect(ItemJSON.review(in: value)?.papers.first?.authors.map(\.name) == [name])
    }
}
