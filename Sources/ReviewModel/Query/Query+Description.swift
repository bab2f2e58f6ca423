extension Query: CustomStringConvertible {
    /// The query as it could be typed. Parsing it gives the query again.
    public var description: String {
        switch self {
        case .all: "*"
        case .and(let parts): parts.map(\.asPart).joined(separator: " ")
        case .or(let parts): parts.map(\.asAlternative).joined(separator: " OR ")
        case .not(let part): "-" + part.asPart
        case .word(let text): QuerySpelling.bare(text)
        case .exactWord(let text): "=" + QuerySpelling.bare(text)
        case .prefix(let text): QuerySpelling.bare(text) + "*"
        case .phrase(let text): QuerySpelling.quoted(text)
        case .field(let field, let value): "\(field.rawValue):\(value.description(in: field))"
        }
    }

    /// In parentheses where it is more than one thing.
    private var asPart: String {
        switch self {
        case .and, .or: "(\(self))"
        default: description
        }
    }

    private var asAlternative: String {
        if case .or = self { "(\(self))" } else { description }
    }
}

extension ParsedQuery: CustomStringConvertible {
    /// The query and its order as they could be typed.
    public var description: String {
        guard let sort else { return query.description }
        if query == .all { return "sort:\(sort.rawValue)" }
        let isAlternative = if case .or = query { true } else { false }
        return isAlternative ? "(\(query)) sort:\(sort.rawValue)" : "\(query) sort:\(sort.rawValue)"
    }
}

extension FieldValue {
    /// The value as it is typed after `field:`.
    func description(in field: Field) -> String {
        switch self {
        case .text(let text): return QuerySpelling.isBareValue(text) ? text : QuerySpelling.quoted(text)
        case .relative(let text): return QuerySpelling.isBareValue(text) ? text : QuerySpelling.quoted(text)
        case .range(let low, let high):
            let (low, high) = (
                low.map { bound($0, in: field) } ?? "", high.map { bound($0, in: field) } ?? ""
            )
            return low == high ? low : "\(low)..\(high)"
        }
    }

    private func bound(_ number: Int, in field: Field) -> String {
        field == .date || field == .added ? CalendarSpan.text(number) : String(number)
    }
}

extension QuerySpelling {
    /// `text` between quotation marks.
    static func quoted(_ text: String) -> String {
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { quoted.append(UInt8(ascii: "\\")) }
            quoted.append(byte)
        }
        return String(decoding: quoted + [UInt8(ascii: "\"")], as: UTF8.self)
    }

    /// Whether `text` needs no quotation marks after a colon.
    static func isBareValue(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let last = bytes.last, last != UInt8(ascii: ","), last != UInt8(ascii: ";") else {
            return false
        }
        return bytes.indices.allSatisfy { !breaksRun(bytes, at: $0) }
    }

    /// `text` as a word, with a backslash before each character that would mean something else.
    static func bare(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let isWhollySpecial = ["OR", "AND", "NOT"].contains(text) || isPunctuation(bytes)
        let colon = bytes.firstIndex { !isLetter($0) }.flatMap { bytes[$0] == UInt8(ascii: ":") ? $0 : nil }
        var spelt: [UInt8] = []
        for index in bytes.indices {
            let isSpecial =
                breaksRun(bytes, at: index) || index == colon
                || index == 0 && (isWhollySpecial || isSign(bytes[0]))
                || index == bytes.count - 1 && (isTrailing(bytes[index]) || bytes[index] == UInt8(ascii: "*"))
            if isSpecial { spelt.append(UInt8(ascii: "\\")) }
            spelt.append(bytes[index])
        }
        return String(decoding: spelt, as: UTF8.self)
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "=")
    }

    /// Whether what stands at `index` ends a word, or is a backslash.
    private static func breaksRun(_ bytes: [UInt8], at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"): return true
        default: break
        }
        return spaceLength(bytes, at: index) > 0
            || quotes.contains { matches($0.open, in: bytes, at: index) }
            || closingMarks.contains { matches($0, in: bytes, at: index) }
    }
}
