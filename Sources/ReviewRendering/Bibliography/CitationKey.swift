internal import ReviewModel

/// Names of bibliography entries: surname of the first author, year, first telling word of the title.
enum CitationKey {
    /// `ramesh2021zero`.
    static func base(for paper: Paper) -> String {
        let surname = paper.authors.first.map { ASCIIFolding.folded(self.surname($0.name)) } ?? ""
        let words = paper.title.split { !($0.isLetter || $0.isNumber) }.map {
            ASCIIFolding.folded(String($0))
        }
        let word = words.first { !$0.isEmpty && !unimportant.contains($0) } ?? words.first { !$0.isEmpty }
        let year = paper.year.map(String.init) ?? ""
        let owner = surname.isEmpty && word == nil ? "paper" : surname.prefix(40)
        return owner + year + (word ?? "").prefix(40)
    }

    private static let unimportant: Set<String> = [
        "a", "an", "the", "on", "in", "of", "for", "to", "and", "with", "from", "by", "at", "is", "are",
        "how", "what",
    ]

    private static let suffixes: Set<String> = ["jr.", "jr", "sr.", "ii", "iii", "iv"]

    private static func surname(_ name: String) -> String {
        if let comma = name.firstIndex(of: ",") { return String(name[..<comma]) }
        let words = name.split(separator: " ").filter { !suffixes.contains($0.lowercased()) }
        return String(words.last ?? "")
    }

    /// Nothing for the first, then `a` to `z`, `aa`, …
    static func suffix(_ count: Int) -> String {
        var letters: [UInt8] = []
        var rest = count
        while rest > 0 {
            letters.append(UInt8(ascii: "a") + UInt8(truncatingIfNeeded: (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}
