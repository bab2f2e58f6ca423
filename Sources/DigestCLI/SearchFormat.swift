/// How answers of a search are printed.
enum SearchFormat: String, NamedFormat {
    /// For people.
    case text
    /// One array.
    case json
    /// One object a line.
    case ndjson
    /// Ids alone, one a line.
    case ids
}
