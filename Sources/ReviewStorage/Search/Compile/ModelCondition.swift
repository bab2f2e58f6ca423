internal import SQLite

/// Conditions for `model:` and `about:`.
enum ModelCondition {
    /// Reviews that name a model, by name or alias in any spelling; `GPT-3*` for all that begin so.
    static func named(_ text: String, primaryOnly: Bool) -> SQLFragment? {
        guard let models = models(text) else { return .never }
        let role = primaryOnly ? " AND role = 'primary'" : ""
        return .listed(
            by: """
                SELECT review FROM model_mention WHERE model IN
                    (\(models.sql))\(role)
                """, models.arguments)
    }

    /// Numbers of the models that `text` means; nil when there is no word in it.
    static func models(_ text: String) -> SQLFragment? {
        let (name, isPrefix) = Wildcard.split(text)
        let spelling = String(decoding: NameForms.glued(name), as: UTF8.self)
        guard !spelling.isEmpty else { return nil }
        return SQLFragment(
            "SELECT model FROM model_word WHERE \(isPrefix ? "word >= ? AND word < ?" : "word = ?")",
            isPrefix ? Wildcard.bounds(spelling) : [.text(spelling)])
    }
}
