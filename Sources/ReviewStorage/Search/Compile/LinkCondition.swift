internal import ReviewModel
internal import SQLite

/// Conditions for `link:`, `arxiv:` and `doi:`.
enum LinkCondition {
    /// A host (`github.com` finds `gist.github.com` too), or any part of an address.
    static func link(_ text: String) -> SQLFragment {
        let value = ItemReference.bare(text.lowercased())
        // A paper has many addresses.
        if value.contains("/"), let number = ItemReference.arxivNumber(in: value) {
            return SQLFragment.any([arxiv(number), part(number)]) ?? .never
        }
        let isHost = value.contains(".") && !value.contains("/")
        return isHost ? host(LinkAddress.host(of: value) ?? value) : part(value)
    }

    /// Selects the reviews with a link to an address, or to what lies under it, and those of a paper to be read there.
    static func linked(to address: String) -> SQLFragment {
        SQLFragment(addresses, arguments: [.text(address.lowercased()), .text(address.lowercased())])
    }

    private static let addresses = """
        SELECT review FROM link WHERE instr(lower(url), ?) > 0
            UNION SELECT review FROM review_paper WHERE instr(lower(url), ?) > 0
        """

    private static func host(_ host: String) -> SQLFragment {
        .listed(
            by: """
                SELECT review FROM link WHERE site IN (SELECT number FROM site
                    WHERE host = ? OR substr(host, -length(?)) = ?)
                """, [.text(host), .text("." + host), .text("." + host)])
    }

    private static func part(_ part: String) -> SQLFragment {
        .listed(by: addresses, [.text(part), .text(part)])
    }

    /// An identifier, with or without `arXiv:`, address and version; `2102.*` for all that begin so.
    static func arxiv(_ text: String) -> SQLFragment {
        identifier("arxiv", value: ArxivIdentifier.plain(text))
    }

    /// A DOI, with or without a resolver's address; `10.1038*` for all that begin so.
    static func doi(_ text: String) -> SQLFragment {
        identifier("doi", value: DOI.plain(text))
    }

    private static func identifier(_ column: String, value: String) -> SQLFragment {
        let (text, isPrefix) = Wildcard.split(value)
        let test = isPrefix ? "\(column) >= ? AND \(column) < ?" : "\(column) = ?"
        return .listed(
            by: "SELECT review FROM review_paper WHERE \(test)",
            isPrefix ? Wildcard.bounds(text) : [.text(text)])
    }
}
