import ReviewModel
import TextAnalysis

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
        return arxiv(behindNameIn: PercentEncoding.decoded(Array(path.utf8)))
    }

    /// The identifier behind arXiv's name, as catalogues have it in their addresses: `arXiv:2103.00020`,
    /// `arXiv.2103.00020` of a DOI, `2021arXiv210300020R` of the Astrophysics Data System.
    private static func arxiv(behindNameIn bytes: [UInt8]) -> String? {
        let name = Array("arxiv".utf8)
        for start in bytes.indices.dropLast(name.count) {
            guard zip(bytes[start...], name).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
            let rest = bytes[(start + name.count)...]
            if let first = rest.first, isDigit(first) {
                let digits = rest.prefix(while: isDigit)
                if digits.count == 9 {
                    return ArxivIdentifier.first(
                        in: Array(digits.prefix(4)) + [UInt8(ascii: ".")] + Array(digits.dropFirst(4)))
                }
            } else if rest.first.map({ !".:/_-".utf8.contains($0) }) ?? true {
                continue
            }
            // An old identifier is one behind a slash.
            let named = [UInt8(ascii: "/")] + Array(rest.drop { ".:/_-".utf8.contains($0) })
            if let found = ArxivIdentifier.first(in: named) {
                return found
            }
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
        var doi = PercentEncoding.decoded(
            Array(path.utf8.dropFirst(start).prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }))
        trimEnd(&doi)
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

    /// The first DOI in words such as `doi: 10.1016/0021-9681(87)90171-8.`, in lower case.
    static func doi(inWords words: String) -> String? {
        let bytes = PercentEncoding.decoded(Array(words.utf8))
        for start in bytes.indices.dropLast(8) {
            guard bytes[start] == UInt8(ascii: "1"), bytes[start + 1] == UInt8(ascii: "0"),
                bytes[start + 2] == UInt8(ascii: "."), start == 0 || !isDigit(bytes[start - 1])
            else { continue }
            var doi = Array(bytes[start...].prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") })
            trimEnd(&doi)
            if isDOI(doi) { return String(decoding: doi, as: UTF8.self).lowercased() }
        }
        return nil
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

/// Papers named by a number of arXiv without an address: `arXiv:2402.19427`, `arXiv 2402.19427`.
enum ArxivNumbers {
    /// The number in brackets that `line` begins with: `[2402.19427] Title`, as arXiv's own pages are titled.
    static func leading(_ line: TextSlice) -> (identifier: String, place: Range<Int>)? {
        guard line.first == UInt8(ascii: "["), let close = line.prefix(24).first(UInt8(ascii: "]")) else {
            return nil
        }
        let inside = line.before(close).dropFirst()
        guard inside.first.map({ (0x30...0x39).contains($0) }) ?? false,
            let number = ArxivIdentifier.first(in: Array(inside)), inside.count <= number.utf8.count + 3
        else { return nil }
        return (number, line.startIndex..<close + 1)
    }

    /// The numbers in `line`, each with its place, in order.
    static func find(in line: TextSlice) -> [(identifier: String, place: Range<Int>)] {
        var found: [(identifier: String, place: Range<Int>)] = []
        var at = line.startIndex
        while let next = line.from(at).firstIndex(where: { $0 | 0x20 == UInt8(ascii: "a") }) {
            at = next + 1
            guard line.from(next).hasASCIIPrefix("arxiv") else { continue }
            var rest = line.from(next + 5)
            while let byte = rest.first,
                byte == UInt8(ascii: ":") || byte == 0x20 || byte == UInt8(ascii: "#")
            {
                rest = rest.dropFirst()
            }
            let digits = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "]") }
            guard digits.startIndex > next + 5, let first = digits.first, (0x30...0x39).contains(first),
                let number = ArxivIdentifier.first(in: Array(digits))
            else { continue }
            let end = digits.startIndex + number.utf8.count
            found.append((number, next..<end))
            at = end
        }
        return found
    }
}

/// Journals by the numbers their publishers give to articles.
enum PublisherVenues {
    /// The journal that a host or a DOI stands for.
    static func venue(ofURL url: String?, doi: String?) -> String? {
        let codes = [
            "s41586": "Nature", "s41467": "Nature Communications", "s42256": "Nature Machine Intelligence",
            "s41592": "Nature Methods",
            "s41587": "Nature Biotechnology", "s41593": "Nature Neuroscience", "s41591": "Nature Medicine",
            "s41598": "Scientific Reports",
            "s41562": "Nature Human Behaviour", "s41588": "Nature Genetics",
            "s43588": "Nature Computational Science", "s41567": "Nature Physics",
            "s42005": "Communications Physics", "s42003": "Communications Biology",
        ]
        if let doi, doi.hasPrefix("10.1038/") {
            let code = doi.dropFirst(8).prefix { $0 != "-" }
            if let journal = codes[String(code)] { return journal }
            if code.hasPrefix("nature") { return "Nature" }
        }
        if let doi, doi.hasPrefix("10.1126/") {
            let journals = [
                "science": "Science", "sciadv": "Science Advances", "scirobotics": "Science Robotics",
            ]
            return journals[String(doi.dropFirst(8).prefix { $0 != "." })]
        }
        if let doi, doi.hasPrefix("10.1073/pnas") { return "PNAS" }
        return nil
    }
}
