/// The two halves of the stamp of a post, one number by which it is known again: what it says, and how that is laid out
/// in its source. Only posts with one key are compared, so that forty bits tell one version from another.
public enum StampParts {
    /// Bits for how the post is laid out.
    private static let layoutBits = 24

    private static let mask: UInt64 = (1 << layoutBits) - 1

    /// The stamp of hashes of content and layout.
    public static func stamp(content: UInt64, layout: UInt64) -> Int64 {
        Int64(bitPattern: mixed(content) & ~mask | mixed(layout) & mask)
    }

    /// Whether two stamps are of one content, wherever its parts stand.
    public static func haveOneContent(_ left: Int64, _ right: Int64) -> Bool {
        left >> layoutBits == right >> layoutBits
    }

    /// The number with all of its bits in all of its bits (MurmurHash3's finalizer, Austin Appleby, public domain).
    private static func mixed(_ number: UInt64) -> UInt64 {
        var number = number
        for factor: UInt64 in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
            number = (number ^ (number >> 33)) &* factor
        }
        return number ^ (number >> 33)
    }
}
