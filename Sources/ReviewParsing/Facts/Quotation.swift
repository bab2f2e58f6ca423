import TextAnalysis

/// Words in quotes, with what stands around them on their line.
struct Quotation: Sendable {
    let before: TextSlice
    let inside: TextSlice
    let behind: TextSlice

    /// What opens and what closes one, in English, Russian, Chinese and TeX.
    private static let marks = [("“", "”"), ("«", "»"), ("\"", "\""), ("《", "》"), ("「", "」"), ("``", "''")]

    /// The first of each sort in `line`, of which the first that `isWanted` counts.
    static func find(in line: TextSlice, where isWanted: (Quotation) -> Bool) -> Quotation? {
        for (open, close) in marks {
            guard let start = line.find(open) else { continue }
            let rest = line.from(start + open.utf8.count)
            guard let end = rest.find(close) else { continue }
            let found = Quotation(
                before: line.before(start), inside: rest.before(end),
                behind: rest.from(end + close.utf8.count))
            if isWanted(found) { return found }
        }
        return nil
    }
}
