internal import ReviewModel

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
            guard try records.sightings.review(key: key.text)?.number == number else { continue }
            let record = try renaming.old == renaming.new ? number : rename(number, key, to: renaming.new)
            if let handle { try records.rows.write(handle: handle, message: key.message, number: record) }
        }
    }

    /// Gives a record the key that it has in `channel`, where it may meet itself; returns the number it
    /// has then.
    private func rename(_ number: Int64, _ key: RecordKey, to channel: String) throws -> Int64 {
        var key = key
        let old = key.text
        key.channel = channel
        var record = number
        if let other = try records.sightings.review(key: key.text) {
            record = try join(number, other, key: key.text)
        } else {
            try records.rename(number, from: old, to: key.text)
        }
        return try meetCopies(of: record, key)
    }

    /// Makes one record of two that show a post; the better version is the one that is kept.
    private func join(_ number: Int64, _ other: KnownReview, key: String) throws -> Int64 {
        guard let one = try records.sightings.review(number: number),
            let left = try content(of: number),
            let right = try content(of: other.number)
        else { return number }
        let isBetter =
            Standing(right, fingerprint: other.fingerprint) < Standing(left, fingerprint: one.fingerprint)
        let (kept, lost) = isBetter ? (one, other) : (other, one)
        try records.unite(lost, into: kept, key: key)
        try formers.prune(key, shown: isBetter ? left.text : right.text)
        try noteFormer(isBetter ? right : left, of: key, beside: isBetter ? left : right)
        try settle(kept, isBetter ? right.reactions : left.reactions)
        return kept.number
    }

    /// Unites a record with its copies and parts in the channel that it has come to; returns the number that
    /// it has then.
    func meetCopies(of number: Int64, _ key: RecordKey) throws -> Int64 {
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
