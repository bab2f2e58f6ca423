/// How people write arXiv identifiers.
enum ArxivNotation {
    /// The bare identifier: without `arXiv:`, an address around it, `.pdf` and version.
    static func plain(_ text: String) -> String {
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
}
