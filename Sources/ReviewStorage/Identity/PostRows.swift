internal import ReviewModel
internal import SQLite

/// Which messages of which channel a review is made of, as each of its sources has it.
final class PostRows {
    private let database: Database
    private let insert: Statement
    private let findAt: Statement
    private let findOf: Statement

    init(_ database: Database) throws {
        self.database = database
        insert = try database.prepare(
            "INSERT OR IGNORE INTO post (channel, message, review, source) VALUES (?, ?, ?, ?)")
        findAt = try database.prepare("SELECT DISTINCT review FROM post WHERE channel = ? AND message = ?")
        findOf = try database.prepare("SELECT DISTINCT message FROM post WHERE review = ? ORDER BY message")
    }

    /// Notes that `source` has the review made of `messages`, besides those it has noted before.
    func add(_ messages: [Int], of channel: String, review: Int64, source: Int64) throws {
        for message in messages {
            insert.bind(channel)
            insert.bind(message)
            insert.bind(review)
            insert.bind(source)
            try insert.run()
        }
    }

    /// Forgets what `source` has noted of the review.
    func clear(review: Int64, source: Int64) throws {
        try database.run(
            "DELETE FROM post WHERE review = ? AND source = ?", with: [.integer(review), .integer(source)])
    }

    /// The review that has all of `messages`, and one before them; nil where there is none.
    func review(around messages: [Int], of channel: String) throws -> Int64? {
        guard let first = messages.first, let last = messages.last else { return nil }
        return try reviews(at: last, of: channel).first { review in
            let own = try self.messages(of: review)
            return own.first.map { $0 < first } ?? false && Set(own).isSuperset(of: messages)
        }
    }

    /// Reviews that have none but messages of `review` behind its first one.
    func reviews(within review: Int64, messages: [Int], of channel: String) throws -> [Int64] {
        guard messages.count > 1 else { return [] }
        let whole = Set(try self.messages(of: review))
        var within: [Int64] = []
        for message in messages.dropFirst() {
            for other in try reviews(at: message, of: channel)
            where other != review && !within.contains(other) {
                let own = try self.messages(of: other)
                if own.first != whole.min(), whole.isSuperset(of: own) { within.append(other) }
            }
        }
        return within
    }

    /// The review that has a message; the one that begins first where several do.
    func review(at message: Int, of channel: String, except review: Int64) throws -> Int64? {
        try reviews(at: message, of: channel).filter { $0 != review }.min {
            try messages(of: $0).first ?? 0 < messages(of: $1).first ?? 0
        }
    }

    private func reviews(at message: Int, of channel: String) throws -> [Int64] {
        findAt.bind(channel)
        findAt.bind(message)
        var reviews: [Int64] = []
        try findAt.each { reviews.append($0.integer(0)) }
        return reviews
    }

    /// Numbers of all messages that any source has for the review, in order.
    func messages(of review: Int64) throws -> [Int] {
        findOf.bind(review)
        var messages: [Int] = []
        try findOf.each { messages.append(Int($0.integer(0))) }
        return messages
    }
}

/// What posts a review refers to: those it links to, and the one it answers.
final class ReferenceRows {
    private let database: Database
    private let insert: Statement

    init(_ database: Database) throws {
        self.database = database
        insert = try database.prepare(
            "INSERT OR IGNORE INTO reference (review, channel, message) VALUES (?, ?, ?)")
    }

    /// Writes what `review`, a post of `channel`, refers to.
    func write(_ review: Review, number: Int64, channel: String?) throws {
        var posts = review.links.compactMap { $0.url.flatMap(TelegramAddress.init(url:)) }
        if let channel, let message = review.source.replyTo {
            posts.append(TelegramAddress(channel: channel, message: message))
        }
        for post in posts where post.channel != channel || !review.source.messages.contains(post.message) {
            insert.bind(number)
            insert.bind(post.channel)
            insert.bind(post.message)
            try insert.run()
        }
    }

    /// Forgets what the review refers to.
    func clear(_ review: Int64) throws {
        try database.run("DELETE FROM reference WHERE review = ?", with: [.integer(review)])
    }
}
