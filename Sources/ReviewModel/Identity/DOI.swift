/// Digital object identifiers (ISO 26324): `10.1000/182`, in lower case.
public enum DOI {
    /// What somebody typed from its `10.` on, in lower case: without `doi:` and a resolver's address.
    public static func plain(_ text: String) -> String {
        let value = text.lowercased()
        return value.firstRange(of: "10.").map { String(value[$0.lowerBound...]) } ?? value
    }

    /// Whether `text` begins with `10.` and has a slash.
    public static func isOne(_ text: String) -> Bool { text.hasPrefix("10.") && text.contains("/") }

    /// Year in a publisher's number, where it has one: `s41586-021-03819-2` is of 2021, `acl-main.2020` of 2020.
    public static func year(of doi: String) -> Int? {
        let suffix = doi.split(separator: "/", maxSplits: 1).last ?? ""
        let pieces = suffix.split(whereSeparator: { "-./".contains($0) })
        if doi.hasPrefix("10.1038/s"), pieces.count >= 2, pieces[1].count == 3, let year = Int(pieces[1]) {
            return 2000 + year
        }
        // Publishers had no numbers with years in them before.
        return pieces.lazy.compactMap { PlausibleYear.inText($0) }.first { $0 >= 1990 }
    }

    /// The arXiv identifier that a DOI of arXiv's own stands for: `10.48550/arXiv.2103.00020`.
    public static func arxiv(of doi: String) -> String? {
        let value = doi.lowercased()
        let prefix = "10.48550/arxiv."
        guard value.hasPrefix(prefix) else { return nil }
        let identifier = ArxivIdentifier.plain(String(value.dropFirst(prefix.count)))
        return ArxivIdentifier.isOne(identifier) ? identifier : nil
    }
}
