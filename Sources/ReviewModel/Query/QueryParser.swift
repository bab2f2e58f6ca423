internal import Wording

/// Reads a query. Any string is one: marks that cannot be understood are left out, with a remark, and a field or
/// a value that does not exist makes a query that finds nothing, with an error.
///
///     query   = all *("OR" all)
///     all     = *(["AND"] unary)
///     unary   = *("NOT" / "-") (term / "(" query ")" / field ":" (value / "(" query ")"))
///     term    = word / "=" word / word "*" / quoted / "*"
///
/// Operators are in capitals. A backslash takes the meaning from the character after it.
public struct QueryParser {
    /// Parentheses nested deeper are ignored.
    public static let maximumDepth = 64
    /// Terms after so many are ignored: no person types them, and a database has its limits.
    public static let maximumTerms = 500
    /// Remarks after so many are left out.
    static let maximumRemarks = 20

    private var lexer: QueryLexer
    private var token: QueryToken?
    private var sort: SortOrder?
    private var remarks: [QueryRemark] = []
    private var isMistaken = false
    private var terms = 0
    private var ignoredParentheses = 0

    /// The query that `text` is.
    public static func parse(_ text: String) -> ParsedQuery {
        var parser = QueryParser(text)
        let query = parser.alternatives(depth: 0, field: nil) ?? parser.fallback(for: text)
        // Half of what was meant could be anything.
        return ParsedQuery(
            query: parser.isMistaken ? .not(.all) : query, sort: parser.sort, remarks: parser.remarks)
    }

    private init(_ text: String) {
        lexer = QueryLexer(text)
        token = lexer.next()
    }

    /// The query where nothing was understood. Everything would be a dangerous answer to a query
    /// that was typed, since commands change what it finds; so it is a word that hardly occurs.
    private mutating func fallback(for text: String) -> Query {
        let bytes = Array(text.utf8)
        guard sort == nil, let start = bytes.firstIndex(where: { $0 > 0x20 }),
            let end = bytes.lastIndex(where: { $0 > 0x20 })
        else { return .all }
        remark(start..<end + 1, message: "there is no word to search for")
        return .word(String(decoding: bytes[start...end], as: UTF8.self))
    }
}

// MARK: - Grammar

extension QueryParser {
    private mutating func alternatives(depth: Int, field: Field?) -> Query? {
        var found: [Query] = []
        while true {
            let start = token?.range.lowerBound
            if let query = conjunction(depth: depth, field: field) { found.append(query) }
            guard let token, token.kind == .or else { return Query.any(found) }
            advance()
            if start == token.range.lowerBound || atEndOfGroup {
                remark(token.range, message: "'OR' has nothing to join")
            }
        }
    }

    /// Whether no term can follow in this group.
    private var atEndOfGroup: Bool {
        switch token?.kind {
        case nil, .close, .or: true
        default: false
        }
    }

    private mutating func conjunction(depth: Int, field: Field?) -> Query? {
        var found: [Query] = []
        while let token {
            switch token.kind {
            case .or: return Query.every(found)
            case .and: advance()
            case .close:
                if depth > 0 && ignoredParentheses == 0 { return Query.every(found) }
                skipClosing(token)
            default:
                if let query = negated(depth: depth, field: field) { found.append(query) }
            }
        }
        return Query.every(found)
    }

    private mutating func skipClosing(_ token: QueryToken) {
        advance()
        if ignoredParentheses > 0 {
            ignoredParentheses -= 1
        } else {
            remark(token.range, message: "this parenthesis was not opened")
        }
    }

    private mutating func negated(depth: Int, field: Field?) -> Query? {
        var isNegated = false
        while let token, token.kind == .not {
            isNegated.toggle()
            advance()
            if atEndOfGroup { remark(token.range, message: "there is nothing to exclude here") }
        }
        guard !atEndOfGroup, let token, token.kind != .and else { return nil }
        if isNegated, case .field(.sort, _, _) = token.kind {
            remark(token.range, message: "an order cannot be excluded")
        }
        guard let query = primary(depth: depth, field: field) else { return nil }
        return isNegated ? Query.excluding(query) : query
    }

    private mutating func primary(depth: Int, field: Field?) -> Query? {
        guard let token else { return nil }
        advance()
        switch token.kind {
        case .open: return group(token, depth: depth, field: field)
        case .fieldGroup(.field(let name)): return group(token, depth: depth, field: name)
        case .fieldGroup(.sort):
            remark(token.range, message: "'sort:' takes one value")
            return group(token, depth: depth, field: field)
        case .close, .or, .and, .not: return nil
        default: return term(token, in: field)
        }
    }

    private mutating func group(_ opening: QueryToken, depth: Int, field: Field?) -> Query? {
        guard depth < QueryParser.maximumDepth else {
            if ignoredParentheses == 0 {
                remark(
                    opening.range,
                    message: "parentheses nested deeper than \(QueryParser.maximumDepth) are ignored")
            }
            ignoredParentheses += 1
            return nil
        }
        let query = alternatives(depth: depth + 1, field: field)
        if token?.kind == .close {
            advance()
        } else {
            remark(opening.range, message: "this parenthesis is not closed")
        }
        return query
    }
}

// MARK: - Terms

extension QueryParser {
    private mutating func term(_ token: QueryToken, in field: Field?) -> Query? {
        terms += 1
        guard terms <= QueryParser.maximumTerms else {
            if terms == QueryParser.maximumTerms + 1 {
                remark(token.range, message: "only the first \(QueryParser.maximumTerms) terms are used")
            }
            return nil
        }
        switch token.kind {
        case .field(let name, let value, let closed):
            if !closed { remark(token.range, message: "this quotation is not closed") }
            return fieldTerm(name, value: value, in: token.range)
        case .unknownField(let name, let suggestion):
            let hint: Phrase =
                suggestion.map { "did you mean '\($0):'?" } ?? "text with a colon goes in quotes"
            return mistake(token.range, message: "unknown field '\(name)'; \(hint)")
        case .phrase(_, closed: false):
            remark(token.range, message: "this quotation is not closed")
        default: break
        }
        return field.map { plainTerm(token, in: $0) } ?? Query(plain: token.kind)
    }

    /// A word of a group that belongs to a field: `topic:(rl OR nlp)`.
    private mutating func plainTerm(_ token: QueryToken, in field: Field) -> Query? {
        switch token.kind {
        case .word(let text), .exactWord(let text), .phrase(let text, _):
            text.isEmpty ? nil : fieldTerm(.field(field), value: text, in: token.range)
        case .prefix(let text): fieldTerm(.field(field), value: text + "*", in: token.range)
        default: Query(plain: token.kind)
        }
    }

    private mutating func fieldTerm(_ name: QueryField, value: String, in range: Range<Int>) -> Query? {
        guard !value.isEmpty else {
            return mistake(range, message: "'\(name.name):' has no value")
        }
        do {
            switch name {
            case .field(let field): return .field(field, try FieldValue.parse(value, of: field))
            case .sort:
                let order = try FieldValue.choice(
                    value, what: "order", names: SortOrder.allCases.map(\.rawValue))
                sort = SortOrder(rawValue: order)
                return nil
            }
        } catch {
            return mistake(range, message: error.sentence)
        }
    }

    private mutating func advance() { token = lexer.next() }

    private mutating func remark(_ range: Range<Int>, message: Phrase) {
        guard remarks.count < QueryParser.maximumRemarks else { return }
        remarks.append(QueryRemark(range: range, message: message))
    }

    /// Nothing, since nobody knows what was meant.
    private mutating func mistake(_ range: Range<Int>, message: Phrase) -> Query {
        isMistaken = true
        if remarks.count < QueryParser.maximumRemarks {
            remarks.append(QueryRemark(range: range, message: message, isError: true))
        }
        return .not(.all)
    }
}
