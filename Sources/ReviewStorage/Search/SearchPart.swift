/// A part of a question, with what it finds.
public struct SearchPart: Sendable, Equatable {
    /// The part as it could be typed.
    public var text: String
    /// How deep it stands in groups.
    public var depth = 0
    /// Other names that are looked for too.
    public var related: [String]
    /// How many items have it.
    public var count: Int
}
