internal import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Removes names that no review uses any more, and the leavings of the text index once they
    /// are a quarter of it.
    /// With `isThorough` the leavings go from any library that is indexed anew in about a second: how telling words are
    /// is counted with them, so that answers would be in another order than where only the content was loaded.
    func sweep(isThorough: Bool = false) throws {
        for (name, uses) in ReviewStore.uses {
            let users = uses.map { "SELECT \(name) FROM \($0) WHERE \(name) IS NOT NULL" }
            try database.run(
                "DELETE FROM \(name) WHERE number NOT IN (\(users.joined(separator: " UNION ALL ")))")
            if name != "paper", name != "site" {
                try database.run("DELETE FROM \(name)_word WHERE \(name) NOT IN (SELECT number FROM \(name))")
            }
        }
        try tables().forget()
        let reviews = try database.first("SELECT count(*) FROM review") { $0.integer(0) } ?? 0
        let borne = isThorough && reviews <= 10_000 ? 0 : reviews / 4 + 1_000
        if try TextIndex.count(database) > reviews + borne { try indexAnew() }
    }

    /// Tables of names with the tables that use them.
    static let uses = [
        ("author", ["authorship"]), ("organisation", ["affiliation"]), ("award", ["paper_award"]),
        ("venue", ["review_paper"]), ("paper", ["review_paper"]), ("model", ["model_mention"]),
        ("dataset", ["dataset_mention"]), ("site", ["link"]), ("reviewer", ["review"]),
        ("channel", ["review"]),
    ]

    /// Indexes anew when an older program made the index by other rules.
    func indexAnewIfOutdated() throws {
        guard try indexVersion() != IndexedDocument.version else { return }
        try transaction {
            guard try indexVersion() != IndexedDocument.version else { return }
            try indexAnew()
            try NameSoundness.file(database)
            try database.run(
                "INSERT OR REPLACE INTO library (name, value) VALUES ('index', ?)",
                with: [.text(String(IndexedDocument.version))])
        }
    }

    private func indexVersion() throws -> Int? {
        try database.first("SELECT value FROM library WHERE name = 'index'") { Int($0.text(0)) } ?? nil
    }

    /// Indexes the reviews that came back after the index had forgotten them.
    func indexMissing() throws {
        let index = try TextIndex(database)
        let reader = try itemReader.get()
        let numbers = try database.all(
            "SELECT number FROM review WHERE number NOT IN (SELECT id FROM review_stem_docsize) ORDER BY number"
        ) { $0.integer(0) }
        for number in numbers {
            if let review = try reader.review(number: number) { try index.add(review, number: number) }
        }
        try index.flush()
    }

    /// Makes the text index from the reviews, whatever it holds, and be it nothing that can be read.
    func makeIndexAnew() throws {
        try indexAnew()
    }

    /// Makes the text index from the reviews. The numbers it forgets are not given again: the history may
    /// bring their reviews back.
    private func indexAnew() throws {
        try database.run(
            "INSERT OR REPLACE INTO library (name, value) VALUES ('numbers', ?)",
            with: [.text(String(try TextIndex.nextNumber(database) - 1))])
        try TextIndex.clear(database)
        let index = try TextIndex(database)
        let reader = try itemReader.get()
        try database.each("SELECT number FROM review ORDER BY number") { row in
            let number = row.integer(0)
            if let review = try reader.review(number: number) { try index.add(review, number: number) }
        }
        try index.flush()
    }
}
