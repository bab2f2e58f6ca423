/// What is true of all sources of an input format. The library keeps it with each source, so that nothing
/// outside of the formats has to know their names.
public struct SourceTraits: OptionSet, Sendable, Hashable {
    /// One bit a trait. Libraries hold it: a bit never changes its meaning.
    public let rawValue: Int

    /// Traits by their bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A bibliography: its entries state what is known of papers and discuss none.
    public static let bibliography = SourceTraits(rawValue: 1 << 0)
    /// It holds all messages of a channel between the first and the last it has, so that what it lacks
    /// was deleted.
    public static let holdsEveryMessage = SourceTraits(rawValue: 1 << 1)
    /// Every line of it belongs to an item, and values can be shown on the line they were read from.
    public static let plainText = SourceTraits(rawValue: 1 << 2)
    /// A document that this program wrote, which may come back with a person's changes.
    public static let document = SourceTraits(rawValue: 1 << 3)
    /// Its times are exact to the second and know their zone.
    public static let exactTimes = SourceTraits(rawValue: 1 << 4)
    /// Several files may make one source.
    public static let severalFiles = SourceTraits(rawValue: 1 << 5)
    /// It shows only the latest of what there is, so that what it lacks may be there still.
    public static let latestOnly = SourceTraits(rawValue: 1 << 6)
}
