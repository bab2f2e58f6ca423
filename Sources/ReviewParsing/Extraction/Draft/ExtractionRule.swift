import ReviewModel

/// Reads one field of a review out of a post.
///
/// A rule looks at structure (lines, labels, links, names), never at one document. It carries its
/// own examples, which document it and are run as tests.
protocol ExtractionRule: Sendable {
    /// Name as `why` prints it: `header-authors`.
    var name: String { get }
    /// Posts with what the rule reads out of them.
    var examples: [RuleExample] { get }

    /// Fills in what the rule can read.
    func apply(to draft: inout ReviewDraft)
}

/// A post and what a rule reads out of it.
struct RuleExample: Sendable {
    /// The whole source, as text.
    var text: String
    /// Field of the JSON the rule fills: `authors`.
    var field: String
    /// Values of that field in the first review, as text, in order.
    var values: [String]

    /// `field` of the first review in `text` has these `values`.
    init(_ text: String, field: String, values: [String]) {
        self.text = text
        self.field = field
        self.values = values
    }
}
