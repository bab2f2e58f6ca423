/// What an import did to the library. An item that another source holds as well counts as
/// unchanged when its content stays what it was.
public struct ImportOutcome: Sendable, Equatable {
    /// Items the library did not have.
    public var new = 0
    /// Items whose content is another now.
    public var changed = 0
    /// Items that stay as they were.
    public var unchanged = 0
    /// Items that were found to be deleted; they stay.
    public var gone = 0

    /// Nothing done.
    public init() {}

    /// All items of the source as it is now.
    public var items: Int { new + changed + unchanged }

    /// Adds what another import did.
    public mutating func add(_ other: ImportOutcome) {
        new += other.new
        changed += other.changed
        unchanged += other.unchanged
        gone += other.gone
    }
}
