/// What an extracted value rests on.
public struct Evidence: Sendable, Equatable {
    /// The rule of what the entry of a bibliography states beside the fields of an item, by the names of BibTeX:
    /// `key`, `type`, `pages`, `month`, …
    public static let entryRule = "entry"

    /// Field of the item, as in the JSON: `authors`, `models`.
    public var field: String
    /// The value, as printed.
    public var value: String
    /// Name of the rule that read it.
    public var rule: String
    /// Where its words stand, in UTF-8 bytes of the source file; nil when it was inferred.
    public var range: Range<Int>?
    /// How sure the rule is, from 0 to 1.
    public var confidence: Double

    /// Evidence for one value.
    public init(field: String, value: String, rule: String, range: Range<Int>?, confidence: Double) {
        self.field = field
        self.value = value
        self.rule = rule
        self.range = range
        self.confidence = confidence
    }
}
