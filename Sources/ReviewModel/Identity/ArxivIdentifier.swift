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
        guard digits - 1 - start >= 2 else { return nil }
        var archive = String(decoding: bytes[start..<digits - 1], as: UTF8.self)
        if archive == "papers" || archive == "abs" || archive == "pdf" { return nil }
        if let dot = archive.firstIndex(of: ".") { archive = String(archive[..<dot]) }
        return archive + "/" + String(decoding: bytes[digits..<digits + 7], as: UTF8.self)
    }

    private static func isArchiveByte(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// What somebody typed without what only belongs to a way of writing it: `arXiv:`, an address around it,
    /// `.pdf` and the version.
    public static func plain(_ text: String) -> String {
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
