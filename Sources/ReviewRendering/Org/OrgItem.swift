internal import ReviewModel

/// An item as a headline of an Org file, with what belongs under it.
struct OrgItem {
    let item: LibraryItem
    /// How many asterisks the headline has.
    var level = 1

    /// The subtree, with an empty line in front.
    var text: String {
        "\n\(String(repeating: "*", count: level)) \(headline)\n\(drawer)" + body.map { "  \($0)\n" }.joined()
    }

    private var review: Review { item.review }

    private var headline: String {
        let title = OrgText.plain(review.title)
        let tags = item.curation.tags.map(OrgItem.tag).filter { !$0.isEmpty }
        return state + (title.isEmpty ? "untitled" : title)
            + (tags.isEmpty ? "" : " :\(tags.joined(separator: ":")):")
    }

    private var state: String {
        switch item.curation.status {
        case .unread, .reading: "TODO "
        case .read, .skipped: "DONE "
        }
    }

    private var drawer: String {
        let paper = review.papers.first
        let properties: [(String, String?)] = [
            ("ID", review.id), ("DATE", review.date?.writable?.isoDate),
            ("AUTHORS", paper.map { $0.authors.map(\.name).joined(separator: "; ") }),
            ("VENUE", paper?.venue), ("YEAR", paper?.year.map(String.init)),
            ("ARXIV", paper?.arxiv), ("DOI", paper?.doi),
            ("TOPICS", review.topics.map(\.id).joined(separator: " ")),
            ("RATING", item.curation.rating.map(String.init)),
        ]
        let lines = properties.compactMap { name, value -> String? in
            let line = PlainText.line(value ?? "")
            return line.isEmpty ? nil : "  :\(name): \(line)\n"
        }
        return "  :PROPERTIES:\n\(lines.joined())  :END:\n"
    }

    /// Lines under the drawer; they are indented, so that none can be a headline.
    private var body: [String] {
        let claims = review.claims.map { "- \(OrgText.plain($0.text))" }
        let links = review.links.compactMap { link in
            link.url.map { "- \(OrgItem.link($0, OrgText.plain(link.label ?? link.role.rawValue)))" }
        }
        let post = review.source.url.map { ["- \(OrgItem.link($0, "post"))"] } ?? []
        let notes = item.curation.notes.map { PlainText.lines($0).map(OrgText.line) } ?? []
        return claims + links + post + notes
    }

    /// `[[address][text]]`; the text alone where the address is not to be followed.
    private static func link(_ url: String, _ text: String) -> String {
        guard let address = WebAddress.followable(url) else { return text }
        let safe = address.replacing("[", with: "%5B").replacing("]", with: "%5D")
        return "[[\(safe)][\(text)]]"
    }

    /// A tag of letters, digits and `_`, which are all that Org allows besides `@`, `#` and `%`.
    private static func tag(_ tag: String) -> String {
        String(
            tag.unicodeScalars.map { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
            })
    }
}
