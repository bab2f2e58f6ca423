import ReviewModel
import TextAnalysis

/// Tells the few topics that a review is about: weighed is what names them, where and how often, by weights that
/// were fitted to labelled reviews.
struct TopicsRule: ExtractionRule {
    let name = "topics"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nАгента учат обучением с подкреплением. Обучение с подкреплением тут устойчивее.",
            field: "topics", values: ["rl"])
    ]

    func apply(to draft: inout ReviewDraft) {
        guard draft.post.kind != .channelHeader, draft.post.kind != .ad else { return }
        let isReview = draft.post.kind == .review || draft.post.kind == .entry
        for (topic, probability) in Self.kept(TopicEvidence.all(in: draft), by: Self.model)
        // Elsewhere an abbreviation may be one of anything.
        where isReview || topic.isNamed || topic.lines.isEmpty {
            draft.review.topics.append(TopicScore(id: topic.id, score: probability))
            draft.note("topics", as: topic.id, by: self, at: topic.place, confidence: probability)
        }
    }

    /// The topics to be shown of those that something speaks for, the likeliest first.
    static func kept(_ topics: [TopicEvidence], by model: LinearModel) -> [(
        topic: TopicEvidence, probability: Double
    )] {
        let all = TopicSurroundings(topics)
        let judged = topics.map { topic in
            (
                topic: topic,
                probability: model.probability(of: TopicFeatures.table.values(of: Among(topic, in: all)))
            )
        }
        let kept = judged.filter { $0.probability >= least && $0.topic.isFounded }
        return Array(
            kept.sorted { ($1.probability, $0.topic.id) < ($0.probability, $1.topic.id) }.prefix(most))
    }

    private static let model = TopicFeatures.table.model(WordFiles.topicWeights.pairs("topic"))

    /// The probability from which on a topic is shown, and how many are at most.
    private static let least = 0.35, most = 5
}
