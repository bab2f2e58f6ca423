import ArgumentParsing

/// How answers of a search are printed.
enum SearchFormat: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// One array.
    case json
    /// One object a line.
    case ndjson
    /// Ids alone, one a line.
    case ids

    /// The format called `name`; text when nothing is said.
    init(_ name: String?) throws(CommandError) {
        guard let format = SearchFormat(rawValue: name ?? "text") else {
            let names = SearchFormat.allCases.map(\.rawValue)
            throw .unknownFormat(
                name ?? "", expected: names, nearest: NearestWord.find(name ?? "", in: names))
        }
        self = format
    }
}
