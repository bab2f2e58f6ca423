public import ReviewModel

// An export that is read again holds mostly what it held: posts that are as they were need not be read.

extension ReviewWriter {
    /// Whether this source held the item when it was read last, and what has `stamp` made it. Of `outline` kind, key,
    /// source and reactions count.
    public func knows(_ outline: Review, stamp: Int64) throws -> Bool {
        guard hasStamps, let fact = ChannelFact(of: outline, isSaid: isChannelSaid) else { return false }
        var key = ItemKey(outline.key, in: fact.path)
        key?.channel = channels.path(of: fact)
        return try key.flatMap { try unchanged($0.description, stamp) } != nil
    }

    /// Takes an item that is known once more, as `receive` would have done; false, with nothing done, where it has to
    /// be read, as something that came before it has changed its record.
    public func takeAgain(_ outline: Review, stamp: Int64) throws -> Bool {
        guard try knows(outline, stamp: stamp) else { return false }
        var item = try arrival(of: outline, stamp: stamp) { _ in 0 }
        guard let known = try unchanged(item.review.key, stamp) else { return false }
        item.fingerprint = known.fingerprint
        item.sighting.fingerprint = known.fingerprint
        item.sighting.evidence = nil
        arrive(item)
        _ = try meetAgain(known, item: item)
        return true
    }

    /// The record with `key`, if it shows what has `stamp` in this source, and would go on showing it.
    private func unchanged(_ key: String, _ stamp: Int64) throws -> KnownReview? {
        guard let known = try records.sightings.review(key: key) else { return nil }
        let isShown = known.source == source || path < known.path
        let isSame = try records.sightings.holds(
            review: known.number, source: source, stamp: stamp, fingerprint: known.fingerprint,
            withEvidence: isShown)
        return isSame ? known : nil
    }
}
