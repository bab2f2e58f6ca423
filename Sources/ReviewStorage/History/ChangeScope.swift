/// What a change may touch. The less it is, the less there is to watch: making triggers for all tables takes longer
/// than most changes do.
public enum ChangeScope: Sendable {
    /// Any table.
    case everything
    /// Only tags, marks, notes, lists, saved searches and rules.
    case curation

    /// Names of the tables; nil for all.
    var tables: Set<String>? {
        switch self {
        case .everything: nil
        case .curation:
            [
                "tag", "untagged", "tag_rule", "tag_alias", "mark", "note", "list", "list_entry",
                "saved_search",
            ]
        }
    }
}
