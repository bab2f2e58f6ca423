public import ReviewModel
internal import SQLite

/// Takes the items of one source into the library. Lent by `ReviewStore.importing`.
public final class ReviewWriter {
    /// What was done so far; items that are gone are counted at the end.
    public private(set) var outcome = ImportOutcome()
    private let source: Int64
    private let path: String
    private let added: Int64
    private let rows: ReviewRows
    private let sightings: Sightings
    private var nextNumber: Int64
    private var seen: Set<Int64> = []
    private var position = 0

    init(
        source: Int64, path: String, added: Int64, rows: ReviewRows, sightings: Sightings, nextNumber: Int64
    ) {
        self.source = source
        self.path = path
        self.added = added
        self.rows = rows
        self.sightings = sightings
        self.nextNumber = nextNumber
    }

    /// Takes one item. A second item with the key of an earlier one of the same source gets `#2`
    /// after its key, a third `#3`, and ids to match.
    public func put(_ review: Review) throws {
        var review = review
        let known = try rename(&review)
        let sighting = Sighting(
            source: source, position: position, fingerprint: Fingerprint.of(review), of: review)
        position += 1
        guard let known else { return try add(review, sighting) }
        seen.insert(known.number)
        if known.fingerprint == sighting.fingerprint {
            try sightAgain(known, sighting)
        } else if try sightings.fingerprint(review: known.number, source: source) == sighting.fingerprint {
            try sightings.put(sighting, review: known.number)
            outcome.unchanged += 1
        } else if try known.source == source || supersedes(review, sighting, known) {
            try replace(known, with: review, sighting)
        } else {
            try sightings.put(sighting, review: known.number)
            outcome.unchanged += 1
        }
    }

    /// Gives `review` a key that no earlier item of this source has, and returns the review that the
    /// library holds under it.
    private func rename(_ review: inout Review) throws -> KnownReview? {
        let key = review.key
        var copy = 1
        while let known = try sightings.review(key: review.key) {
            guard seen.contains(known.number) else { return known }
            copy += 1
            review.key = "\(key)#\(copy)"
            review.id = ReviewIdentity.id(forKey: review.key)
        }
        return nil
    }

    private func add(_ review: Review, _ sighting: Sighting) throws {
        let number = try write(review, sighting, added: added)
        seen.insert(number)
        try sightings.put(sighting, review: number)
        outcome.new += 1
    }

    private func replace(_ known: KnownReview, with review: Review, _ sighting: Sighting) throws {
        try sightings.vacate(known.number)
        let number = try write(review, sighting, added: known.added)
        try sightings.move(from: known.number, to: number)
        try sightings.remove(review: known.number)
        try sightings.put(sighting, review: number)
        seen.remove(known.number)
        seen.insert(number)
        outcome.changed += 1
    }

    private func write(_ review: Review, _ sighting: Sighting, added: Int64) throws -> Int64 {
        let number = nextNumber
        nextNumber += 1
        let place = ReviewRows.Place(
            number: number, source: source, position: sighting.position, added: added,
            fingerprint: sighting.fingerprint)
        try rows.write(review, place)
        return number
    }

    /// The same content again. Of the sources that have it the first by path shows it, so that the
    /// order of imports does not matter.
    private func sightAgain(_ known: KnownReview, _ sighting: Sighting) throws {
        try sightings.put(sighting, review: known.number)
        if known.source != source ? path < known.path : known.position != sighting.position {
            try sightings.show(review: known.number, source: source, position: sighting.position)
        }
        outcome.unchanged += 1
    }

    /// Whether this version of an item wins over the one that another source gave: the one edited
    /// later, else the longer one, else either, but always the same.
    private func supersedes(_ review: Review, _ sighting: Sighting, _ known: KnownReview) throws -> Bool {
        let edited = (review.edited ?? review.date)?.seconds ?? Int64.min
        if edited != known.edited { return edited > known.edited }
        let length = review.text.utf8.count
        let knownLength = try sightings.length(review: known.number)
        if length != knownLength { return length > knownLength }
        return sighting.fingerprint > known.fingerprint
    }

    /// Completes the text index and takes back what the source no longer has.
    func finish() throws {
        try rows.flush()
        let gone = try sightings.reviews(of: source).filter { !seen.contains($0) }
        for review in gone { try sightings.remove(review: review, source: source) }
        outcome.gone = gone.count
    }
}
