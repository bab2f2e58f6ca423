public import ReviewModel

/// What an entry of somebody's bibliography gets to know about reviews of its paper. BibTeX and biber
/// leave out fields that they do not know.
public enum BibTeXReviewFields {
    /// Names of the fields.
    public static let names = ["digestreview", "digestclaims"]

    /// The values for a paper that `items` review, in the order of `names`: where to read the reviews, and
    /// what they say is worth knowing. Braces are balanced.
    public static func values(of items: [LibraryItem]) -> [String] {
        let places = items.map { item in
            let address = item.review.source.url.flatMap(WebAddress.followable).map { "\\url{\($0)}" }
            let channel = (item.review.source.channelTitle ?? item.review.source.channel).map(
                LaTeXText.escaped)
            return [channel, address, "digest \(LaTeXText.escaped(item.review.id))"].compactMap { $0 }
                .joined(separator: ", ")
        }
        let claims = items.flatMap { $0.review.claims.prefix(5) }.map { LaTeXText.escaped($0.text) }
        return [places.joined(separator: "; "), claims.joined(separator: " / ")]
    }
}
