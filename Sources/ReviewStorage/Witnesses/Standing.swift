internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite

/// How much a version of an item is worth beside others of the same item. The greatest of all versions
/// that sources hold is shown, so the order of imports does not matter.
struct Standing: Comparable {
    /// Whether the source tells the number of the post: one that does is no copy of a copy.
    private let isNumbered: Bool
    /// When it was edited, in seconds since 1970.
    private let edited: Int64
    private let messages: Int
    /// How much the entry of a bibliography tells; nothing of other sources.
    private let publication: PublicationStanding?
    /// Identifiers, links with an address, and a date.
    private let facts: Int
    private let length: Int
    private let hasExactTimes: Bool
    private let fingerprint: Int64

    /// The version that the library shows.
    init(_ review: Review, as known: KnownReview) {
        self.init(review, traits: known.traits, fingerprint: known.fingerprint)
    }

    /// The version that a source with `traits` gives.
    init(_ review: Review, traits: SourceTraits, fingerprint: Int64) {
        isNumbered = !review.source.messages.isEmpty
        // A time of a zone that is not told may seem later than the same one told exactly.
        let doubt: Int64 = traits.contains(.exactTimes) ? 0 : Self.widestZone
        edited = review.edited.map { $0.seconds - doubt } ?? Int64.min
        messages = review.source.messages.count
        publication = review.papers.first.flatMap { paper in
            traits.contains(.bibliography)
                ? PublicationStanding(of: paper, entry: BibliographyEntry(review.evidence)) : nil
        }
        let identifiers = review.papers.flatMap { [$0.arxiv, $0.doi].compactMap { $0 } }
        let addresses = review.links.compactMap(\.url)
        facts = identifiers.count + addresses.count + (review.date == nil ? 0 : 1)
        length = review.text.utf8.count
        hasExactTimes = traits.contains(.exactTimes)
        self.fingerprint = fingerprint
    }

    /// Seconds that a clock may be ahead of Greenwich.
    private static let widestZone: Int64 = 14 * 3600

    static func < (left: Standing, right: Standing) -> Bool {
        if left.isNumbered != right.isNumbered { return right.isNumbered }
        if left.edited != right.edited { return left.edited < right.edited }
        if left.messages != right.messages { return left.messages < right.messages }
        if let one = left.publication, let other = right.publication, one != other { return one < other }
        if (left.publication == nil) != (right.publication == nil) { return right.publication != nil }
        if left.facts != right.facts { return left.facts < right.facts }
        if left.length != right.length { return left.length < right.length }
        if left.hasExactTimes != right.hasExactTimes { return right.hasExactTimes }
        return left.fingerprint < right.fingerprint
    }
}

/// A review as the library has it, for comparison with what a source gives.
struct KnownReview {
    /// Number of its row.
    var number: Int64
    /// Its key.
    var key: String
    /// Fingerprint of its content.
    var fingerprint: Int64
    /// Number of the source that shows it.
    var source: Int64
    /// Its place among the items of that source.
    var position: Int
    /// Path of that source.
    var path: String
    /// What is true of all sources of its format.
    var traits: SourceTraits
    /// When it first came into the library, in seconds since 1970.
    var added: Int64
    /// Whether the post has been deleted since.
    var isGone: Bool
    /// Its reactions, as they stand in its row.
    var reactions: String

    /// Its reactions taken apart.
    var reactionList: [Reaction] { JSONValue(parsing: reactions).flatMap(Coding.reactions.value(in:)) ?? [] }
}
