/// A place where a lexicon's entry is named.
public struct LexiconMatch: Sendable, Hashable {
    /// Which of the matcher's lexicons, by its place in the list.
    public let lexicon: Int
    /// Which entry of it.
    public let entry: Int
    /// Which spelling of the entry: 0 for its name, 1 for its first alias, and so on.
    public let alias: Int
    /// The place in bytes.
    public let range: Range<Int>
    /// The place in tokens.
    public let tokens: Range<Int>
}
