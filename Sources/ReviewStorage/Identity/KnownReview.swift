/// A review as the library has it, for comparison with what a source gives.
struct KnownReview {
    /// Number of its row.
    var number: Int64
    /// Its key.
    var key: String
    /// Fingerprint of its content.
    var fingerprint: Int64
    /// Number of the source that shows it.
    var source: Int64
    /// Its place among the items of that source.
    var position: Int
    /// Path of that source.
    var path: String
    /// When it first came into the library, in seconds since 1970.
    var added: Int64
    /// Whether the post has been deleted since.
    var isGone: Bool
    /// Its reactions, as they stand in its row.
    var reactions: String
}
