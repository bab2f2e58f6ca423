public import JSON
public import ReviewModel

/// An item as JSON, by the schema `digest.item/1`: every key but that of abstracts is always there, in the order
/// of the tables.
public enum ItemJSON {
    /// Name of the schema.
    static let schema = "digest.item/1"

    /// Writes `item`, with its score and snippet where it has them or `scores` asks for them, and with
    /// what surrounds it where that is known; only the members called one of `names` where some are given. Blanks in
    /// names are plain ones; with `keepingFamilies` no-break spaces go on holding family names together, for import to
    /// read back.
    public static func write(
        _ item: LibraryItem, scores: Bool = false, only names: Set<String>? = nil,
        keepingFamilies: Bool = false,
        to json: inout JSONWriter
    ) {
        var item = item
        if !keepingFamilies { item.review.showNames() }
        if names?.contains("claims") ?? true { item.review.addLeads() }
        let isAsked = { (name: String) in names?.contains(name) ?? true }
        json.object { json in
            if isAsked("schema") { json.field("schema", is: schema) }
            Review.fields.writeMembers(of: item.review, as: .item, only: names, to: &json)
            Curation.fields.writeMembers(of: item.curation, as: .item, only: names, to: &json)
            if scores || item.score != nil || item.snippet != nil {
                if isAsked("score") { json.field("score", is: item.score) }
                if isAsked("snippet") { json.field("snippet", is: item.snippet?.text) }
            }
            if let comment = item.comment, isAsked("comment") { json.field("comment", is: comment) }
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
        for paper in review.papers.indices {
            let length = review.papers[paper].abstract?.utf8.count ?? 0
            review.papers[paper].abstractClaims.removeAll { $0.range.upperBound > length }
        }
        for claim in review.claims.indices { review.claims[claim].lead = nil }
        return review
    }

    /// What its reader had added to an item.
    public static func curation(in item: JSONValue) -> Curation {
        Curation.fields.read(item, as: .item) ?? Curation()
    }
}

extension Review {
    /// Tells of the claims that are items of lists what leads in to these.
    fileprivate mutating func addLeads() {
        guard !claims.isEmpty else { return }
        let leads = ClaimLeads(self)
        for claim in claims.indices { claims[claim].lead = leads.lead(of: claims[claim]) }
    }

    /// Puts plain blanks into the names of authors.
    fileprivate mutating func showNames() {
        for paper in papers.indices {
            for author in papers[paper].authors.indices
            where papers[paper].authors[author].name.utf8.contains(0xA0) {
                papers[paper].authors[author].name = papers[paper].authors[author].shown
            }
        }
    }
}

/// A review as lines of dumps hold it, and what is kept of one that is shown corrected.
public enum StoredReview {
    /// Writes the members of the line of `review`: all of it but its evidence and the places it was read from.
    public static func writeMembers(of review: Review, to json: inout JSONWriter) {
        Review.fields.writeMembers(of: review, as: .stored, to: &json)
    }

    /// The review that a line of a dump holds, read from the source at `path`; nil where it lacks what every
    /// item has.
    public static func review(in line: JSONValue, path: String) -> Review? {
        guard line["key"].string != nil, line["id"].string != nil, line["title"].string != nil,
            line["text"].string != nil, var review = Review.fields.read(line, as: .stored)
        else { return nil }
        review.source.path = path
        return review
    }

    /// All of `review` with what its values rest on: a version that the library does not show.
    public static func version(of review: Review) -> String {
        var json = JSONWriter(escaping: .required)
        json.object { json in
            writeMembers(of: review, to: &json)
            json.key("evidence")
            Coding.evidence.write(review.evidence, .stored, &json)
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// The review of such a version, read from the source at `path`; nil where it is none.
    public static func version(in json: JSONValue, path: String) -> Review? {
        guard var review = review(in: json, path: path) else { return nil }
        review.evidence = Coding.evidence.value(in: json["evidence"]) ?? []
        return review
    }

    /// The fields of `review` that corrections may change.
    public static func snapshot(of review: Review) -> String {
        var json = JSONWriter(escaping: .required)
        Review.snapshot.write(review, as: .stored, to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Puts the fields of a snapshot back into `review`, unless it is none.
    public static func restore(_ snapshot: JSONValue, into review: inout Review) {
        guard snapshot["title"].string != nil else { return }
        _ = Review.snapshot.read(snapshot, as: .stored, into: &review)
    }
}
