internal import ReviewModel
internal import SQLite

/// A hash of those values of a row that nothing else tells of, kept in its column `seal`: what is read of a review has
/// its fingerprint, but where it stands, when it came, what links to it and what readers gave it has none.
struct RowSeal {
    /// The table.
    let table: String
    /// Its columns of which the hash is.
    let columns: [String]

    /// Of a review.
    static let review = RowSeal(
        table: "review",
        columns: ["messages", "url", "reply_to", "captions", "reactions", "position", "added", "gone"])

    /// Of where a source holds one.
    static let sighting = RowSeal(
        table: "sighting",
        columns: ["position", "fingerprint", "file", "lines", "duplicates", "bytes", "stamp"])

    /// The hash as an expression of SQL; with `values`, expressions in the place of columns.
    func expression(_ values: [String: String] = [:]) -> String {
        "row_hash(\(columns.map { values[$0] ?? "\(table).\($0)" }.joined(separator: ", ")))"
    }

    /// What follows `SET` in a statement that gives columns other values, given as expressions, seal included.
    func assignments(_ values: KeyValuePairs<String, String>) -> String {
        let new = Dictionary(values.map { ($0.key, $0.value) }) { first, _ in first }
        return (values.map { "\($0.key) = \($0.value)" } + ["seal = \(expression(new))"]).joined(
            separator: ", ")
    }
}
