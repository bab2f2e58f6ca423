internal import ReviewModel
internal import SQLite

/// How much items are about the value of a field, to order those by that a query of fields finds
/// and that are as old.
enum AboutField {
    /// The ordering for the first field of `parts` that says something; nil when there is none.
    static func order(_ parts: [Query]) -> SQLFragment? {
        for case .field(let field, .text(let text)) in parts {
            if let order = order(field, text) { return order }
        }
        return nil
    }

    private static func order(_ field: Field, _ text: String) -> SQLFragment? {
        switch field {
        case .dataset: dataset(text)
        case .model, .about: model(text)
        case .topic: topic(text)
        default: nil
        }
    }

    /// Data sets are written in the order of their weight.
    private static func dataset(_ text: String) -> SQLFragment? {
        NameCondition.datasets(text).map {
            SQLFragment(
                """
                (SELECT min(position) FROM dataset_mention WHERE review = review.number \
                AND dataset IN (\($0.sql)))
                """, $0.arguments)
        }
    }

    private static func model(_ text: String) -> SQLFragment? {
        ModelCondition.models(text).map {
            SQLFragment(
                """
                (SELECT min(CASE role WHEN 'primary' THEN -1000000 ELSE 0 END - mentions) FROM model_mention \
                WHERE review = review.number AND model IN (\($0.sql)))
                """, $0.arguments)
        }
    }

    private static func topic(_ text: String) -> SQLFragment? {
        let topics = TopicNames.topics(named: text)
        let places = topics.map { _ in "?" }.joined(separator: ", ")
        return SQLFragment(
            "(SELECT -max(score) FROM review_topic WHERE review = review.number AND topic IN (\(places)))",
            topics.map(Argument.text))
    }
}
