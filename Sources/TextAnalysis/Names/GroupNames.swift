/// Tells names of groups of authors from those of people: `DeepSeek-AI`, `Kimi Team`, `LIGO Scientific
/// Collaboration`.
public enum GroupNames {
    /// Words that say that a few words with capitals are a group or a place of work.
    public static let places = WordList(
        whole: WordFiles.people.values("groups") + WordFiles.people.values("group kinds"))
    /// Of them, the kinds of groups, which say so of whatever name stands before them.
    public static let kinds = WordFiles.people.phrases("group kinds")
    /// Words in the names of groups that write as one author.
    public static let writing = WordFiles.people.phrases("writing groups")

    private static let words = WordFiles.writing.phrases("group")
    private static let organisations = LexiconMatcher.Patterns([StandardLexicons.organisations])

    /// Whether `name` is surely that of a group: by one of its words, by how it is written, or as that of an
    /// organisation of several words.
    public static func isGroup(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        let tokens = Tokenizer.tokens(in: bytes)
        if tokens.contains(where: { words.contains(TextSlice(bytes, in: $0.range).folded) }) { return true }
        // `xAI`, `DeepSeek-AI`, `Mistral AI`.
        if bytes.count > 2, bytes.suffix(2).elementsEqual("AI".utf8) { return true }
        return tokens.count > 1 && isOrganisation(name)
    }

    /// Whether `name` as a whole is that of an organisation that is known. People are called Ford as well.
    public static func isOrganisation(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        let tokens = Tokenizer.tokens(in: bytes)
        let matches = LexiconMatcher(patterns: organisations).matches(in: bytes, tokens: tokens)
        return !tokens.isEmpty && matches.contains { $0.tokens == tokens.indices }
    }
}
