import Bytes

/// The two halves of the stamp of a post, one number by which it is known again: what it says, and how that is laid out
/// in its source. Only posts with one key are compared, so that forty bits tell one version from another.
public enum StampParts {
    /// Bits for how the post is laid out.
    private static let layoutBits = 24

    private static let mask: UInt64 = (1 << layoutBits) - 1

    /// The stamp of hashes of content and layout.
    public static func stamp(content: UInt64, layout: UInt64) -> Int64 {
        Int64(bitPattern: StableHash.spread(content) & ~mask | StableHash.spread(layout) & mask)
    }

    /// Whether two stamps are of one content, wherever its parts stand.
    public static func haveOneContent(_ left: Int64, _ right: Int64) -> Bool {
        left >> layoutBits == right >> layoutBits
    }
}
