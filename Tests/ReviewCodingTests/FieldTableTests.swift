import JSON
import ReviewModel
import Testing

@testable import ReviewCoding

/// No field of the model is forgotten: every property of a filled value comes through the table of its fields.
@Suite struct FieldTableTests {
    /// Checks `table` by a value, each property of which is another than that of an empty one.
    private func check<Root: Equatable>(_ table: FieldTable<Root>, empty: Root, filled: Root) throws {
        let properties = zip(Mirror(reflecting: empty).children, Mirror(reflecting: filled).children)
        for (empty, filled) in properties {
            let label = filled.label ?? "?"
            #expect(
                String(describing: empty.value) != String(describing: filled.value),
                "the sample of \(table.name) leaves '\(label)' empty; fill it")
        }
        var copy = empty
        for field in table.fields {
            var json = JSONWriter()
            field.write(filled, .stored, &json)
            let value = try #require(JSONValue(parsing: json.bytes), "\(table.name).\(field.name)")
            #expect(field.read(value, .stored, &copy), "\(table.name).\(field.name)")
        }
        for (read, written) in zip(Mirror(reflecting: copy).children, Mirror(reflecting: filled).children) {
            #expect(
                String(describing: read.value) == String(describing: written.value),
                "no field of the table of \(table.name) holds '\(written.label ?? "?")'")
        }
        #expect(copy == filled)
    }

    @Test func everyPropertyHasAField() throws {
        let source = SourceReference(path: "", format: "")
        // Abstracts have rows of their own and are not stored with a review.
        var review = Review.filled
        review.papers[0].abstract = nil
        review.papers[0].abstractOrigin = nil
        review.papers[0].abstractClaims = []
        try check(
            Review.fields, empty: Review(kind: .other, title: "", text: "", source: source), filled: review)
        try check(SourceReference.fields, empty: source, filled: .filled)
        try check(Paper.fields, empty: Paper(title: ""), filled: .filled)
        try check(
            Link.fields, empty: Link(url: nil, role: .other, placement: .body), filled: Review.filled.links[0]
        )
        try check(Reviewer.fields, empty: Reviewer(name: ""), filled: Reviewer.filled)
        try check(
            ModelMention.fields, empty: ModelMention(name: "", role: .mentioned),
            filled: Review.filled.models[0])
        try check(
            TopicScore.fields, empty: TopicScore(id: "", score: 0), filled: Review.filled.topics[0])
        try check(
            Claim.fields, empty: Claim(text: "", kind: .result, range: 0..<0), filled: Claim.led)
        try check(
            Quantity.fields, empty: Quantity(value: "", unit: "", raw: ""),
            filled: Review.filled.claims[0].quantities[0])
        try check(
            Reaction.fields, empty: Reaction(emoji: nil, count: 0), filled: Review.filled.reactions[0])
        try check(
            Evidence.fields, empty: Evidence(field: "", value: "", rule: "", range: nil, confidence: 0),
            filled: Review.filled.evidence[0])
        try check(Curation.fields, empty: Curation(), filled: .filled)
        try check(ItemContext.fields, empty: ItemContext(), filled: .filled)
        try check(
            ItemContext.Neighbour.fields, empty: .init(id: "", title: ""),
            filled: ItemContext.filled.refersTo[0])
        try check(
            FormerText.fields, empty: FormerText(text: "", date: nil),
            filled: ItemContext.filled.formerTexts[0])
    }

    /// A field is stored and fingerprinted, or it is known not to be.
    @Test func everyFieldHasAPlaceInWhatIsStored() {
        let stored = Set(Review.fields.fields(in: .stored).map(\.name))
        #expect(stored.count == Review.fields.fields(in: .stored).count)
        #expect(
            Set(Review.fields.fields.map(\.name)).subtracting(stored) == [
                // A part that is stored field by field; what a fingerprint alone wants.
                "source", "precision",
                // What the row of a sighting holds, and what nothing keeps.
                "evidence", "path", "format", "lines", "duplicates", "bytes", "channel_id",
            ])
        let papers = Set(Paper.fields.fields(in: .stored).map(\.name))
        #expect(
            Set(Paper.fields.fields.map(\.name)).subtracting(papers) == [
                "abstract", "abstract_origin", "abstract_claims",
            ])
    }

    /// A name of an order that stands in no table would be passed over in silence.
    @Test func ordersNameFieldsOnly() {
        #expect(Review.fields.fields(in: .stored).count == 24)
        #expect(Review.snapshot.fields(in: .stored).map(\.name) == Review.correctable)
        // What leads in to a claim is told by the text.
        #expect(Claim.fields.fields(in: .stored).count + 1 == Claim.fields.fields.count)
    }
}

extension Claim {
    /// A claim with all that one can have, as it is written of an item of a list.
    static let led: Claim = {
        var claim = Review.filled.claims[0]
        claim.lead = "It has two parts:"
        return claim
    }()
}

extension Review {
    /// A review with all that one can have, none of it twice.
    static let filled: Review = {
        var review = Review(kind: .review, title: "Title", text: "A sentence of text.", source: .filled)
        review.id = "id"
        review.key = "channel/1"
        review.label = "Label"
        review.papers = [.filled]
        review.links = [
            Link(
                url: "https://e.example", role: .code, label: "Code", placement: .header, official: false,
                paper: 0)
        ]
        review.reviewer = .filled
        review.models = [ModelMention(name: "Net", aliases: ["NET"], role: .primary, mentions: 3)]
        review.datasets = ["Data"]
        review.topics = [TopicScore(id: "nlp", score: 0.25)]
        review.claims = [
            Claim(
                text: "sentence", kind: .method,
                quantities: [Quantity(value: "1", unit: "%", of: "error", raw: "one %")], range: 2..<10)
        ]
        review.captions = ["Caption"]
        review.reactions = [Reaction(emoji: "👍", count: 2)]
        review.language = .english
        review.date = Timestamp(beginningOf: 2021, month: 8, day: nil)
        review.edited = Timestamp(seconds: 1_600_000_000)
        review.incomplete = true
        review.evidence = [
            Evidence(field: "title", value: "Title", rule: "title", range: 1..<3, confidence: 0.5)
        ]
        return review
    }()
}

extension SourceReference {
    static let filled: SourceReference = {
        var source = SourceReference(path: "a.txt", format: "text")
        source.channel = "channel"
        source.channelTitle = "Channel"
        source.channelID = 7
        source.messages = [1, 2]
        source.url = "https://t.me/channel/1"
        source.replyTo = 5
        source.lines = [1...2]
        source.duplicates = [3...4]
        source.bytes = [5..<6]
        return source
    }()
}

extension Paper {
    static let filled: Paper = {
        var paper = Paper(title: "Paper")
        paper.authors = [Author(name: "Ada One")]
        paper.authorsTruncated = true
        paper.affiliations = ["Lab"]
        paper.venue = "Venue"
        paper.year = 2020
        paper.yearSource = .stated
        paper.awards = ["Best"]
        paper.arxiv = "2001.00001"
        paper.doi = "10.1/x"
        paper.url = "https://p.example"
        paper.abstract = "Abstract"
        paper.abstractOrigin = .arxiv
        paper.abstractClaims = [Claim(text: "Abstract", kind: .method, range: 0..<8)]
        return paper
    }()
}

extension Reviewer {
    static let filled = Reviewer(name: "Bob", handles: ["habr": "bob"], affiliation: "Lab")
}

extension Curation {
    static let filled: Curation = {
        var curation = Curation()
        curation.tags = ["x"]
        curation.status = .reading
        curation.rating = 4
        curation.notes = "note"
        curation.lists = ["club"]
        return curation
    }()
}

extension ItemContext {
    static let filled: ItemContext = {
        var context = ItemContext()
        context.isGone = true
        context.refersTo = [Neighbour(id: "a", title: "A")]
        context.referredBy = [Neighbour(id: "b", title: "B")]
        context.formerTexts = [FormerText(text: "old", date: Timestamp(seconds: 0))]
        return context
    }()
}
