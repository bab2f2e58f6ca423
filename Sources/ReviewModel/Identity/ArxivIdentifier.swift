/// Identifiers of arXiv, without version: `2103.00020`, `astro-ph/0601001`.
///
/// The forms are those of https://info.arxiv.org/help/arxiv_identifier.html.
public enum ArxivIdentifier {
    /// The first identifier in `bytes`; one of the old form stands behind an archive and a slash.
    public static func first(in bytes: [UInt8]) -> String? {
        var at = 0
        while at < bytes.count {
            let isStart = at == 0 || !isDigit(bytes[at - 1])
            if isStart, let identifier = modern(in: bytes, at: at) ?? old(in: bytes, at: at) {
                return identifier
            }
            at += 1
        }
        return nil
    }

    /// The first identifier in `text`.
    public static func first(in text: some StringProtocol) -> String? { first(in: Array(text.utf8)) }

    /// YYMM.NNNN up to 2014, YYMM.NNNNN since.
    private static func modern(in bytes: [UInt8], at start: Int) -> String? {
        guard start + 9 <= bytes.count, (0..<4).allSatisfy({ isDigit(bytes[start + $0]) }),
            bytes[start + 4] == UInt8(ascii: ".")
        else { return nil }
        var end = start + 5
        while end < bytes.count, isDigit(bytes[end]), end - start < 11 { end += 1 }
        let month = Int(bytes[start + 2] - 0x30) * 10 + Int(bytes[start + 3] - 0x30)
        guard end - start == 9 || end - start == 10, (1...12).contains(month) else { return nil }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// archive/YYMMNNN up to March 2007, with or without a subject class: `math.GT/0309136`.
    private static func old(in bytes: [UInt8], at digits: Int) -> String? {
        guard digits > 0, bytes[digits - 1] == UInt8(ascii: "/"), digits + 7 <= bytes.count,
            (0..<7).allSatisfy({ isDigit(bytes[digits + $0]) }),
            digits + 7 == bytes.count || !isDigit(bytes[digits + 7])
        else { return nil }
        var start = digits - 1
        while start > 0, isArchiveByte(bytes[start - 1]) { start -= 1 }
        // A full stop in front is that of `10.48550/arXiv.hep-th/9901001`.
        while start < digits - 1, bytes[start] == UInt8(ascii: ".") { start += 1 }
        var archive = String(decoding: bytes[start..<digits - 1], as: UTF8.self)
        if let dot = archive.firstIndex(of: ".") { archive = String(archive[..<dot]) }
        let month = Int(bytes[digits + 2] - 0x30) * 10 + Int(bytes[digits + 3] - 0x30)
        guard archives.contains(archive.lowercased()), (1...12).contains(month) else { return nil }
        return archive + "/" + String(decoding: bytes[digits..<digits + 7], as: UTF8.self)
    }

    /// Archives that had numbers of their own until 2007, as https://arxiv.org/archive lists them.
    private static let archives: Set<String> = [
        "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn",
        "chem-ph",
        "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph",
        "hep-th",
        "math", "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph",
        "q-alg",
        "q-bio", "quant-ph", "solv-int", "stat", "supr-con",
    ]

    private static func isArchiveByte(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// What somebody typed without what only belongs to a way of writing it: `arXiv:`, an address around it,
    /// `.pdf` and the version.
    public static func plain(_ text: String) -> String {
        if text.utf8.contains(UInt8(ascii: "/")), let found = inAddress(text) { return found.lowercased() }
        var value = text.lowercased()[...]
        for lead in ["arxiv:", "/abs/", "/pdf/", "/html/"] {
            if let range = value.firstRange(of: lead) { value = value[range.upperBound...] }
        }
        if value.hasSuffix(".pdf") { value = value.dropLast(4) }
        return String(withoutVersion(value))
    }

    private static func withoutVersion(_ text: Substring) -> Substring {
        let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.count
        let stem = text.dropLast(digits)
        guard digits > 0, stem.hasSuffix("v"), stem.dropLast().last?.isNumber ?? false else { return text }
        return stem.dropLast()
    }

    /// Whether `text` has one of the two forms.
    public static func isOne(_ text: String) -> Bool {
        let old = text.split(separator: "/", omittingEmptySubsequences: false)
        if old.count == 2 { return !old[0].isEmpty && isNumber(old[1], of: 7...7) }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && isNumber(parts[0], of: 4...4) && isNumber(parts[1], of: 4...5)
    }

    private static func isNumber(_ text: Substring, of lengths: ClosedRange<Int>) -> Bool {
        lengths.contains(text.utf8.count) && text.utf8.allSatisfy(isDigit)
    }

    /// The year that its first two digits tell: arXiv began in 1991.
    public static func year(of identifier: String) -> Int? {
        let digits = identifier.split(separator: "/").last.map { $0.prefix(2) } ?? ""
        return Int(digits).map { $0 >= 91 ? 1900 + $0 : 2000 + $0 }
    }
}

// MARK: - Addresses

extension ArxivIdentifier {
    /// Address of the paper at arXiv.
    public static func address(of identifier: String) -> String { "https://arxiv.org/abs/\(identifier)" }

    /// The identifier of the paper that `url` leads to, at arXiv or wherever else its papers are shown: mirrors,
    /// readers and catalogues have it behind a folder that arXiv has, `/abs/2103.00020`, `/papers/2103.00020`, or
    /// behind its name, `arXiv:2103.00020`, `arXiv.2103.00020` of a DOI, `2021arXiv210300020R` of the Astrophysics
    /// Data System. nil where it leads elsewhere.
    public static func inAddress(_ url: String) -> String? {
        guard mayHoldOne(url) else { return nil }
        let (host, path) = PaperHost.parts(of: url)
        let bytes = PercentEncoding.decoded(Array(path))
        if isNamedSo(Array(host.utf8)),
            let found = first(in: Array(bytes.prefix { $0 != UInt8(ascii: "?") }))
        {
            return found
        }
        return behindFolder(in: bytes) ?? behindName(in: bytes)
    }

    /// Whether the name of arXiv or of a reader of it stands in a host.
    private static func isNamedSo(_ host: [UInt8]) -> Bool {
        host.indices.contains { place in
            host[place] == UInt8(ascii: "a")
                && (host[place...].starts(with: "arxiv".utf8) || host[place...].starts(with: "alphaxiv".utf8))
        }
    }

    /// Whether `url` has four digits in a row, which every identifier has, or signs that may stand for some: most
    /// addresses have none, and to take one apart costs more.
    private static func mayHoldOne(_ url: String) -> Bool {
        var run = 0
        for byte in url.utf8 {
            run = isDigit(byte) ? run + 1 : 0
            if run == 4 || byte == UInt8(ascii: "%") { return true }
        }
        return false
    }

    /// Folders of arXiv and of those who show its papers that the identifier stands behind, and nothing behind it but
    /// its version and `.pdf`: a note on a paper may be called by its identifier, `papers/2103.00020.md`.
    private static let folders = [
        "abs", "pdf", "html", "ps", "format", "src", "e-print", "papers", "paper", "overview", "arxiv",
    ].map { Array($0.utf8) }

    private static func behindFolder(in bytes: [UInt8]) -> String? {
        var before: Int?
        for slash in bytes.indices where bytes[slash] == UInt8(ascii: "/") {
            defer { before = slash }
            guard let before, folders.contains(where: { bytes[(before + 1)..<slash].elementsEqual($0) }),
                let (identifier, end) = identifier(in: bytes, at: slash + 1)
            else { continue }
            if isEnd(bytes[end...]) { return identifier }
        }
        return nil
    }

    /// The identifier that begins at `start`, and where it ends.
    private static func identifier(in bytes: [UInt8], at start: Int) -> (identifier: String, end: Int)? {
        if let found = modern(in: bytes, at: start) { return (found, start + found.utf8.count) }
        guard let slash = bytes[start...].firstIndex(where: { !isArchiveByte($0) }), slash > start,
            let found = old(in: bytes, at: slash + 1)
        else { return nil }
        return (found, slash + 8)
    }

    /// Whether no more than a version and `.pdf` follow before the next part of an address.
    private static func isEnd(_ rest: ArraySlice<UInt8>) -> Bool {
        var rest = rest
        if rest.first.map({ $0 | 0x20 == UInt8(ascii: "v") }) ?? false {
            rest = rest.dropFirst().drop(while: isDigit)
        }
        if rest.starts(with: ".pdf".utf8) { rest = rest.dropFirst(4) }
        return rest.first.map { "/?#&".utf8.contains($0) } ?? true
    }

    private static func behindName(in bytes: [UInt8]) -> String? {
        let name = Array("arxiv".utf8)
        for start in bytes.indices.dropLast(name.count) {
            guard bytes[start] | 0x20 == name[0], zip(bytes[start...], name).allSatisfy({ $0 | 0x20 == $1 })
            else { continue }
            let rest = bytes[(start + name.count)...]
            if let first = rest.first, isDigit(first) {
                let digits = rest.prefix(while: isDigit)
                if digits.count == 9 {
                    return self.first(
                        in: Array(digits.prefix(4)) + [UInt8(ascii: ".")] + Array(digits.dropFirst(4)))
                }
            } else if rest.first.map({ !".:/_-".utf8.contains($0) }) ?? true {
                continue
            }
            // An old identifier is one behind a slash.
            let named = [UInt8(ascii: "/")] + Array(rest.drop { ".:/_-".utf8.contains($0) })
            if let found = self.first(in: named) { return found }
        }
        return nil
    }
}

/// Takes apart addresses of papers.
enum PaperHost {
    /// Bytes of an address that are looked at: those of papers are short, and places in longer ones are many.
    private static let longest = 1_000

    /// Host in lower case without `www.`, and what is behind it, without what is behind `#`. Of an address in another,
    /// as archives of the web have it, the inner one.
    static func parts(of url: String) -> (host: String, path: ArraySlice<UInt8>) {
        var rest = Array(url.utf8.prefix(longest))[...]
        let marks = ["http://", "https://"].map { Array($0.utf8) }
        while let slash = rest.indices.first(where: { at in
            rest[at] | 0x20 == UInt8(ascii: "h") && marks.contains { rest[at...].starts(with: $0) }
        }) {
            let start = rest[slash...].firstIndex(of: UInt8(ascii: "/")) ?? slash
            rest = rest[start...].dropFirst(2)
        }
        let place = WebHost(rest)
        return (place.name, place.path.prefix { $0 != UInt8(ascii: "#") })
    }
}
