internal import ReviewModel

/// Where a source holds a review.
struct Sighting {
    var source: Int64
    var position: Int
    /// Fingerprint of the content that the source gives.
    var fingerprint: Int64
    /// The file, where it is another than that of the source.
    var file: String?
    var lines: String
    var duplicates: String
    var bytes: String
    /// What the values rest on; empty for a source that does not show the review.
    var evidence = ""

    init(source: Int64, position: Int, fingerprint: Int64, of review: Review, path: String) {
        self.source = source
        self.position = position
        self.fingerprint = fingerprint
        file = review.source.path == path ? nil : review.source.path
        lines = JSONValue(review.source.lines).text
        duplicates = JSONValue(review.source.duplicates).text
        bytes = JSONValue(review.source.bytes).text
    }

    /// What another library has noted: what the line of a dump holds behind the path of the source.
    init(source: Int64, dumped parts: [JSONValue]) {
        let text = { (index: Int) in
            index < parts.count && parts[index] != .null ? parts[index].text : ""
        }
        self.source = source
        position = max(0, parts.first?.integer ?? 0)
        fingerprint = Int64(parts.dropFirst().first?.integer ?? 0)
        file = parts.dropFirst(2).first?.string
        lines = text(3)
        duplicates = text(4)
        bytes = text(5)
        evidence = text(6)
    }

    /// The same, with the evidence of the review it is of.
    func showing(_ review: Review) -> Sighting {
        var sighting = self
        sighting.evidence = JSONValue(review.evidence).text
        return sighting
    }
}
