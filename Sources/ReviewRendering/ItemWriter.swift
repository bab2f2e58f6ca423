public import ReviewModel

/// Writes items: `begin`, any number of `item`, `end`, in that order. Each appends to `out`, which the
/// caller may empty between the calls.
public protocol ItemWriter: Sendable {
    /// Citation keys given to papers that had none, once the export has ended: what a paper is told
    /// apart by, and its key.
    var addedCitationKeys: [String: String] { get }

    /// Appends what stands before the first item.
    mutating func begin(_ out: inout [UInt8])
    /// Appends one item.
    mutating func item(_ item: LibraryItem, _ out: inout [UInt8])
    /// Appends what stands after the last item.
    mutating func end(_ out: inout [UInt8])
}

extension ItemWriter {
    /// None, unless the writer says otherwise.
    public var addedCitationKeys: [String: String] { [:] }
    /// Nothing, unless the writer says otherwise.
    public mutating func begin(_ out: inout [UInt8]) {}
    /// Nothing, unless the writer says otherwise.
    public mutating func end(_ out: inout [UInt8]) {}
}
