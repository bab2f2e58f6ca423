import ReviewModel

/// Identifiers of papers in their addresses.
enum PaperIdentifiers {
    /// arXiv identifier of an address, without version: `2103.00020`, `astro-ph/0601001`.
    ///
    /// The forms are those of https://info.arxiv.org/help/arxiv_identifier.html.
    static func arxiv(inURL url: String) -> String? {
        let (host, path) = WebAddress.parts(of: url)
        let isArxiv =
            host.hasSuffix("arxiv.org") || host == "alphaxiv.org" || host == "ar5iv.org"
            || host == "arxiv-vanity.com"
        if isArxiv || (host.hasPrefix("huggingface.co") && path.hasPrefix("/papers/"))
            || host == "scirate.com"
        {
            return ArxivIdentifier.first(in: path)
        }
        if let marker = path.range(ofASCII: "arxiv.") {
            return ArxivIdentifier.first(in: Array(path.utf8.dropFirst(marker)))
        }
        return nil
    }

    /// DOI of an address, in lower case.
    static func doi(inURL url: String) -> String? {
        let (host, path) = WebAddress.parts(of: url)
        if host == "nature.com", path.hasPrefix("/articles/") {
            let article = path.dropFirst(10).prefix { $0 != "?" && $0 != "#" && $0 != "/" && $0 != "." }
            return article.hasPrefix("s") || article.hasPrefix("nature")
                ? "10.1038/" + article.lowercased() : nil
        }
        guard let start = path.range(ofASCII: "10.") else { return nil }
        var doi = Array(
            path.utf8.dropFirst(start).prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
        for ending in [".full.pdf", ".full", ".pdf", "/full", "/abstract", "/pdf", "/meta", "/html", "/epdf"]
        where doi.count > ending.utf8.count + 8 {
            if doi.suffix(ending.utf8.count).elementsEqual(ending.utf8) { doi.removeLast(ending.utf8.count) }
        }
        if host.hasSuffix("rxiv.org"), let last = doi.last, isDigit(last), doi.count > 3,
            doi[doi.count - 2] == UInt8(ascii: "v")
        {
            doi.removeLast(2)
        }
        return isDOI(doi) ? String(decoding: doi, as: UTF8.self).lowercased() : nil
    }

    /// `10.` and at least four digits, a slash and something behind it (ISO 26324).
    private static func isDOI(_ bytes: [UInt8]) -> Bool {
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), slash >= 7, slash + 1 < bytes.count else {
            return false
        }
        return bytes[3..<slash].allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

extension String {
    /// Offset in UTF-8 of the first place of `pattern`, without regard to the case of ASCII letters.
    func range(ofASCII pattern: String) -> Int? {
        let bytes = Array(lowercased().utf8), wanted = Array(pattern.utf8)
        guard bytes.count >= wanted.count else { return nil }
        return (0...bytes.count - wanted.count).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}
