internal import SQLite

/// Conditions for `abstract:`. What archives state is no part of a post, so that it is in no text index: the stems of
/// each abstract stand in a row of their own, with spaces between them.
enum AbstractCondition {
    /// Items of a paper with an abstract that has the words of `text` in any form; `effici*` for all that begin so.
    static func words(_ text: String) -> SQLFragment? {
        let (words, isPrefix) = Wildcard.split(text)
        let terms = QueryTerms(words)
        guard let expression = isPrefix ? terms.prefixStems : terms.anyForm else { return nil }
        let condition = self.condition(expression)
        return .listed(
            by: """
                SELECT p.review FROM paper q CROSS JOIN metadata m ON m.paper IN ('arxiv:' || q.arxiv, 'doi:' || q.doi)
                    JOIN review_paper p ON p.paper = q.number WHERE \(condition.sql)
                """, condition.arguments)
    }

    private static func condition(_ expression: TextExpression) -> SQLFragment {
        switch expression {
        case .term(let term): has(" " + text(term) + " ")
        case .prefix(let start): has(" " + text(start))
        case .row(let terms): has(" " + terms.map(text).joined(separator: " ") + " ")
        case .all(let parts), .near(let parts, _): SQLFragment.all(parts.map(condition)) ?? .never
        case .any(let parts): SQLFragment.any(parts.map(condition)) ?? .never
        case .columns(_, let inner): condition(inner)
        }
    }

    private static func has(_ stems: String) -> SQLFragment {
        SQLFragment("instr(' ' || m.stems || ' ', ?) > 0", arguments: [.text(stems)])
    }

    private static func text(_ term: [UInt8]) -> String { String(decoding: term, as: UTF8.self) }
}
