internal import ReviewModel

/// An item as it comes from a source, with what it is known by.
struct Arrival {
    /// The item, with the key, the id, the username and the address that the library gives it.
    var review: Review
    /// Its key taken apart; nil where it names no channel.
    var key: RecordKey?
    /// Fingerprint of its content.
    let fingerprint: Int64
    /// Where the source holds it.
    let sighting: Sighting

    /// Numbers of its messages, in order; none where the source does not tell them.
    var messages: [Int] { key?.message == nil ? [] : review.source.messages.sorted() }

    /// What it is called in its channel, where it has no number; empty where it has one. Stays when the
    /// key gets a `#2`.
    var name = ""

    /// When another library got it, in seconds since 1970; nil where it comes from a source.
    var added: Int64?

    /// Whether another library knows that the post was deleted.
    var isGone = false

    /// Marks that another library has for all versions of it; nil where it comes from a source.
    var knownMarks: [Int64]?

    /// Marks by which copies of it are known.
    var marks: [Int64] { knownMarks ?? (key == nil ? [] : Likeness.marks(of: review, named: name)) }

    /// Puts the username of the channel, as it is spelt, and the address with it, in the place of its own.
    mutating func take(handle: String?) {
        guard handle != review.source.channel else { return }
        review.source.channel = handle
        if let handle, let message = messages.first {
            review.source.url = ReviewRows.url(handle: handle, message: message)
        }
    }

    /// Puts another key in the place of its own.
    mutating func take(key text: String) {
        review.key = text
        review.id = ReviewIdentity.id(forKey: text)
        if let channel = key?.channel { key = RecordKey(text, in: channel) }
    }
}
