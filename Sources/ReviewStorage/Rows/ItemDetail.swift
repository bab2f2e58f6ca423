/// How much of each item an answer is to have. What is left out is not read, and reading is most of the work
/// of answering.
public enum ItemDetail: Sendable {
    /// Everything but evidence.
    case everything
    /// What a few lines about it say: title, label, papers without awards, names of models, topics, reviewer,
    /// channel, date, tags, status and rating, and the passage.
    case summary
    /// Kind, id, key, title and label.
    case heading
}
