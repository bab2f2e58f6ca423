public import JSON
public import ReviewModel

/// An item as JSON, by the schema `digest.item/1`: every key is always there, in the order of the tables.
public enum ItemJSON {
    /// Name of the schema.
    static let schema = "digest.item/1"

    /// Writes `item`, with its score and snippet where it has them or `scores` asks for them, and with
    /// what surrounds it where that is known; only the members called one of `names` where some are given.
    public static func write(
        _ item: LibraryItem, scores: Bool = false, only names: Set<String>? = nil, to json: inout JSONWriter
    ) {
        let isAsked = { (name: String) in names?.contains(name) ?? true }
        json.object { json in
            if isAsked("schema") { json.field("schema", schema) }
            Review.fields.writeMembers(of: item.review, as: .item, only: names, to: &json)
            Curation.fields.writeMembers(of: item.curation, as: .item, only: names, to: &json)
            if scores || item.score != nil || item.snippet != nil {
                if isAsked("score") { json.field("score", item.score) }
                if isAsked("snippet") { json.field("snippet", item.snippet?.text) }
            }
            if let comment = item.comment, isAsked("comment") { json.field("comment", comment) }
            if let context = item.context {
                ItemContext.fields.writeMembers(of: context, as: .item, only: names, to: &json)
            }
        }
    }

    /// The review of an item; nil where it lacks what every item has. Its key and evidence are not in it,
    /// and claims that do not stand in its text are left out.
    public static func review(in item: JSONValue) -> Review? {
        guard var review = Review.fields.read(item, as: .item) else { return nil }
        let length = review.text.utf8.count
        review.claims.removeAll { $0.range.upperBound > length }
        return review
    }

    /// What its reader had added to an item.
    public static func curation(in item: JSONValue) -> Curation {
        Curation.fields.read(item, as: .item) ?? Curation()
    }
}
