internal import ReviewModel
internal import SQLite

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
        var posts = review.links.compactMap { $0.url.flatMap(PostAddress.init(url:)) }
        if let channel, let message = review.source.replyTo {
            posts.append(PostAddress(channel: channel, message: message))
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
        try database.run("DELETE FROM reference WHERE review = ?", [.integer(review)])
    }
}
