internal import ReviewModel

// Items with a number, and those without one: how each finds its record.

extension ReviewWriter {
    /// Takes an item whose messages have numbers; returns the number of its record.
    func matchNumbered(_ item: Arrival, of channel: String) throws -> Int64 {
        let known = try records.sightings.review(key: item.review.key)
        if let known, known.fingerprint == item.fingerprint { return try meetAgain(known, item: item) }
        if let number = try records.posts.review(around: item.messages, of: channel),
            let whole = try records.sightings.review(number: number)
        {
            return try matchPart(item, of: whole)
        }
        let number = try known.map { try contest($0, item: item) } ?? add(item)
        var parts = try records.posts.reviews(within: number, messages: item.messages, of: channel)
        for part in parts { try unite(part, into: number) }
        let copies = try copies(of: item, in: channel)
        for copy in copies { try unite(copy: copy, into: number) }
        parts += copies
        guard known == nil, !parts.isEmpty else { return number }
        outcome.new -= 1
        outcome.changed += 1
        return number
    }

    /// Takes an item whose number is lost, or that never had one; returns the number of its record.
    func matchUnnumbered(_ item: inout Arrival) throws -> Int64 {
        if let known = try named(&item) {
            if known.fingerprint == item.fingerprint { return try meetAgain(known, item: item) }
            return try contest(known, item: item)
        }
        if let known = try post(like: item) { return try contest(known, item: item) }
        return try add(item)
    }

    /// Makes the record with the number `part` a part of another one.
    func unite(_ part: Int64, into whole: Int64) throws {
        guard part != whole, let lost = try records.sightings.review(number: part),
            let kept = try records.sightings.review(number: whole),
            let text = try content(of: part), let shown = try content(of: whole)
        else { return }
        try records.unite(lost, into: kept, key: kept.key)
        try formers.prune(kept.key, shown: shown.text)
        try noteFormer(text, of: kept.key, beside: shown)
    }

    /// Makes the record with the number `copy` a copy of another one.
    func unite(copy: Int64, into post: Int64) throws {
        guard let lost = try records.sightings.review(number: copy) else { return }
        try unite(copy, into: post)
        if let kept = try records.sightings.review(number: post) {
            try settle(kept, with: lost.reactionList)
        }
    }

    /// A part of a post that another source has as a whole.
    private func matchPart(_ item: Arrival, of whole: KnownReview) throws -> Int64 {
        try recordMessages(of: item, in: whole.number)
        let before = try records.sightings.fingerprint(review: whole.number, source: source)
        if !hasMet(whole.number) { try put(item.sighting, review: whole.number, before: before) }
        seen.insert(Int(whole.number))
        try records.likeness.add(item.marks, review: whole.number)
        outcome.unchanged += 1
        for copy in try copies(of: item, in: item.key?.channel ?? "") { try unite(copy, into: whole.number) }
        if let shown = try content(of: whole.number) {
            try noteFormer(item.review, of: whole.key, beside: shown)
        }
        return whole.number
    }

    /// The records without a number that are copies of `item`.
    private func copies(of item: Arrival, in channel: String) throws -> [Int64] {
        try records.likeness.copies(with: item.marks, of: channel)
    }

    /// The record with the key of the item that no earlier item of this source has; the item takes the
    /// key that is free.
    private func named(_ item: inout Arrival) throws -> KnownReview? {
        let key = item.review.key
        var copy = 1
        while let known = try records.sightings.review(key: item.review.key) {
            guard hasMet(known.number) else { return known }
            copy += 1
            item.take(key: "\(key)#\(copy)")
        }
        return nil
    }

    /// The record that a copy may be of: the first with a number, else the first without one that no
    /// earlier item of this source is.
    private func post(like item: Arrival) throws -> KnownReview? {
        guard let channel = item.key?.channel else { return nil }
        let posts = try records.likeness.reviews(with: item.marks, of: channel).filter {
            $0.key.message != nil || !hasMet($0.number)
        }
        let first = posts.min { left, right in
            let (one, other) = (left.key.message ?? Int.max, right.key.message ?? Int.max)
            return one == other ? left.key.rest < right.key.rest : one < other
        }
        return try first.flatMap { try records.sightings.review(number: $0.number) }
    }
}

// What becomes of records when their channel turns out to be one that is known by another name.

extension ReviewWriter {
    /// Gives the records of a channel the name that is better known.
    func rename(_ renaming: ChannelRegister.Renaming) throws {
        if renaming.old != renaming.new {
            try records.rename(channel: renaming.old, to: renaming.new)
            coverage.forget()
            if let numbers = covered.removeValue(forKey: renaming.old) {
                for number in numbers.ranges.joined() {
                    covered[renaming.new, default: NumberRanges()].insert(number)
                }
            }
        }
        let handle = channels.handle(of: renaming.new)
        for (number, key) in try records.records(of: renaming.old) {
            // It may have become a part of another one meanwhile.
            guard try records.sightings.review(key: key.description)?.number == number else { continue }
            let record =
                try renaming.old == renaming.new ? number : rename(number, key: key, to: renaming.new)
            if let handle { try records.rows.write(handle: handle, message: key.message, number: record) }
        }
    }

    /// Gives a record the key that it has in `channel`, where it may meet itself; returns the number it
    /// has then.
    private func rename(_ number: Int64, key: ItemKey, to channel: String) throws -> Int64 {
        var key = key
        let old = key.description
        key.channel = channel
        var record = number
        if let other = try records.sightings.review(key: key.description) {
            record = try join(number, to: other, key: key.description)
        } else {
            try records.rename(number, from: old, to: key.description)
        }
        return try meetCopies(of: record, key)
    }

    /// Makes one record of two that show a post; the better version is the one that is kept.
    private func join(_ number: Int64, to other: KnownReview, key: String) throws -> Int64 {
        guard let one = try records.sightings.review(number: number),
            let left = try content(of: number),
            let right = try content(of: other.number)
        else { return number }
        let isBetter =
            Standing(right, as: other) < Standing(left, as: one)
        let (kept, lost) = isBetter ? (one, other) : (other, one)
        try records.unite(lost, into: kept, key: key)
        try formers.prune(key, shown: isBetter ? left.text : right.text)
        try noteFormer(isBetter ? right : left, of: key, beside: isBetter ? left : right)
        try settle(kept, with: isBetter ? right.reactions : left.reactions)
        return kept.number
    }

    /// Unites a record with its copies and parts in the channel that it has come to; returns the number that
    /// it has then.
    func meetCopies(of number: Int64, _ key: ItemKey) throws -> Int64 {
        let alike = try records.likeness.reviews(like: number, of: key.channel)
        guard key.message != nil else {
            let post = alike.filter { $0.key.message != nil }.min {
                $0.key.message ?? 0 < $1.key.message ?? 0
            }
            guard let post else { return number }
            try unite(copy: number, into: post.number)
            return post.number
        }
        for copy in alike where copy.key.message == nil { try unite(copy: copy.number, into: number) }
        let messages = try records.posts.messages(of: number)
        for part in try records.posts.reviews(within: number, messages: messages, of: key.channel) {
            try unite(part, into: number)
        }
        guard let whole = try records.posts.review(around: messages, of: key.channel) else { return number }
        try unite(number, into: whole)
        return whole
    }
}
