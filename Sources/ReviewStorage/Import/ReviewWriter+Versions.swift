internal import ReviewCoding
internal import ReviewModel

// Versions of one item: which is shown, and what becomes of the other.

extension ReviewWriter {
    /// Takes an item that the library has not had.
    func add(_ item: Arrival) throws -> Int64 {
        let place = try place(
            of: item, added: item.added ?? added, isGone: item.isGone || isPassedOver(item))
        if place.isGone { outcome.gone += 1 }
        try records.rows.write(item.review, at: place)
        try complete(item, number: place.number)
        outcome.new += 1
        return place.number
    }

    /// Takes an item whose content the record shows already. Of the sources that have it the first by
    /// path shows it, so that the order of imports does not matter.
    func meetAgain(_ known: KnownReview, item: Arrival) throws -> Int64 {
        let isShown = known.source == source || path < known.path
        let before = try records.sightings.fingerprint(review: known.number, source: source)
        if before != item.fingerprint { try recordMessages(of: item, in: known.number) }
        // A bibliography may have to show it later, with its key and fields.
        let isWhole = isShown || traits.contains(.bibliography)
        try put(
            isWhole ? item.sighting.showing(item.review) : item.sighting, review: known.number, before: before
        )
        if isShown, known.source != source || moves(from: known.position, to: item.sighting.position) {
            try records.sightings.show(review: known.number, source: source, position: item.sighting.position)
        }
        try settle(known, with: item)
        outcome.unchanged += 1
        return known.number
    }

    /// Puts the better of two versions on show; returns the number of the record.
    func contest(_ known: KnownReview, item: Arrival) throws -> Int64 {
        guard let current = try content(of: known.number) else { return known.number }
        let before = try records.sightings.fingerprint(review: known.number, source: source)
        if wins(item, over: current, known: known, before: before) {
            return try replace(known, current: current, with: item)
        }
        if before != item.fingerprint { try noteFormer(item.review, of: known.key, beside: current) }
        try recordMessages(of: item, in: known.number)
        try records.likeness.add(item.marks, review: known.number)
        // What a bibliography says counts beside what another one says.
        let sighting = traits.contains(.bibliography) ? item.sighting.keeping(item.review) : item.sighting
        try put(sighting, review: known.number, before: before)
        try settle(known, with: item)
        try records.rename(known.number, from: known.key, to: key(of: known, item))
        outcome.unchanged += 1
        return known.number
    }

    /// A source that shows an item may always change it; another one needs a better version.
    /// `before` is what that source gave of it before.
    private func wins(_ item: Arrival, over current: Review, known: KnownReview, before: Int64?) -> Bool {
        let isNumbered = !item.messages.isEmpty
        if isNumbered != !current.source.messages.isEmpty { return isNumbered }
        let isBetter =
            Standing(current, as: known)
            < Standing(item.review, traits: traits, fingerprint: item.fingerprint)
        switch occasion {
        case .importing:
            return known.source == source && !hasMet(known.number) || before != item.fingerprint && isBetter
        case .merging(let isLater):
            if known.source == source { return isLater ?? isBetter }
            // What the source said before it was read again here says nothing, whichever source shows the item.
            let isOutdated = isLater == false && before != nil
            return isBetter && !isOutdated
        }
    }

    /// Notes where the source holds the record, of which it gave the content `before`. What another library
    /// has of an earlier reading of the source says nothing.
    func put(_ sighting: Sighting, review: Int64, before: Int64?) throws {
        if before != nil, case .merging(let isLater) = occasion, isLater != true {
            guard try isLater == nil && records.sightings.isBeforeKnown(sighting, review: review) else {
                return
            }
        }
        try records.sightings.put(sighting, review: review)
    }

    /// Whether what the source has at one position is shown at another from now on. A record that was joined of two
    /// items of a source may be at either of them in two libraries that have read the same: it goes to the first.
    private func moves(from position: Int, to other: Int) -> Bool {
        switch occasion {
        case .importing: position != other
        case .merging(let isLater): isLater.map { $0 && position != other } ?? (other < position)
        }
    }

    private func replace(_ known: KnownReview, current: Review, with item: Arrival) throws -> Int64 {
        var item = item
        item.take(key: key(of: known, item))
        item.review.reactions = better(current.reactions, or: item.review.reactions)
        let isGone =
            try known.isGone && item.isGone || (known.isGone || item.isGone) && isPassedOver(item)
        let place = try place(of: item, added: min(known.added, item.added ?? .max), isGone: isGone)
        try records.replace(known, with: item.review, at: place)
        try formers.prune(item.review.key, shown: item.review.text)
        try noteFormer(current, of: item.review.key, beside: item.review)
        try records.versions.keep(current, fingerprint: known.fingerprint, of: place.number)
        try complete(item, number: place.number)
        try records.sightings.settle(review: place.number)
        outcome.changed += 1
        return try known.source == source ? elect(over: item, in: place.number) : place.number
    }

    /// Lets the record, whose source says something else than before, show what another bibliography says where
    /// that is better now; returns the number of its row.
    private func elect(over item: Arrival, in number: Int64) throws -> Int64 {
        let shown = Standing(item.review, traits: traits, fingerprint: item.fingerprint)
        guard let best = try records.versions.versions(of: number).max(by: { $0.standing < $1.standing }),
            shown < best.standing, let known = try records.sightings.review(number: number)
        else { return number }
        try records.versions.keep(item.review, fingerprint: item.fingerprint, of: number)
        let next = try records.show(best, of: known, next: nextNumber)
        nextNumber += 1
        seen.insert(Int(next))
        return next
    }

    private func place(of item: Arrival, added: Int64, isGone: Bool) throws -> ReviewRows.Place {
        defer { nextNumber += 1 }
        return ReviewRows.Place(
            number: nextNumber, source: source, position: item.sighting.position, added: added,
            fingerprint: item.fingerprint, isGone: isGone)
    }

    /// Writes what hangs on the number of a record that shows `item`.
    private func complete(_ item: Arrival, number: Int64) throws {
        try records.sightings.put(item.sighting.showing(item.review), review: number)
        try records.references.write(item.review, number: number, channel: item.key?.channel)
        try records.likeness.add(item.marks, review: number)
        try recordMessages(of: item, in: number)
        seen.insert(Int(number))
    }

    /// The key of a record that has two versions: the one with a number where there is one.
    private func key(of known: KnownReview, _ item: Arrival) -> String {
        if !item.messages.isEmpty { return item.review.key }
        guard let channel = item.key?.channel, let key = ItemKey(known.key, in: channel) else {
            return known.key
        }
        return key.message == nil ? min(known.key, item.review.key) : known.key
    }
}

// MARK: - What hangs on a record

extension ReviewWriter {
    /// Notes the messages of `item`; those that this source had for the record before are forgotten.
    func recordMessages(of item: Arrival, in number: Int64) throws {
        guard !item.messages.isEmpty, let channel = item.key?.channel else { return }
        if occasion.isImport, number < firstNumber, !hasMet(number) {
            try records.posts.clear(review: number, source: source)
        }
        try records.posts.add(item.messages, of: channel, review: number, source: source)
    }

    /// Keeps the text of a version that is not shown; that of a copy only beside other copies, as it may
    /// have lost more than its number.
    func noteFormer(_ version: Review, of key: String, beside shown: Review) throws {
        guard !version.source.messages.isEmpty || shown.source.messages.isEmpty else { return }
        try formers.note(version, of: key, shown: shown.text)
    }

    /// Whether another source knows that the post was deleted.
    private func isPassedOver(_ item: Arrival) throws -> Bool {
        guard let message = item.messages.first, let channel = item.key?.channel else { return false }
        return try coverage.isPassedOver(message, of: channel, except: occasion.isImport ? source : nil)
    }

    /// Brings reactions up to date, and a post back that was thought gone.
    private func settle(_ known: KnownReview, with item: Arrival) throws {
        if known.isGone, !item.isGone, try isBack(known, item: item) {
            try records.mark(gone: false, known.number)
        }
        try settle(known, with: item.review.reactions)
        seen.insert(Int(known.number))
    }

    /// Whether `item` shows that a post is there. A copy that has lost its number may be older than the
    /// end of the post.
    private func isBack(_ known: KnownReview, item: Arrival) throws -> Bool {
        guard let channel = item.key?.channel else { return true }
        let isPost = ItemKey(known.key, in: channel)?.message != nil
        return try isPost ? !item.messages.isEmpty && !isPassedOver(item) : true
    }

    /// Puts `reactions` under a record when they are the better ones.
    func settle(_ known: KnownReview, with reactions: [Reaction]) throws {
        guard Coding.reactions.text(of: reactions) != known.reactions else { return }
        let text = Coding.reactions.text(of: better(known.reactionList, or: reactions))
        if text != known.reactions { try records.set(reactions: text, known.number) }
    }

    /// Reactions come with time, so the more the later.
    private func better(_ old: [Reaction], or new: [Reaction]) -> [Reaction] {
        let totals = [old, new].map { $0.reduce(0) { $0 &+ $1.count } }
        if totals[0] != totals[1] { return totals[0] > totals[1] ? old : new }
        if old.count != new.count { return old.count > new.count ? old : new }
        return Coding.reactions.text(of: old) < Coding.reactions.text(of: new) ? new : old
    }
}
