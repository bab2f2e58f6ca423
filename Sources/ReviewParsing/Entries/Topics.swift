import TextAnalysis

/// Fields of research by their names.
enum Topics {
    /// Names of each topic as words, with whether letters may follow one.
    private static let names: [[(stem: String, isOpen: Bool)]] = StandardLexicons.topics.topics.flatMap {
        topic in
        (topic.english + topic.russian).map { name in
            name.split(separator: " ").map { word in
                let stem = word.prefix { $0 != "*" }
                return (String(stem), stem.utf8.count < word.utf8.count)
            }
        }
    }

    /// Models, which topics are known by as well.
    private static let models: Set<String> = Set(
        StandardLexicons.models.entries.flatMap { [$0.name] + $0.aliases }.map { TextSlice($0).foldedPhrase })

    /// Abbreviations of topics that are no models.
    private static let abbreviations: Set<String> = Set(
        StandardLexicons.topics.topics.flatMap(\.abbreviations).map { TextSlice($0).foldedPhrase })

    /// Whether `title`, or it without what stands in parentheses, is the name of a field.
    static func isTopic(_ title: String) -> Bool {
        let slice = TextSlice(title)
        if models.contains(slice.foldedPhrase) { return false }
        if isName(slice.foldedWords) || abbreviations.contains(slice.foldedPhrase) { return true }
        guard let open = slice.first(UInt8(ascii: "(")) else { return false }
        return isName(slice.before(open).foldedWords)
    }

    private static func isName(_ words: [String]) -> Bool {
        names.contains { name in
            name.count == words.count && zip(name, words).allSatisfy { fits($0, word: $1) }
        }
    }

    private static func fits(_ pattern: (stem: String, isOpen: Bool), word: String) -> Bool {
        word.begins(with: pattern.stem) && (pattern.isOpen || word.utf8.count == pattern.stem.utf8.count)
    }
}
