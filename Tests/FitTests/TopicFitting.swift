import TextAnalysis

@testable import ReviewParsing

/// What is fitted of topics: whether a review is about one.
struct TopicFitting: Fitting {
    let head = FittingHead(
        file: "topicweights", subject: "what tells the topics of a review",
        features: TopicFeatures.table.names, rivals: [("topics", "three of most weight")])
    let reviews: [FittedReview]
    private let labelled: [Review]

    /// A review with its topics, their features and what was labelled.
    private struct Review {
        var topics: [TopicEvidence]
        var rows: [[Double]]
        var wanted: Set<String>, neither: Set<String>
    }

    /// How strongly weights are held near nothing; chosen once, on sources left out.
    private static let penalty = 6.0

    init(_ labelled: [LabelledReview]) {
        reviews = labelled.map(FittedReview.init)
        self.labelled = labelled.map { review in
            let topics = TopicEvidence.all(in: review.draft)
            let all = TopicSurroundings(topics)
            let wanted = Set(review.labels.topics ?? [])
            return Review(
                topics: topics, rows: topics.map { TopicFeatures.table.values(of: Among($0, in: all)) },
                wanted: wanted,
                neither: Set(review.labels.otherTopics ?? []).subtracting(wanted))
        }
    }

    func fit(_ indices: [Int]) -> LinearModel {
        var samples = Matrix(width: head.features.count)
        var holds: [Bool] = []
        for review in indices.map({ labelled[$0] }) {
            for (topic, row) in zip(review.topics, review.rows) where !review.neither.contains(topic.id) {
                samples.append(row)
                holds.append(review.wanted.contains(topic.id))
            }
        }
        return Regression.fit(samples, holds: holds, penalty: Self.penalty, rounds: 600)
    }

    func measure(_ model: LinearModel, on index: Int, into scores: inout Scores) {
        let review = labelled[index]
        let shown = TopicsRule.kept(review.topics, by: model)
        scores["topics"] += score(shown.map(\.topic.id), review)
        let heaviest = review.topics.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }.prefix(3)
        scores["three of most weight"] += score(heaviest.map(\.id), review)
        for (topic, probability) in shown where !review.neither.contains(topic.id) {
            scores.note("topics", probability, isRight: review.wanted.contains(topic.id))
        }
    }

    private func score(_ ids: [String], _ review: Review) -> Score {
        let given = Set(ids).subtracting(review.neither)
        return .set(
            hits: review.wanted.intersection(given).count, given: given.count, wanted: review.wanted.count)
    }

    func lists(of model: LinearModel) -> [(name: String, weights: LinearModel)] { [("topic", model)] }
}
