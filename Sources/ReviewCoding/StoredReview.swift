public import JSON
public import ReviewModel

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
