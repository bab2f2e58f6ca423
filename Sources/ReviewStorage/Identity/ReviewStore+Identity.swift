internal import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Notes of the reviews that an older program wrote which posts they are, by what else they are
    /// known, and what they refer to.
    func identifyIfNeeded() throws {
        guard try !isIdentified() else { return }
        try transaction {
            guard try !isIdentified() else { return }
            let reader = try itemReader.get()
            let records = try tables().records
            try database.each("SELECT number FROM review ORDER BY number") { row in
                let number = row.integer(0)
                if let review = try reader.review(number: number) {
                    try identify(review, number: number, records: records)
                }
            }
            try database.run("INSERT OR REPLACE INTO library (name, value) VALUES ('identity', '1')")
        }
    }

    private func isIdentified() throws -> Bool {
        try database.first("SELECT value FROM library WHERE name = 'identity'") { _ in true } ?? false
    }

    private func identify(_ review: Review, number: Int64, records: Records) throws {
        guard let key = ItemKey(review.key) else { return }
        try records.likeness.add(Likeness.marks(of: review), review: number)
        try records.references.write(review, number: number, channel: key.channel)
        guard key.message != nil else { return }
        let sources = try database.all("SELECT source FROM sighting WHERE review = ?", [.integer(number)]) {
            $0.integer(0)
        }
        for source in sources {
            try records.posts.add(review.source.messages, of: key.channel, review: number, source: source)
        }
    }
}
