import JSON
import ReviewCoding
import ReviewModel
import Testing

@testable import ReviewStorage

@Suite struct CorrectionApplyingTests {
    private func corrected(_ review: Review, _ texts: String...) throws -> Review {
        var review = review
        for correction in try texts.flatMap(Correction.parse) { correction.apply(to: &review) }
        return review
    }

    @Test func titleOfTheOnlyPaperGoesAlong() throws {
        var review = Sample.review("k", title: "Old")
        review.papers = [Paper(title: "Old")]
        let new = try corrected(review, "title=New")
        #expect(new.title == "New")
        #expect(new.papers.map(\.title) == ["New"])
    }

    @Test func aPaperIsMadeWhereThereIsNone() throws {
        let new = try corrected(Sample.review("k", title: "T"), "arxiv=2103.00020", "author+=Ada One")
        #expect(new.papers.map(\.title) == ["T"])
        #expect(new.papers.first?.authors == [Author(name: "Ada One")])
        #expect(new.papers.first?.url == "https://arxiv.org/abs/2103.00020")
        #expect(new.papers.first?.year == 2021)
        #expect(new.papers.first?.yearSource == .arxiv)
        #expect(try corrected(Sample.review("k"), "venue=").papers.isEmpty)
    }

    @Test func aStatedYearOutlivesAnotherIdentifier() throws {
        let new = try corrected(Sample.review("k"), "year=2019", "arxiv=2103.00020")
        #expect(new.papers.first?.year == 2019)
        #expect(new.papers.first?.yearSource == .stated)
    }

    @Test func modelsChangeRolesAndOrder() throws {
        var review = Sample.review("k")
        review.models = [
            ModelMention(name: "A", role: .primary),
            ModelMention(name: "B", aliases: ["B-2"], role: .mentioned),
        ]
        let new = try corrected(review, "about+=b2", "about-=A", "model+=C")
        #expect(new.models.map(\.name) == ["B", "A", "C"])
        #expect(new.models.map(\.role) == [.primary, .mentioned, .mentioned])
        #expect(try corrected(review, "model-=B-2").models.map(\.name) == ["A"])
        #expect(try corrected(review, "about=C").models.map(\.name) == ["C", "A", "B"])
    }

    @Test func listsKeepEveryValueOnce() throws {
        var review = Sample.review("k")
        review.datasets = ["ImageNet"]
        review.topics = [TopicScore(id: "cv", score: 0.5)]
        let new = try corrected(review, "dataset+=ImageNet", "dataset+=COCO", "topic+=nlp", "topic-=cv")
        #expect(new.datasets == ["ImageNet", "COCO"])
        #expect(new.topics == [TopicScore(id: "nlp", score: 1)])
        #expect(try corrected(review, "dataset=").datasets.isEmpty)
    }

    @Test func linksHaveRoles() throws {
        let new = try corrected(
            Sample.review("k"), "link+=code:https://a.b/c", "link+=https://arxiv.org/abs/2103.00020",
            "link+=blog:https://c.d", "link-=https://c.d")
        #expect(new.links.map(\.role) == [.code, .paper])
        #expect(new.links.map(\.url) == ["https://a.b/c", "https://arxiv.org/abs/2103.00020"])
    }

    @Test func snapshotGivesBackEveryField() throws {
        let full = Sample.full
        var other = try corrected(
            full, "title=X", "label=", "kind=news", "reviewer=", "author=", "model=", "dataset=", "topic=",
            "link=",
            "claim=")
        #expect(other != full)
        let snapshot = try #require(JSONValue(parsing: StoredReview.snapshot(of: full)))
        StoredReview.restore(snapshot, into: &other)
        #expect(other == full)
    }
}
