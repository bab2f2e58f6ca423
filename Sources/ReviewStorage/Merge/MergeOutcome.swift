/// What the merge of another library has brought.
public struct MergeOutcome: Sendable, Equatable {
    /// What beside items may come from another library.
    public enum Part: String, Sendable, CaseIterable {
        /// Files that this library had not read.
        case source
        /// Items that have tags which they had not.
        case tagged
        /// Items that have another status or rating.
        case marked
        /// Items with a note, or with more of it.
        case noted
        /// Items that are corrected otherwise.
        case corrected
        /// Lists that were not there, or have more on them.
        case list
        /// Saved searches.
        case search
        /// Rules for tags.
        case rule
        /// Other names of tags.
        case alias
        /// Citation keys of papers.
        case citationKey
        /// Borders between posts, and papers kept apart.
        case judgement
    }

    /// What became of the items.
    public internal(set) var items = ImportOutcome()
    /// How much came of everything else; nothing where none did.
    public internal(set) var counts: [Part: Int] = [:]
    /// What the rules of both have done with the items of both.
    public internal(set) var rules: [TagRuleOutcome] = []
    /// Where both libraries say something, and not the same.
    public internal(set) var conflicts: [MergeConflict] = []

    /// Counts one of a part.
    mutating func count(_ part: Part, _ number: Int = 1) {
        if number > 0 { counts[part, default: 0] += number }
    }
}
