import ReviewModel
import ReviewRendering

/// A remark on a query, with the place pointed at.
struct QueryWarning {
    let remark: QueryRemark
    let query: String

    /// The sentence; under it the query with a line of carets, where it fits on one line.
    var text: String {
        let bytes = Array(query.utf8)
        let range = remark.range.clamped(to: 0..<bytes.count)
        let shown = SafeText.line(query)
        guard shown == query, DisplayWidth.of(query) <= 76 else { return remark.message }
        let before = DisplayWidth.of(String(decoding: bytes[..<range.lowerBound], as: UTF8.self))
        let under = max(1, DisplayWidth.of(String(decoding: bytes[range], as: UTF8.self)))
        let spaces = String(repeating: " ", count: before)
        return "\(remark.message)\n  \(query)\n  \(spaces)\(String(repeating: "^", count: under))"
    }
}
