internal import ReviewModel

// The end of an import: what the source has no more.

extension ReviewWriter {
    /// Completes the text index, and marks what the source had and has no more, or what it shows to be
    /// deleted. Nothing is removed.
    func finish() throws {
        try records.rows.flush()
        guard isIntact else { return try coverage.set([:], source: source) }
        try coverage.set(holdsEveryMessage ? covered : [:], source: source)
        var taken: Set<Int64> = []
        for number in try records.sightings.reviews(of: source) where !hasMet(number) {
            try retire(number, &taken)
        }
        guard holdsEveryMessage else { return }
        for (channel, numbers) in covered.sorted(by: { $0.key < $1.key }) {
            for number in try records.records(of: channel, before: firstNumber, passedOverBy: numbers) {
                try records.mark(gone: true, number)
                outcome.gone += 1
            }
        }
    }

    /// Takes back what the source said of a record. `taken` are records that stand for others already.
    private func retire(_ number: Int64, _ taken: inout Set<Int64>) throws {
        guard let known = try records.sightings.review(number: number) else { return }
        try records.posts.clear(review: number, source: source)
        if try records.sightings.remove(review: number, source: source) { return }
        if let (channel, message) = place(of: known), let numbers = covered[channel] {
            if numbers.contains(message) {
                // The messages are there, put together in another way.
                let whole = try records.posts.review(at: message, of: channel, except: number)
                if let whole { return try unite(number, into: whole) }
            }
            // A later export may begin later.
            if let first = numbers.bounds?.lowerBound, message < first { return }
        } else if let successor = try records.successor(of: known, from: firstNumber, source: source),
            taken.insert(successor).inserted
        {
            try unite(number, into: successor)
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
        guard let slash = known.key.utf8.lastIndex(of: UInt8(ascii: "/")),
            let key = RecordKey(known.key, in: String(known.key[..<slash])), let message = key.message
        else { return nil }
        return (key.channel, message)
    }
}
