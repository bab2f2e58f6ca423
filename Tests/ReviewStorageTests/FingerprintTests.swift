import ReviewCoding
import ReviewModel
import Testing

@testable import ReviewStorage

struct FingerprintTests {
    /// One change to each field that is content.
    static let changes: [@Sendable (inout Review) -> Void] = [
        { $0.kind = .entry }, { $0.title += "." }, { $0.label = nil }, { $0.text += " " },
        { $0.language = .english },
        { $0.date = nil }, { $0.edited = $0.date }, { $0.incomplete = false }, { $0.captions.append("") },
        { $0.source.format = "telegram-json" }, { $0.source.messages = [642] }, { $0.source.replyTo = nil },
        { $0.papers.removeLast() }, { $0.papers.swapAt(0, 1) },
        { $0.papers[0].title = "" }, { $0.papers[0].authors.swapAt(0, 1) },
        { $0.papers[0].authorsTruncated = false },
        { $0.papers[0].affiliations = [] }, { $0.papers[0].venue = nil }, { $0.papers[0].year = 2020 },
        { $0.papers[0].yearSource = .stated }, { $0.papers[0].awards = [] }, { $0.papers[0].arxiv = nil },
        { $0.papers[0].doi = "" }, { $0.papers[0].url = nil }, { $0.links[0].url = nil },
        { $0.links[0].role = .blog }, { $0.links[0].label = nil }, { $0.links[0].placement = .body },
        { $0.links[0].official = true }, { $0.links[0].paper = nil }, { $0.reviewer = nil },
        { $0.reviewer?.name = "" }, { $0.reviewer?.handles["x"] = "y" }, { $0.reviewer?.affiliation = nil },
        { $0.models[0].name = "" }, { $0.models[0].aliases = [] }, { $0.models[0].role = .mentioned },
        { $0.models[0].mentions = 1 }, { $0.datasets.reverse() }, { $0.topics[0].score = 0.81 },
        { $0.topics[0].id = "" }, { $0.claims[0].text = "" }, { $0.claims[0].kind = .method },
        { $0.claims[0].range = 0..<1 }, { $0.claims[0].quantities[0].of = nil },
        { $0.claims[0].quantities = [] },
    ]

    @Test(arguments: changes.indices)
    func everyFieldCounts(change: Int) {
        var review = Sample.full
        Self.changes[change](&review)
        #expect(Fingerprint.of(review) != Fingerprint.of(Sample.full))
    }

    @Test func placesDoNotCount() {
        var review = Sample.full
        review.source.path = "elsewhere"
        review.source.lines = []
        review.source.duplicates = []
        review.source.bytes = []
        review.evidence = []
        #expect(Fingerprint.of(review) == Fingerprint.of(Sample.full))
    }

    @Test func whatChangesUnderAPostThatStaysTheSameDoesNotCount() {
        var review = Sample.full
        review.reactions[0].count += 1
        review.source.channel = nil
        review.source.channelTitle = ""
        review.source.url = nil
        #expect(Fingerprint.of(review) == Fingerprint.of(Sample.full))
    }
}
