internal import JSON
internal import ReviewModel

/// A number that tells whether the content of a review is the same: 64 bits after FNV-1a over all
/// fields but those that tell only where it was read. Reactions are left out as well: they change from day
/// to day under posts that stay the same.
struct Fingerprint {
    private var hash = StableHash()

    /// The fingerprint of `review`, as SQLite's signed integer.
    static func of(_ review: Review) -> Int64 {
        var fingerprint = Fingerprint()
        fingerprint.add(review)
        return Int64(bitPattern: fingerprint.hash.value)
    }

    private mutating func add(_ review: Review) {
        add(review.source.format)
        add(review.kind.rawValue, review.title, review.label, review.language?.rawValue, review.text)
        add(review.date.map { Int($0.seconds) }, review.edited.map { Int($0.seconds) })
        if let date = review.date, date.precision != .second { add(date.precision.rawValue) }
        add(review.incomplete ? 1 : 0, review.source.replyTo)
        add(each: review.source.messages) { $0.add($1) }
        add(each: review.papers) { $0.add($1) }
        add(each: review.links) { $0.add($1) }
        add(each: review.reviewer.map { [$0] } ?? []) { $0.add($1) }
        add(each: review.models) { $0.add($1) }
        add(each: review.datasets) { $0.add($1) }
        add(each: review.topics) { $0.add($1.id, "\($1.score)") }
        add(each: review.claims) { $0.add($1) }
        add(each: review.captions) { $0.add($1) }
    }

    private mutating func add(_ paper: Paper) {
        add(paper.title, paper.venue, paper.yearSource?.rawValue, paper.arxiv, paper.doi, paper.url)
        add(paper.year, paper.authorsTruncated ? 1 : 0)
        add(each: paper.authors) { $0.add($1.name) }
        add(each: paper.affiliations) { $0.add($1) }
        add(each: paper.awards) { $0.add($1) }
    }

    private mutating func add(_ link: Link) {
        add(link.url, link.role.rawValue, link.label, link.placement.rawValue)
        add(link.official ? 1 : 0, link.paper)
    }

    private mutating func add(_ reviewer: Reviewer) {
        add(reviewer.name, reviewer.affiliation, JSONValue(reviewer.handles).text)
    }

    private mutating func add(_ model: ModelMention) {
        add(model.name, model.role.rawValue)
        add(model.mentions)
        add(each: model.aliases) { $0.add($1) }
    }

    private mutating func add(_ claim: Claim) {
        add(claim.text, claim.kind.rawValue, JSONValue(claim.quantities).text)
        add(claim.range.lowerBound, claim.range.upperBound)
    }

    // Each value is preceded by what it is, and a list by its length, so that no two different
    // reviews give the same bytes.

    private mutating func add<Element>(each elements: [Element], _ body: (inout Fingerprint, Element) -> Void)
    {
        add(elements.count)
        for element in elements { body(&self, element) }
    }

    private mutating func add(_ strings: String?...) {
        for string in strings {
            guard var string else {
                hash.add(word: 0)
                continue
            }
            hash.add(word: 1)
            string.withUTF8 { add($0) }
        }
    }

    private mutating func add(_ numbers: Int?...) {
        for number in numbers {
            hash.add(word: number == nil ? 2 : 3)
            hash.add(word: UInt64(bitPattern: Int64(number ?? 0)))
        }
    }

    /// The length, then eight bytes at a time.
    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        hash.add(word: UInt64(bytes.count))
        let words = UnsafeRawBufferPointer(bytes)
        var offset = 0
        while offset + 8 <= words.count {
            hash.add(word: UInt64(littleEndian: words.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        for byte in bytes[offset...] { hash.add(word: UInt64(byte)) }
    }
}
