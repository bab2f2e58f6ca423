internal import ReviewModel

/// What the text index holds of one review, column by column.
struct IndexedDocument {
    /// Stems: title, label, models it is about, people, other names, claims, text.
    let columns: [[UInt8]]
    /// Distinct forms of all words.
    let forms: [UInt8]

    /// How well a document of `review_stem` answers, with the weights of the columns in their order.
    static let relevance = "relevance(review_stem, 8.0, 6.0, 6.0, 5.0, 2.0, 2.0, 1.0)"

    /// A number that grows whenever the terms of an unchanged review would come out differently, so
    /// that libraries of an older program are indexed anew.
    static let version = 3

    init(_ review: Review, _ writer: inout TermWriter) {
        let primary = review.models.filter { $0.role == .primary }
        let mentioned = review.models.filter { $0.role != .primary }
        let people =
            review.papers.flatMap { $0.authors.map(\.name) } + (review.reviewer.map { [$0.name] } ?? [])
        writer.begin()
        let title = writer.stems(
            of: [review.title] + review.papers.map(\.title).filter { $0 != review.title })
        let label = writer.stems(of: review.label ?? "")
        let models = writer.stems(of: primary.flatMap { [$0.name] + $0.aliases })
        let authors = writer.stems(of: people) + IndexedDocument.skeletons(people)
        let names =
            writer.stems(
                of: mentioned.map(\.name) + review.datasets
                    + review.papers.flatMap { $0.affiliations + $0.awards + ($0.venue.map { [$0] } ?? []) })
            + IndexedDocument.facts(review)
        let claims = writer.stems(of: review.claims.map(\.text))
        let text = writer.stems(of: [review.text] + review.captions)
        columns = [title, label, models, authors, names, claims, text]
        forms = writer.forms
    }

    /// Length of all terms in bytes.
    var size: Int { columns.reduce(forms.count) { $0 + $1.count } }

    /// Topics and years, as terms that no word of a text can be. A topic stands there the more often
    /// the more the review is about it.
    private static func facts(_ review: Review) -> [UInt8] {
        var facts: [UInt8] = []
        for topic in review.topics {
            let term = FactTerm.topic(topic.id) + [0x20]
            for _ in 0...Int(min(1, max(0, topic.score)) * 4) { facts += term }
        }
        for year in Set(review.papers.compactMap(\.year)).sorted() { facts += FactTerm.year(year) + [0x20] }
        return facts
    }

    private static func skeletons(_ names: [String]) -> [UInt8] {
        var skeletons: [UInt8] = []
        for word in names.flatMap(NameForms.words) {
            guard let skeleton = NameForms.skeleton(ofFolded: word) else { continue }
            skeletons += skeleton + [0x20]
        }
        return skeletons
    }
}
