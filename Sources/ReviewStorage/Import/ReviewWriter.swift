internal import ReviewCoding
public import ReviewModel
internal import SQLite

/// Takes the items of one source into the library. Lent by `ReviewStore.importing`.
///
/// Items that mean one post become one record: those with the same channel and message number, and
/// copies without a number that have the same letters, or the same paper and first words. What the
/// record shows is the best version that any source has (`Standing`), so the same sources give the
/// same library in whatever order they come.
public final class ReviewWriter {
    /// What was done so far; items that are gone are counted at the end.
    public internal(set) var outcome = ImportOutcome()
    /// What is true of all sources of its format.
    public private(set) var traits: SourceTraits
    /// Whether the source was read to its end; what one lacks that was not may still be there.
    public var isIntact = true
    /// Whether channels of the source were passed over as a whole: their items are not gone.
    public var passesOverChannels = false

    let source: Int64
    let path: String
    let records: Records
    let channels: ChannelRegister
    let coverage: CoverageRows
    private let store: ReviewStore
    let formers: FormerTexts
    /// Numbers of the records that items of this source have met.
    var seen = NumberRanges()
    /// Numbers of the messages of this source, by channel.
    var covered: [String: NumberRanges] = [:]
    /// Number of the first record that this import writes.
    let firstNumber: Int64
    var nextNumber: Int64
    let added: Int64
    /// What items are taken for.
    let occasion: Occasion
    let isChannelSaid: Bool
    /// Whether anything is known of what items were read from; asked for before the first is taken.
    private lazy var hasStamps = Result { try records.sightings.hasStamps() }
    private var position = 0
    private var lastFact: ChannelFact?
    private var lastReference: SourceReference?

    /// A writer for the source with the number `source`; `isChannelSaid` tells that its reader has said
    /// what channel it is of.
    init(
        _ store: ReviewStore, source: Int64, path: String, isChannelSaid: Bool = false,
        for occasion: Occasion = .importing
    ) throws {
        let tables = try store.tables()
        self.store = store
        self.source = source
        self.path = path
        self.isChannelSaid = isChannelSaid
        self.occasion = occasion
        records = tables.records
        // Others have written since, corrections among them.
        records.likeness.forgetCrowds()
        channels = tables.channels
        coverage = tables.coverage
        traits = try store.traits(ofSource: source)
        added = try store.arrival()
        formers = FormerTexts(store.database, now: added)
        firstNumber = try TextIndex.nextNumber(store.database)
        nextNumber = firstNumber
    }

    /// Tells what the source is, where that is known before its first item, as it should be: what items
    /// are worth beside others depends on it.
    public func begin(_ traits: SourceTraits) throws {
        guard traits != self.traits else { return }
        self.traits = traits
        try store.set(traits, ofSource: source)
    }

    /// Takes one item. A second item without a number that has the key of an earlier one of the same
    /// source gets `#2` after its key, a third `#3`, and ids to match. `stamp` is a number that the item keeps for as
    /// long as what it is read from is the same.
    public func receive(_ review: Review, stamp: Int64? = nil) throws {
        let item = try arrival(of: review, stamp: stamp, print: Fingerprint.of)
        arrive(item)
        try take(item)
    }

    /// Notes that `item` is there, and which messages are.
    func arrive(_ item: Arrival) {
        position += 1
        guard let channel = item.key?.channel else { return }
        for message in item.messages { covered[channel, default: NumberRanges()].insert(message) }
    }

    /// Takes an item that has the name of the library for its channel; returns the number of its record.
    @discardableResult
    func take(_ item: Arrival) throws -> Int64 {
        var item = item
        // They are asked for more than once.
        item.knownMarks = item.marks
        guard let channel = item.key?.channel, !item.messages.isEmpty else {
            return try matchUnnumbered(&item)
        }
        return try matchNumbered(item, of: channel)
    }

    /// Whether an earlier item of this source has met the record.
    func hasMet(_ number: Int64) -> Bool { seen.contains(Int(number)) }

    /// The content of a record as a source gave it, without corrections.
    func content(of number: Int64) throws -> Review? { try store.asRead(number) }

    /// The item under the name that the library has for its channel.
    func arrival(of review: Review, stamp: Int64?, print: (Review) -> Int64) throws -> Arrival {
        let fingerprint = print(review)
        var sighting = Sighting(
            source: source, position: position, fingerprint: fingerprint, of: review, path: path)
        sighting.stamp = stamp
        var item = Arrival(review: review, key: nil, fingerprint: fingerprint, sighting: sighting)
        guard let fact = try fact(of: review) else { return item }
        let channel = channels.path(of: fact)
        item.key = ItemKey(review.key, in: fact.path)
        item.key?.channel = channel
        if item.messages.isEmpty { item.name = item.key?.rest ?? "" }
        if let key = item.key, channel != fact.path { item.take(key: key.description) }
        item.take(handle: channels.handle(of: channel))
        return item
    }

    /// Notes what is known of channels, and gives their records the names that are better known now.
    func note(_ facts: [ChannelFact]) throws {
        for fact in facts { for renaming in try channels.note(fact) { try rename(renaming) } }
    }

    /// What the source knows of the channel of `review`; noted when it is new.
    private func fact(of review: Review) throws -> ChannelFact? {
        let source = review.source
        if let fact = lastFact, let last = lastReference, last.channel == source.channel,
            last.channelTitle == source.channelTitle, last.channelID == source.channelID,
            ItemKey(review.key, in: fact.path) != nil
        {
            return fact
        }
        guard let fact = ChannelFact(of: review, isSaid: isChannelSaid) else { return nil }
        try note([fact])
        (lastFact, lastReference) = (fact, source)
        return fact
    }
}

// The end of an import: what the source has no more.

extension ReviewWriter {
    /// Completes the text index, and marks what the source had and has no more, or what it shows to be
    /// deleted. Nothing is removed.
    func finish() throws {
        try records.rows.flush()
        guard isIntact else { return try coverage.set([:], source: source) }
        try coverage.set(traits.contains(.holdsEveryMessage) ? covered : [:], source: source)
        var heirs = Heirs()
        for number in try records.sightings.reviews(of: source) where !hasMet(number) {
            try retire(number, heirs: &heirs)
        }
        guard traits.contains(.holdsEveryMessage) else { return }
        for (channel, numbers) in covered.sorted(by: { $0.key < $1.key }) {
            for number in try records.records(of: channel, before: firstNumber, passedOverBy: numbers) {
                try records.mark(gone: true, number)
                outcome.gone += 1
            }
        }
    }

    /// Records of this import that may stand for others which the source has no more.
    private struct Heirs {
        /// Those that stand for one already.
        var taken: Set<Int64> = []
        /// All of them, by their places; nil until one is asked for.
        var byPlace: [String: Int64]?
    }

    /// The record of this import that `known`, which has no number, is now: the same paper in the same channel under
    /// other first words, or the same place in what the source calls itself now. A list of one entry is called by its
    /// title as soon as it has two.
    private func heir(of known: KnownReview, among heirs: inout Heirs) throws -> Int64? {
        if let successor = try records.successor(of: known, from: firstNumber, source: source) {
            return successor
        }
        guard let key = ItemKey(known.key) else { return nil }
        if heirs.byPlace == nil { heirs.byPlace = try records.places(from: firstNumber, source: source) }
        return heirs.byPlace?[key.rest]
    }

    /// Takes back what the source said of a record.
    private func retire(_ number: Int64, heirs: inout Heirs) throws {
        guard let known = try records.sightings.review(number: number) else { return }
        if passesOverChannels, covered[ItemKey(known.key)?.channel ?? ""] == nil { return }
        try records.posts.clear(review: number, source: source)
        if try records.sightings.remove(review: number, source: source) {
            if let left = try records.sightings.review(number: number),
                try records.elect(left, next: nextNumber) == nextNumber
            {
                nextNumber += 1
            }
            return
        }
        if let (channel, message) = place(of: known), let numbers = covered[channel] {
            if numbers.contains(message) {
                // The messages are there, put together in another way.
                let whole = try records.posts.review(at: message, of: channel, except: number)
                if let whole { return try unite(number, into: whole) }
            }
            // A later export may begin later.
            if let first = numbers.bounds?.lowerBound, message < first { return }
        } else if let heir = try heir(of: known, among: &heirs), heirs.taken.insert(heir).inserted {
            try unite(number, into: heir)
            outcome.new -= 1
            outcome.changed += 1
            return
        }
        guard !known.isGone else { return }
        try records.mark(gone: true, number)
        outcome.gone += 1
    }

    /// The channel and the first message of a record with a number.
    private func place(of known: KnownReview) -> (channel: String, message: Int)? {
        guard let key = ItemKey(known.key), let message = key.message else { return nil }
        return (key.channel, message)
    }
}

// An export that is read again, or a newer one of the same channel, holds mostly what is known: posts that are as they
// were need not be read.

extension ReviewWriter {
    /// Whether a source of the channel held the item when it was read last, and what has `stamp` made it. Of `outline`
    /// kind, key, source and reactions count.
    public func knows(_ outline: Review, stamp: Int64) throws -> Bool {
        guard try hasStamps.get(), let fact = ChannelFact(of: outline, isSaid: isChannelSaid) else {
            return false
        }
        var key = ItemKey(outline.key, in: fact.path)
        key?.channel = channels.path(of: fact)
        return try key.flatMap { try unchanged($0.description, stamp: stamp) } != nil
    }

    /// Takes an item that is known once more, as `receive` would have done; false, with nothing done, where it has to
    /// be read, as something that came before it has changed its record.
    public func takeAgain(_ outline: Review, stamp: Int64) throws -> Bool {
        guard try knows(outline, stamp: stamp) else { return false }
        var item = try arrival(of: outline, stamp: stamp) { _ in 0 }
        guard let (known, holding) = try unchanged(item.review.key, stamp: stamp) else { return false }
        item.fingerprint = known.fingerprint
        item.sighting.fingerprint = known.fingerprint
        item.sighting.evidence = nil
        if case .elsewhere(let number) = holding {
            item.sighting.evidence = try records.sightings.evidence(number: number)
        }
        arrive(item)
        _ = try meetAgain(known, item: item)
        return true
    }

    /// The record with `key`, if it shows what has `stamp`, and would go on showing it.
    private func unchanged(_ key: String, stamp: Int64) throws -> (KnownReview, Sightings.Holding)? {
        guard let known = try records.sightings.review(key: key) else { return nil }
        let isShown = known.source == source || path < known.path
        return try records.sightings.holding(known, stamp: stamp, source: source, isShown: isShown).map {
            (known, $0)
        }
    }
}
