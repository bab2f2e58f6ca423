internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite

/// Writes the links, claims, models, data sets and topics of a review.
final class PartRows {
    private let models: Vocabulary
    private let datasets: Vocabulary
    private let sites: Vocabulary
    private let insertLink: Statement
    private let insertClaim: Statement
    private let insertModel: Statement
    private let insertDataset: Statement
    private let insertTopic: Statement

    init(_ database: Database) throws {
        models = try Vocabulary(database, table: "model", columns: ["name", "aliases"])
        datasets = try Vocabulary(database, table: "dataset")
        sites = try Vocabulary(database, table: "site", columns: ["host"], isFiled: false)
        insertLink = try database.prepare("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        insertClaim = try database.prepare("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)")
        insertModel = try database.prepare("INSERT INTO model_mention VALUES (?, ?, ?, ?, ?)")
        insertDataset = try database.prepare("INSERT INTO dataset_mention VALUES (?, ?, ?)")
        insertTopic = try database.prepare("INSERT INTO review_topic VALUES (?, ?, ?, ?)")
    }

    /// Writes all parts of `review` under the number of its row.
    func write(_ review: Review, number: Int64) throws {
        for (position, link) in review.links.enumerated() {
            try write(link, review: number, position: position)
        }
        let text = review.claims.isEmpty ? [] : Array(review.text.utf8)
        for (position, claim) in review.claims.enumerated() {
            try write(claim, of: text, review: number, position: position)
        }
        for (position, model) in review.models.enumerated() {
            try write(model, review: number, position: position)
        }
        for (position, dataset) in review.datasets.enumerated() {
            insertDataset.bind(number)
            insertDataset.bind(position)
            insertDataset.bind(
                try datasets.number(dataset) { NameForms.filed(dataset, acrossScripts: false) })
            try insertDataset.run()
        }
        for (position, topic) in review.topics.enumerated() {
            insertTopic.bind(number)
            insertTopic.bind(position)
            insertTopic.bind(topic.id)
            insertTopic.bind(topic.score.isNaN ? 0 : topic.score)
            try insertTopic.run()
        }
    }

    private func write(_ link: Link, review: Int64, position: Int) throws {
        insertLink.bind(review)
        insertLink.bind(position)
        insertLink.bind(link.url)
        insertLink.bind(try link.url.flatMap(LinkAddress.host(of:)).map { try sites.number($0) })
        insertLink.bind(link.role.rawValue)
        insertLink.bind(link.label)
        insertLink.bind(link.placement.rawValue)
        insertLink.bind(link.official ? 1 : 0)
        insertLink.bind(link.paper)
        try insertLink.run()
    }

    /// Writes a claim of a review with `text`, which has its words: they are as much as the rest of a library.
    private func write(_ claim: Claim, of text: [UInt8], review: Int64, position: Int) throws {
        let range = claim.range.clamped(to: 0..<Int.max)
        let isThere = range.upperBound <= text.count && text[range].elementsEqual(claim.text.utf8)
        insertClaim.bind(review)
        insertClaim.bind(position)
        insertClaim.bind(claim.kind.rawValue)
        insertClaim.bind(isThere ? "" : claim.text)
        insertClaim.bind(range.lowerBound)
        insertClaim.bind(range.upperBound)
        insertClaim.bind(Coding.quantities.text(of: claim.quantities))
        try insertClaim.run()
    }

    private func write(_ model: ModelMention, review: Int64, position: Int) throws {
        let number = try models.number(model.name, JSONValue.strings(model.aliases).text) {
            ([model.name] + model.aliases).map { String(decoding: NameForms.glued($0), as: UTF8.self) }
        }
        insertModel.bind(review)
        insertModel.bind(position)
        insertModel.bind(number)
        insertModel.bind(model.role.rawValue)
        insertModel.bind(model.mentions)
        try insertModel.run()
    }

    /// Forgets the numbers of names.
    func forget() {
        for vocabulary in [models, datasets, sites] { vocabulary.forget() }
    }
}

/// One of the tables of names that items share: `author`, `venue`, `model`, … A name is written
/// once, under a number, with the spellings it is looked up under.
final class Vocabulary {
    private let database: Database
    private let find: Statement
    private let insert: Statement
    private let file: Statement?
    private var known: [String: Int64] = [:]
    /// Names remembered at a time; the rest is asked of the database.
    private static let capacity = 50_000

    /// The vocabulary `table`, whose names consist of `columns`. `isFiled` tells whether it has a
    /// table of spellings beside it.
    init(_ database: Database, table: String, columns: [String] = ["name"], isFiled: Bool = true) throws {
        self.database = database
        let matches = columns.map { "\($0) = ?" }.joined(separator: " AND ")
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        find = try database.prepare("SELECT number FROM \(table) WHERE \(matches)")
        insert = try database.prepare(
            """
            INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))
            """)
        file =
            isFiled
            ? try database.prepare("INSERT OR IGNORE INTO \(table)_word (word, \(table)) VALUES (?, ?)") : nil
    }

    /// The number of a name, given now if it has none; `spellings` are then filed with it.
    func number(_ parts: String..., spellings: () -> [String] = { [] }) throws -> Int64 {
        let key = parts.count == 1 ? parts[0] : parts.map { "\($0.utf8.count):\($0)" }.joined()
        if let number = known[key] { return number }
        let number = try existing(parts) ?? add(parts, spellings: spellings())
        if known.count >= Vocabulary.capacity { forget() }
        known[key] = number
        return number
    }

    /// Forgets all numbers, as they may have been taken back or swept away.
    func forget() {
        known.removeAll()
    }

    private func existing(_ parts: [String]) throws -> Int64? {
        parts.forEach { find.bind($0) }
        return try find.first { $0.integer(0) }
    }

    private func add(_ parts: [String], spellings: [String]) throws -> Int64 {
        parts.forEach { insert.bind($0) }
        try insert.run()
        let number = database.lastInsertedRow
        if let file {
            for spelling in spellings where !spelling.isEmpty {
                file.bind(spelling)
                file.bind(number)
                try file.run()
            }
        }
        return number
    }
}
