internal import ReviewModel
internal import TextAnalysis

/// What an item has of what archives state of its first paper: topics of the categories that its authors have filed it
/// under, and models that its abstract names, where the text of the item names none. What the abstract claims is no part
/// of the item, and is shown apart where the item claims next to nothing. What an item says itself comes
/// first and stays as it is.
struct StatedParts {
    /// A topic, with the category that it follows from.
    private struct Filed {
        let topic: TopicScore
        let category: String
    }

    private var topics: [Filed] = []
    private let models: [StatedModel]
    private let claims: [StatedClaim]

    /// The parts of an item whose first paper is one of which `metadata` is stated.
    init(_ metadata: [PaperMetadata]) {
        models = metadata.first { !$0.models.isEmpty }?.models ?? []
        claims = metadata.first { $0.abstract != nil }?.claims ?? []
        for stated in metadata {
            for (index, category) in stated.categories.enumerated() {
                for id in Self.topics[category] ?? [] where !topics.contains(where: { $0.topic.id == id }) {
                    let score = index == 0 ? Self.first : Self.other
                    topics.append(Filed(topic: TopicScore(id: id, score: score), category: category))
                }
            }
        }
    }

    /// Scores of what the first category says, which is where the paper belongs, and of what the others say, to which
    /// it is listed as well.
    private static let (first, other) = (0.7, 0.5)

    /// Topics by category.
    private static let topics = Dictionary(grouping: pairs, by: \.category).mapValues { $0.map(\.topic) }

    private static let pairs = WordFiles.categories.words("category").map {
        (category: $0.word, topic: $0.of)
    }

    /// The rows of `category`, `topic` for a statement in SQL; both are words of the program's own.
    static let rows = pairs.map { "('\($0.category)', '\($0.topic)')" }.joined(separator: ", ")

    /// Whether an item of that kind is of its first paper.
    private static func takes(_ kind: Kind) -> Bool { kind == .review || kind == .entry }

    /// Gives `review` the parts that it lacks.
    func complete(_ review: inout Review) {
        guard Self.takes(review.kind) else { return }
        let own = Set(review.topics.map(\.id))
        review.topics += topics.map(\.topic).filter { !own.contains($0.id) }
        if review.models.isEmpty { review.models = models.map(\.mention) }
    }

    /// What those values of `review` rest on that nothing in its text speaks for.
    func evidence(of review: Review) -> [Evidence] {
        guard Self.takes(review.kind) else { return [] }
        let isOwn = { (field: String, value: String) in
            review.evidence.contains { $0.field == field && $0.value == value }
        }
        let told = Set(review.topics.map(\.id))
        let filed = topics.filter { told.contains($0.topic.id) && !isOwn("topics", $0.topic.id) }.map {
            Evidence(
                field: "topics", value: $0.topic.id, rule: "category \($0.category)", range: nil,
                confidence: $0.topic.score)
        }
        let names = Set(review.models.map(\.name))
        let named = models.filter { names.contains($0.mention.name) && !isOwn("models", $0.mention.name) }.map
        {
            Evidence(
                field: "models", value: $0.mention.name, rule: "abstract", range: nil,
                confidence: $0.confidence)
        }
        let shown = Set(review.abstractClaims?.claims.map(\.text) ?? [])
        let claimed = claims.filter { shown.contains($0.claim.text) }.map {
            Evidence(
                field: "abstract_claims", value: $0.claim.text, rule: "abstract", range: nil,
                confidence: $0.confidence)
        }
        return named + filed + claimed
    }
}
