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
            return arxiv(in: Array(path.utf8))
        }
        if let marker = path.range(ofASCII: "arxiv.") { return arxiv(in: Array(path.utf8.dropFirst(marker))) }
        return nil
    }

    /// The first arXiv identifier in `bytes`.
    static func arxiv(in bytes: [UInt8]) -> String? {
        var at = 0
        while at < bytes.count {
            let isStart = at == 0 || !isDigit(bytes[at - 1])
            if isStart, let identifier = modern(bytes, at) ?? old(bytes, at) { return identifier }
            at += 1
        }
        return nil
    }

    /// YYMM.NNNN up to 2014, YYMM.NNNNN since.
    private static func modern(_ bytes: [UInt8], _ at: Int) -> String? {
        guard at + 9 <= bytes.count, (0..<4).allSatisfy({ isDigit(bytes[at + $0]) }),
            bytes[at + 4] == UInt8(ascii: ".")
        else { return nil }
        var end = at + 5
        while end < bytes.count, isDigit(bytes[end]), end - at < 11 { end += 1 }
        let month = Int(bytes[at + 2] - 0x30) * 10 + Int(bytes[at + 3] - 0x30)
        guard end - at == 9 || end - at == 10, (1...12).contains(month) else { return nil }
        return String(decoding: bytes[at..<end], as: UTF8.self)
    }

    /// archive/YYMMNNN up to March 2007, with or without a subject class: `math.GT/0309136`.
    private static func old(_ bytes: [UInt8], _ at: Int) -> String? {
        guard at > 0, bytes[at - 1] == UInt8(ascii: "/"), at + 7 <= bytes.count,
            (0..<7).allSatisfy({ isDigit(bytes[at + $0]) }),
            at + 7 == bytes.count || !isDigit(bytes[at + 7])
        else { return nil }
        var start = at - 1
        while start > 0,
            bytes[start - 1] | 0x20 >= 0x61 && bytes[start - 1] | 0x20 <= 0x7A
                || bytes[start - 1] == UInt8(ascii: "-") || bytes[start - 1] == UInt8(ascii: ".")
        { start -= 1 }
        guard at - 1 - start >= 2 else { return nil }
        var archive = String(decoding: bytes[start..<at - 1], as: UTF8.self)
        if archive == "papers" || archive == "abs" || archive == "pdf" { return nil }
        if let dot = archive.firstIndex(of: ".") { archive = String(archive[..<dot]) }
        return archive + "/" + String(decoding: bytes[at..<at + 7], as: UTF8.self)
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

    /// Year of an arXiv identifier.
    static func year(ofArxiv identifier: String) -> Int? {
        let digits = identifier.split(separator: "/").last.map { $0.prefix(2) } ?? ""
        guard let year = Int(digits) else { return nil }
        return year >= 90 ? 1900 + year : 2000 + year
    }

    /// Year in a publisher's number, where it has one: `s41586-021-03819-2` is of 2021, `acl-main.2020` of 2020.
    static func year(ofDOI doi: String) -> Int? {
        let suffix = doi.split(separator: "/", maxSplits: 1).last ?? ""
        let pieces = suffix.split(whereSeparator: { "-./".contains($0) })
        if doi.hasPrefix("10.1038/s"), pieces.count >= 2, pieces[1].count == 3, let year = Int(pieces[1]) {
            return 2000 + year
        }
        return pieces.compactMap { $0.count == 4 ? Int($0) : nil }.first { (1990...2035).contains($0) }
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
