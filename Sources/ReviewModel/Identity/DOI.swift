/// Digital object identifiers (ISO 26324): `10.1000/182`, in lower case.
public enum DOI {
    /// What somebody typed from its `10.` on, in lower case: without `doi:` and a resolver's address.
    public static func plain(_ text: String) -> String {
        if text.firstRange(of: "://") != nil, let found = inAddress(text) { return found }
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

    /// Whether a DOI is one that an archive gives to preprints, so that what is published has another one: of arXiv,
    /// bioRxiv and medRxiv, ChemRxiv, Research Square, Preprints, OSF, SSRN, TechRxiv and Authorea. What the publisher of
    /// bioRxiv gives to its journals begins with letters.
    public static func isOfPreprint(_ doi: String) -> Bool {
        let value = doi.lowercased()
        if value.hasPrefix("10.1101/") { return value.utf8.dropFirst(8).first.map(isDigit) ?? false }
        return preprints.contains { value.hasPrefix($0) }
    }

    private static let preprints = [
        "10.48550/", "10.64898/", "10.26434/chemrxiv", "10.21203/rs.", "10.20944/preprints",
        "10.31219/osf.io",
        "10.31234/osf.io", "10.31235/osf.io", "10.2139/ssrn", "10.36227/techrxiv", "10.22541/au.",
    ]
}

// MARK: - Addresses and words

extension DOI {
    /// Address of the resolver for a DOI.
    public static func address(of doi: String) -> String { "https://doi.org/\(doi)" }

    /// What publishers have behind a DOI in addresses of parts and forms of an article.
    private static let endings = [
        ".full.pdf", ".full", ".pdf", "/full", "/fulltext", "/abstract", "/summary", "/pdf", "/meta", "/html",
        "/epdf",
    ].map { Array($0.utf8) }

    /// DOI of the work that `url` leads to, in lower case: of a resolver, or of a publisher that has it in its
    /// addresses, `dl.acm.org/doi/pdf/10.1145/…`. nil where it leads elsewhere.
    public static func inAddress(_ url: String) -> String? {
        let (host, rest) = PaperHost.parts(of: url)
        let path = PercentEncoding.decoded(Array(rest.prefix { $0 != UInt8(ascii: "?") }))
        if host == "nature.com", path.starts(with: "/articles/".utf8) {
            let article = path.dropFirst(10).prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ".") }
            let name = String(decoding: article, as: UTF8.self)
            return name.hasPrefix("s") || name.hasPrefix("nature") ? "10.1038/" + name.lowercased() : nil
        }
        for start in path.indices where begins(path, at: start) {
            var doi = Array(path[start...])
            trimEnd(&doi)
            while let ending = endings.first(where: { doi.count > $0.count + 8 && doi.hasSuffix($0) }) {
                doi.removeLast(ending.count)
            }
            if host.hasSuffix("rxiv.org"), let last = doi.last, isDigit(last), doi.count > 3,
                doi[doi.count - 2] == UInt8(ascii: "v")
            {
                doi.removeLast(2)
            }
            if isWhole(doi) { return String(decoding: doi, as: UTF8.self).lowercased() }
        }
        return nil
    }

    /// The first DOI in words such as `doi: 10.1016/0021-9681(87)90171-8.`, in lower case.
    public static func inWords(_ words: String) -> String? {
        let bytes = PercentEncoding.decoded(Array(words.utf8))
        for start in bytes.indices where begins(bytes, at: start) {
            var doi = Array(bytes[start...].prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") })
            trimEnd(&doi)
            if isWhole(doi) { return String(decoding: doi, as: UTF8.self).lowercased() }
        }
        return nil
    }

    private static func begins(_ bytes: [UInt8], at start: Int) -> Bool {
        bytes[start] == UInt8(ascii: "1") && bytes[start...].starts(with: "10.".utf8)
            && (start == 0 || !isDigit(bytes[start - 1]))
    }

    /// Takes off the punctuation of the sentence around an identifier.
    private static func trimEnd(_ bytes: inout [UInt8]) {
        while let last = bytes.last, ".,;:'".utf8.contains(last) || isOdd(last, in: bytes) {
            bytes.removeLast()
        }
    }

    /// Whether a closing bracket closes none that is open.
    private static func isOdd(_ close: UInt8, in bytes: [UInt8]) -> Bool {
        let pairs = [(UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]"))]
        guard let pair = pairs.first(where: { $0.1 == close }) else { return close == UInt8(ascii: "}") }
        return bytes.count { $0 == pair.0 } < bytes.count { $0 == pair.1 }
    }

    /// `10.` and at least four digits, a slash and something behind it (ISO 26324).
    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), slash >= 7, slash + 1 < bytes.count else {
            return false
        }
        return bytes[3..<slash].allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ ending: [UInt8]) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
