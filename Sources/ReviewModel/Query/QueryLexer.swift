/// Cuts a query into tokens, one pass over its UTF-8 bytes. Every string has tokens.
struct QueryLexer {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The next token; nil at the end.
    mutating func next() -> QueryToken? {
        while true {
            skipSpace()
            guard index < bytes.count else { return nil }
            let start = index
            if let kind = punctuation() ?? quotation() ?? term() {
                return QueryToken(kind: kind, range: start..<index)
            }
            if index == start { index += QuerySpelling.scalarLength(bytes, at: index) }
        }
    }
}

extension QueryLexer {
    private mutating func skipSpace() {
        while index < bytes.count {
            let length = QuerySpelling.spaceLength(bytes, at: index)
            if length == 0 { return }
            index += length
        }
    }

    /// A parenthesis, or the `-` of a negation.
    private mutating func punctuation() -> QueryToken.Kind? {
        switch bytes[index] {
        case UInt8(ascii: "("):
            index += 1
            return .open
        case UInt8(ascii: ")"):
            index += 1
            return .close
        case UInt8(ascii: "-") where negates:
            index += 1
            return .not
        default: return nil
        }
    }

    /// Whether the `-` here has something to negate; a dash between spaces or before a dash has not.
    private var negates: Bool {
        let next = index + 1
        guard next < bytes.count, QuerySpelling.spaceLength(bytes, at: next) == 0 else { return false }
        return bytes[next] != UInt8(ascii: "-") && bytes[next] != UInt8(ascii: ")")
    }

    private mutating func quotation() -> QueryToken.Kind? {
        guard let (text, closed) = quoted() else { return nil }
        return .phrase(text, closed: closed)
    }

    /// Quoted text, trimmed, when a quote opens here. A backslash spares a quote mark or a backslash.
    private mutating func quoted() -> (text: String, closed: Bool)? {
        guard let quote = openingQuote else { return nil }
        index += quote.open.count
        var text: [UInt8] = []
        while index < bytes.count {
            if let close = quote.close.first(where: { QuerySpelling.matches($0, in: bytes, at: index) }) {
                index += close.count
                return (trimmed(text), true)
            }
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
            text.append(bytes[index])
            index += 1
        }
        return (trimmed(text), false)
    }

    private var openingQuote: (open: [UInt8], close: [[UInt8]])? {
        QuerySpelling.quotes.first { QuerySpelling.matches($0.open, in: bytes, at: index) }
    }

    private func trimmed(_ text: [UInt8]) -> String {
        guard let first = text.firstIndex(where: { $0 > 0x20 }),
            let last = text.lastIndex(where: { $0 > 0x20 })
        else { return "" }
        return String(decoding: text[first...last], as: UTF8.self)
    }

    /// A word, an operator in capitals, or a field with its value.
    private mutating func term() -> QueryToken.Kind? {
        let start = index
        var run = bareRun(stopsAtField: true)
        guard let colon = run.fieldColon else { return run.word }
        let name = String(decoding: bytes[start..<colon], as: UTF8.self)
        // `Note: a review of …` is text that was pasted, `note:` a field without a value.
        let isHeading = isFollowedByText(colon) && name.utf8.first.map { $0 & 0x20 == 0 } ?? false
        if !isHeading, let field = QueryField(name) { return value(of: field) }
        let suggestion = QueryField.nearest(to: name)
        // Two letters are rather a part of a name: re:Invent.
        // `after:` and nothing more: what was to come is missing.
        let isUnfinished = colon + 1 == bytes.count && name.utf8.first.map { $0 & 0x20 != 0 } ?? false
        let isField = (isUnfinished || hasValue(behind: colon)) && (name.utf8.count > 2 || suggestion != nil)
        run.append(contentsOf: bareRun(stopsAtField: false))
        return isField ? .unknownField(name, suggestion: suggestion) : run.word
    }

    /// Whether a value stands behind the colon of what looks like a field: neither an address (`https://`) nor a
    /// qualified name (`std::sort`), nor the end of a phrase that goes on behind a space.
    private func hasValue(behind colon: Int) -> Bool {
        let next = colon + 1
        guard next < bytes.count, QuerySpelling.spaceLength(bytes, at: next) == 0 else { return false }
        let isAddress = QuerySpelling.matches(Array("//".utf8), in: bytes, at: next)
        return !isAddress && bytes[next] != UInt8(ascii: ":") && bytes[next] != UInt8(ascii: ")")
    }

    /// Whether a space stands behind the colon, and something behind the space.
    private func isFollowedByText(_ colon: Int) -> Bool {
        let next = colon + 1
        return next < bytes.count && QuerySpelling.spaceLength(bytes, at: next) > 0
            && bytes[next...].contains { $0 > 0x20 }
    }

    private mutating func value(of field: QueryField) -> QueryToken.Kind {
        if index < bytes.count, bytes[index] == UInt8(ascii: "(") {
            index += 1
            return .fieldGroup(field)
        }
        if let (text, closed) = quoted() { return .field(field, value: text, closed: closed) }
        var run = bareRun(stopsAtField: false)
        run.trim { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
        return .field(field, value: run.text, closed: true)
    }

    /// Bytes up to white space, a quote or a parenthesis; with `stopsAtField`, also up to and with
    /// a colon after nothing but ASCII letters.
    private mutating func bareRun(stopsAtField: Bool) -> BareRun {
        var run = BareRun()
        let start = index
        var isName = stopsAtField
        while index < bytes.count, !endsBareRun {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
                index += 1
                takeScalar(into: &run, escaped: true)
                isName = false
            } else if byte == UInt8(ascii: "("), let end = innerGroupEnd {
                while index < end { takeScalar(into: &run, escaped: false) }
                isName = false
            } else {
                takeScalar(into: &run, escaped: false)
                if isName, byte == UInt8(ascii: ":"), index - 1 > start {
                    run.fieldColon = index - 1
                    return run
                }
                isName = isName && QuerySpelling.isLetter(byte)
            }
        }
        return run
    }

    private mutating func takeScalar(into run: inout BareRun, escaped: Bool) {
        let end = index + QuerySpelling.scalarLength(bytes, at: index)
        run.append(bytes[index..<end], escaped: escaped)
        index = end
    }

    private var endsBareRun: Bool {
        let byte = bytes[index]
        if byte == UInt8(ascii: ")") { return true }
        if byte == UInt8(ascii: "(") { return innerGroupEnd == nil }
        if QuerySpelling.spaceLength(bytes, at: index) > 0 || openingQuote != nil { return true }
        return QuerySpelling.closingMarks.contains { QuerySpelling.matches($0, in: bytes, at: index) }
    }

    /// The end of a short parenthesis inside a word, as in `f(x)` or in the DOI of an Elsevier article.
    private var innerGroupEnd: Int? {
        for end in (index + 1)..<min(index + 40, bytes.count) {
            let byte = bytes[end]
            if byte == UInt8(ascii: ")") { return end + 1 }
            if byte <= 0x20 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "\"") { return nil }
        }
        return nil
    }
}

/// A piece of a query as typed.
struct QueryToken: Equatable {
    /// What sort of piece it is.
    enum Kind: Equatable {
        case open, close, or, and, not
        /// `*` alone.
        case everything
        case word(String)
        case exactWord(String)
        case prefix(String)
        /// Quoted words; not `closed` when the query ends before the quote does.
        case phrase(String, closed: Bool)
        /// `name:value`, the name being a field or `sort`.
        case field(QueryField, value: String, closed: Bool)
        /// `name:(`, which puts every word of the group into that field.
        case fieldGroup(QueryField)
        /// Something with a value that would be a field if there were one of that name.
        case unknownField(String, suggestion: String?)
    }

    var kind: Kind
    /// Where it stands, in UTF-8 bytes of the query.
    var range: Range<Int>
}

/// What may stand before a colon.
enum QueryField: Equatable {
    case field(Field)
    case sort

    /// The name as typed, in any case; nil when there is no such field.
    init?(_ name: String) {
        let name = name.lowercased()
        if name == "sort" {
            self = .sort
        } else if let field = Field(rawValue: name) {
            self = .field(field)
        } else {
            return nil
        }
    }

    /// The name in its usual spelling.
    var name: String {
        switch self {
        case .field(let field): field.rawValue
        case .sort: "sort"
        }
    }

    /// All names, for suggestions.
    static let names = Field.allCases.map(\.rawValue) + ["sort"]

    /// The field that was probably meant by another name.
    static func nearest(to name: String) -> String? {
        let name = name.lowercased()
        return others[name] ?? NearestName.of(name, among: names)
    }

    /// What other programs call these fields.
    private static let others = [
        "after": "date", "before": "date", "since": "date", "until": "date", "is": "status",
        "journal": "venue", "conference": "venue", "keyword": "topic", "keywords": "topic",
        "subject": "topic", "by": "author", "from": "channel", "affiliation": "org", "folder": "source",
        "path": "source", "url": "link", "notes": "note", "type": "kind", "stars": "rating",
    ]
}

/// Text without quotes, as a query holds it, with the backslashes taken out.
struct BareRun {
    private var bytes: [UInt8] = []
    /// For each byte, whether a backslash took its meaning away.
    private var escaped: [Bool] = []
    /// Where the colon of a possible field stands in the query.
    var fieldColon: Int?

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ slice: some Collection<UInt8>, escaped isEscaped: Bool) {
        bytes.append(contentsOf: slice)
        escaped.append(contentsOf: repeatElement(isEscaped, count: slice.count))
    }

    mutating func append(contentsOf other: BareRun) {
        bytes += other.bytes
        escaped += other.escaped
    }

    /// Drops bytes at the end that are `dropped` and not escaped.
    mutating func trim(_ dropped: (UInt8) -> Bool) {
        while let byte = bytes.last, escaped.last == false, dropped(byte) {
            bytes.removeLast()
            escaped.removeLast()
        }
    }

    /// What the run means where a word may stand; nil when it holds nothing to search for.
    var word: QueryToken.Kind? {
        let isPlain = !escaped.contains(true)
        if isPlain, let special = BareRun.special(text) { return special }
        var run = self
        run.trim(QuerySpelling.isTrailing)
        if isPlain, QuerySpelling.isPunctuation(run.bytes) { return nil }
        let isExact = run.drop(first: UInt8(ascii: "="))
        if run.dropLast(UInt8(ascii: "*")) { return .prefix(run.text) }
        return isExact ? .exactWord(run.text) : .word(run.text)
    }

    private static func special(_ text: String) -> QueryToken.Kind? {
        switch text {
        case "OR": .or
        case "AND": .and
        case "NOT": .not
        case "*": .everything
        default: nil
        }
    }

    private mutating func drop(first byte: UInt8) -> Bool {
        guard bytes.count > 1, bytes.first == byte, escaped.first == false else { return false }
        bytes.removeFirst()
        escaped.removeFirst()
        return true
    }

    private mutating func dropLast(_ byte: UInt8) -> Bool {
        guard bytes.count > 1, bytes.last == byte, escaped.last == false else { return false }
        bytes.removeLast()
        escaped.removeLast()
        return true
    }
}
