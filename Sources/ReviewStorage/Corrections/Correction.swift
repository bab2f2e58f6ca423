public import ReviewModel

// Corrections: what a person says of an item against what the rules read. They hang on the item's
// key, so that they outlive every import, and are put over what was read each time it is read.

/// One change of one field.
public struct Correction: Sendable, Equatable {
    /// What is done to the field.
    public enum Operation: String, Sendable, CaseIterable {
        /// It has this one value.
        case set
        /// It is empty.
        case clear
        /// It has this value too.
        case add
        /// It does not have this value.
        case remove
    }

    /// The field.
    public var field: CorrectableField
    /// What is done to it.
    public var operation: Operation
    /// The value as stored: arXiv identifiers bare, DOIs in lower case, a link as `role:url`, a claim
    /// to the letter; empty for `clear`.
    public var value: String
    /// When it was made; nil until it is stored.
    public var date: Timestamp?

    /// A change that is not stored yet.
    public init(_ field: CorrectableField, _ operation: Operation, _ value: String = "") {
        self.field = field
        self.operation = operation
        self.value = value
        self.date = nil
    }

    /// As it would be typed: `author+=Ada One`, `label=`.
    public var description: String {
        switch operation {
        case .set: "\(field.rawValue)=\(value)"
        case .clear: "\(field.rawValue)="
        case .add: "\(field.rawValue)+=\(value)"
        case .remove: "\(field.rawValue)-=\(value)"
        }
    }
}
