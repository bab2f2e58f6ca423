internal import ReviewModel
internal import SQLite

/// Looks for words in the reader's own notes. They are few and short, and change by themselves, so they have no
/// index: they are read, once a question, where there are any.
final class NoteSearch {
    private let database: Database
    private lazy var notes = Result { try read() }

    init(_ database: Database) { self.database = database }

    /// A note, as the text index would have it.
    private struct Note {
        /// The row of its item.
        var number: Int64
        /// Its stems in order.
        var stems: [[UInt8]]
    }

    private func read() throws -> [Note] {
        var writer = TermWriter()
        writer.begin()
        return try database.all("SELECT r.number, n.text FROM note n JOIN review r ON r.key = n.key") { row in
            Note(
                number: row.integer(0),
                stems: writer.stems(of: row.text(1)).split(separator: 0x20).map { Array($0) })
        }
    }

    /// Whether any note answers an expression.
    func has(_ expression: TextExpression) throws -> Bool {
        try notes.get().contains { expression.isFound(in: $0.stems) }
    }

    /// Rows of the items whose notes answer an expression.
    func numbers(with expression: TextExpression) throws -> [Int64] {
        try notes.get().filter { expression.isFound(in: $0.stems) }.map(\.number)
    }

    /// Rows of the items that have all that a plan asks for, some of it in their notes.
    func numbers(answering plan: SearchPlan) throws -> [Int64] {
        guard !plan.concepts.isEmpty else { return [] }
        let answering = try notes.get().filter { note in
            let others = plan.concepts.map(\.any).filter { !$0.isFound(in: note.stems) }
            return try others.count < plan.concepts.count
                && others.allSatisfy { try has($0, in: note.number) }
        }.map(\.number)
        guard !answering.isEmpty, let filter = plan.filter.whole else { return answering }
        let rows = SQLFragment.numbers(answering)
        return try database.all(
            "SELECT number FROM review WHERE \(rows.sql) AND \(filter.sql)",
            with: rows.arguments + filter.arguments
        ) { $0.integer(0) }
    }

    private func has(_ expression: TextExpression, in number: Int64) throws -> Bool {
        let sql = "SELECT 1 FROM review_stem WHERE review_stem MATCH ? AND rowid = ?"
        let values: [Argument] = [.text(expression.description), .integer(number)]
        return try database.first(sql, with: values) { _ in true } ?? false
    }
}

extension TextExpression {
    /// Whether a text with these stems in this order answers it; a text is in no column.
    func isFound(in stems: [[UInt8]]) -> Bool {
        switch self {
        case .term(let term): stems.contains(term)
        case .prefix(let start): stems.contains { $0.starts(with: start) }
        case .row(let terms): TextExpression.places(of: terms, in: stems).first != nil
        case .all(let parts): parts.allSatisfy { $0.isFound(in: stems) }
        case .any(let parts): parts.contains { $0.isFound(in: stems) }
        case .columns: false
        case .near(let parts, let distance): TextExpression.isNear(parts, within: distance, in: stems)
        }
    }

    private static func places(of terms: [[UInt8]], in stems: [[UInt8]]) -> [Int] {
        guard !terms.isEmpty, terms.count <= stems.count else { return [] }
        return (0...stems.count - terms.count).filter { stems[$0..<$0 + terms.count].elementsEqual(terms) }
    }

    /// Whether every part stands within one stretch of their length and so many others.
    private static func isNear(_ parts: [TextExpression], within distance: Int, in stems: [[UInt8]]) -> Bool {
        let length = distance + parts.count
        return stems.indices.contains { start in
            let stretch = Array(stems[start..<min(stems.count, start + length)])
            return parts.allSatisfy { $0.isFound(in: stretch) }
        }
    }
}
