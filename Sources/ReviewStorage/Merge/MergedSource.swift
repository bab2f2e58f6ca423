internal import ReviewModel

/// A source of another library, as this one has it now.
struct MergedSource {
    /// Its number here.
    var number: Int64
    var path: String
    /// Name of the input format.
    var format: String
    /// Whether this library did not have it.
    var isNew: Bool
    /// Whether the other library has read it later than this one; nil where this one had not read it, or
    /// both have read the same.
    var isLater: Bool?

    /// Whether the line of a dump tells of a later state of the source than `known`; nil where it tells of
    /// the same.
    static func isLater(_ value: JSONValue, than known: SourceRecord) -> Bool? {
        let hash = value["hash"].string ?? ""
        guard hash != known.hash else { return nil }
        let theirs = (value["modified"].integer ?? 0, value["imported"].integer ?? 0, hash)
        return (Int(known.modified), Int(known.imported?.seconds ?? 0), known.hash) < theirs
    }
}
