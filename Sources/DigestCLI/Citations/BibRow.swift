import JSON
import ReviewModel
import ReviewRendering

/// An entry of a bibliography with the reviews of its paper, for printing.
struct BibRow {
    let key: String
    let items: [LibraryItem]

    /// The key, then a line a review.
    var text: String {
        let name = SafeText.line(key)
        guard !items.isEmpty else { return "\(name)  no review" }
        return
            ([name]
            + items.map {
                "  \($0.review.id)  (\($0.review.kind.rawValue)) \(SafeText.line($0.review.title))"
            })
            .joined(separator: "\n")
    }

    /// `{"key": "…", "reviews": ["…"]}`.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("key", key)
            json.field("reviews", items.map(\.review.id))
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
