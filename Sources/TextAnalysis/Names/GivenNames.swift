/// Given names that are known, by which surnames and given names in turn are told from surnames alone.
public enum GivenNames {
    private static let names = WordFiles.people.phrases("given names")

    /// Longest part of a given name of two syllables: `Ming-Wei`, `Jean-Yves`.
    private static let longestSyllable = 5

    /// Whether `name` begins with a given name: `Ashish`, `Aidan N.`, `Ming-Wei`.
    public static func begins(_ name: String) -> Bool {
        guard let word = name.split(separator: " ").first else { return false }
        let bytes = Array(word.utf8)
        if names.contains(TextSlice(bytes, in: bytes.indices).folded) { return true }
        let syllables = word.split(separator: "-")
        guard let first = syllables.first, syllables.count == 2 else { return false }
        return names.contains(TextSlice(String(first)).folded)
            || syllables.allSatisfy { $0.count <= longestSyllable }
    }
}
