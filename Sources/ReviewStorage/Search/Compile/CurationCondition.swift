internal import ReviewModel
internal import SQLite

/// Conditions on what the reader has added.
enum CurationCondition {
    /// A tag, or one below it: `nlp` finds `nlp/llm`.
    static func tag(_ text: String) -> SQLFragment {
        let (tag, isPrefix) = Wildcard.split(text)
        let below = isPrefix ? Wildcard.bounds(tag) : Wildcard.bounds(tag + "/")
        return SQLFragment(
            "review.key IN (SELECT key FROM tag WHERE tag = ? OR (tag >= ? AND tag < ?))",
            [.text(tag)] + below)
    }

    /// A list the item stands on.
    static func list(_ text: String) -> SQLFragment {
        SQLFragment("review.key IN (SELECT key FROM list_entry WHERE list = ?)", [.text(text)])
    }

    /// What was never marked is unread.
    static func status(_ text: String) -> SQLFragment {
        guard let status = Curation.Status(rawValue: text.lowercased()) else { return .never }
        if status == .unread {
            return SQLFragment("review.key NOT IN (SELECT key FROM mark WHERE status <> 'unread')")
        }
        return SQLFragment("review.key IN (SELECT key FROM mark WHERE status = ?)", [.text(status.rawValue)])
    }
}
