import ReviewModel
import Testing

@testable import ReviewStorage

struct RelatedTests {
    @Test func whatSharesMoreComesFirst() throws {
        let library = try TemporaryLibrary()
        var one = Sample.full
        one.kind = .review
        var same = Sample.review("same", path: "b.txt")
        same.papers = [Paper(title: "Other title")]
        same.papers[0].arxiv = "2102.12092"
        var model = Sample.review("model", path: "b.txt")
        model.models = [
            ModelMention(name: "DALL·E", aliases: ["DALL-E", "DALLE"], role: .primary, mentions: 1)
        ]
        let stranger = Sample.review("stranger", path: "b.txt")
        try library.take([one])
        try library.take([same, model, stranger], from: "b.txt")
        let item = try #require(try library.item(key: one.key))
        let related = try library.store.related(to: item)
        #expect(related.map(\.item.review.title) == ["same", "model"])
        #expect(related.first?.reasons.first == .paper)
        #expect(related.last?.reasons == [.models(["DALL·E"])])
        #expect(try library.store.related(to: item, limit: 1).count == 1)
    }
}
