/// What the text index is asked: an expression of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax)
/// as a value. It writes itself, and it knows in which order FTS5 numbers its phrases.
///
/// A term is a stem or a form: letters, digits and middle dots only, so that nothing typed can be an operator.
indirect enum TextExpression: Hashable, Sendable {
    /// The one term.
    case term([UInt8])
    /// A term that begins so.
    case prefix([UInt8])
    /// Terms in a row.
    case row([[UInt8]])
    /// Terms and rows in any order with at most `within` others between them.
    case near([TextExpression], within: Int)
    /// What has all of them.
    case all([TextExpression])
    /// What has one of them.
    case any([TextExpression])
    /// What has it in one of some columns.
    case columns([TextColumn], TextExpression)
}

/// A column of the table of stems.
enum TextColumn: String, Sendable {
    case title, label, models, authors, names, claims, text
}

// MARK: - Making

extension TextExpression {
    /// All of `parts`, each once; nil when there are none. FTS5 looks at every occurrence of a word once for
    /// every time it is asked for, so that a repeated word would take the square of the time.
    static func conjunction(of parts: [TextExpression]) -> TextExpression? {
        let parts = parts.withoutRepetitions
        return parts.count > 1 ? .all(parts) : parts.first
    }

    /// One of `parts`, each once; nil when there are none.
    static func disjunction(of parts: [TextExpression]) -> TextExpression? {
        let parts = parts.withoutRepetitions
        return parts.count > 1 ? .any(parts) : parts.first
    }

    /// Terms in a row, one at least.
    static func sequence(of terms: [[UInt8]]) -> TextExpression {
        terms.count == 1 ? .term(terms[0]) : .row(terms)
    }

    /// The terms of a name: they may stand in another order and have a few others between them.
    static func name(of parts: [TextExpression]) -> TextExpression {
        parts.count == 1 ? parts[0] : .near(parts, within: parts.count)
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it stands first.
    var withoutRepetitions: [Element] {
        // A few are compared sooner than a set is made.
        guard count > 8 else { return indices.filter { !self[..<$0].contains(self[$0]) }.map { self[$0] } }
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

// MARK: - Phrases

extension TextExpression {
    /// The numbers that FTS5 gives to the phrases of each of `parts` in an expression of all of them: it counts
    /// terms, beginnings and rows from 0 as they are written. Nil where one of `parts` would be left out as a
    /// repetition, or has an empty term, which FTS5 may leave out.
    static func phraseNumbers(of parts: [TextExpression]) -> [Range<Int>]? {
        guard parts.withoutRepetitions.count == parts.count else { return nil }
        var next = 0
        var numbers: [Range<Int>] = []
        for part in parts {
            guard let count = part.phraseCount else { return nil }
            numbers.append(next..<next + count)
            next += count
        }
        return numbers
    }

    /// How many phrases it has; nil where one has an empty term.
    private var phraseCount: Int? {
        switch self {
        case .term(let term), .prefix(let term): return term.isEmpty ? nil : 1
        case .row(let terms): return terms.contains(where: \.isEmpty) ? nil : 1
        case .columns(_, let inner): return inner.phraseCount
        case .near(let parts, _), .all(let parts), .any(let parts):
            var count = 0
            for part in parts {
                guard let more = part.phraseCount else { return nil }
                count += more
            }
            return count
        }
    }

    /// The term that is its first phrase; nil where that is a row or stands in some columns only.
    var leadingTerm: [UInt8]? {
        switch self {
        case .term(let term): term
        case .all(let parts), .any(let parts): parts.first?.leadingTerm
        case .prefix, .row, .near, .columns: nil
        }
    }

    /// Whether all that has one of its phrases has the whole.
    var isOneOfItsPhrases: Bool {
        switch self {
        case .term, .prefix, .row: true
        case .any(let parts): parts.allSatisfy(\.isOneOfItsPhrases)
        case .near(let parts, _), .all(let parts): parts.count == 1 && parts[0].isOneOfItsPhrases
        case .columns(_, let inner): inner.isOneOfItsPhrases
        }
    }
}

// MARK: - Writing

extension TextExpression: CustomStringConvertible {
    /// The expression as FTS5 reads it.
    var description: String {
        switch self {
        case .term(let term): TextExpression.quoted([term])
        case .prefix(let term): TextExpression.quoted([term]) + " *"
        case .row(let terms): TextExpression.quoted(terms)
        case .near(let parts, let distance):
            "NEAR(\(parts.map(\.description).joined(separator: " ")), \(distance))"
        case .all(let parts): parts.map(\.operand).joined(separator: " AND ")
        case .any(let parts): parts.map(\.operand).joined(separator: " OR ")
        case .columns(let columns, let inner):
            "{\(columns.map(\.rawValue).joined(separator: " "))} : (\(inner))"
        }
    }

    /// The same beside an operator.
    private var operand: String {
        switch self {
        case .all, .any: "(\(self))"
        case .term, .prefix, .row, .near, .columns: description
        }
    }

    private static func quoted(_ terms: [[UInt8]]) -> String {
        "\"" + terms.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") + "\""
    }
}
