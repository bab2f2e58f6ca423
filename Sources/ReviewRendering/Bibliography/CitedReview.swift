internal import ReviewModel

/// What a bibliography says of a review.
struct CitedReview {
    /// Id of the item.
    let id: String
    /// Title of the review where it is not the paper's, reviewer and channel.
    let words: [String]
    /// Address of the post, where it can be followed.
    let address: String?

    init(_ review: Review, of paper: Paper) {
        id = review.id
        let title = review.title == paper.title ? nil : review.title
        let place = review.source.channelTitle ?? review.source.channel
        words = [title, review.reviewer?.name, place].compactMap { $0.map(PlainText.line) }
            .filter { !$0.isEmpty }
        address = review.source.url.flatMap(WebAddress.followable)
    }

    /// `Grigory Sapunov, Gonzo ML, https://t.me/gonzo_ML/642`; empty when nothing is known.
    var text: String { (words + [address].compactMap { $0 }).joined(separator: ", ") }
}
