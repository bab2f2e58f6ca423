import TextAnalysis

/// Words around names of models.
enum ModelNameCues {
    private static let introductions = StemIndex(WordFiles.names.values("introduction"))

    private static let coinages = StemIndex(WordFiles.names.values("coinage"))

    private static let comparisons = StemIndex(WordFiles.names.values("comparison"))

    private static let comparing = StemIndex(WordFiles.names.values("comparing"))

    private static let data = StemIndex(WordFiles.names.values("data.beginning"))

    /// Whether a folded word introduces a name.
    static func introduces(_ word: String) -> Bool {
        coins(word) || introductions.matches(word)
    }

    /// Whether a folded word makes what follows a thing to compare with.
    static func compares(_ word: String) -> Bool {
        comparisons.contains(word) || comparing.matches(word)
    }

    /// Whether a folded word says that a name near it is one of data.
    static func namesData(_ word: String) -> Bool {
        data.matches(word)
    }

    /// Whether a folded word says that what follows was named or proposed by somebody.
    static func coins(_ word: String) -> Bool { coinages.contains(word) }
}

/// Abbreviations and words in capitals that name no model.
enum CommonWords {
    private static let words = Set(WordFiles.names.values("common"))

    /// Second halves of compounds that say how something is, not what it is called: `IO-Awareness`.
    private static let qualities = Set(WordFiles.names.values("quality"))

    /// Whether `name` is one of them.
    static func isNoName(_ name: String) -> Bool {
        let folded = name.lowercased()
        if let last = folded.split(separator: "-").last, folded.contains("-"),
            qualities.contains(String(last))
        {
            return true
        }
        if folded.hasSuffix("s"), words.contains(String(folded.dropLast())) { return true }
        return words.contains(folded) || folded.count < 2
            || folded.allSatisfy { $0.isNumber || "-./+".contains($0) }
    }
}
