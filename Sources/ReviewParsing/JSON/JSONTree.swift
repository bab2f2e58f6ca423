import TextAnalysis

/// A JSON value (RFC 8259) in memory, for documents that are small enough to be read as a whole.
enum JSONTree: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    /// The value that `bytes` hold; nil when they are no JSON or hold more than one value.
    init?(_ bytes: some Collection<UInt8>) {
        var reader = JSONTreeReader(Array(bytes))
        guard let value = reader.whole() else { return nil }
        self = value
    }

    /// The member called `key`; null where there is none.
    subscript(key: String) -> JSONTree {
        if case .object(let members) = self { return members[key] ?? .null }
        return .null
    }

    /// A string.
    var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// A whole number, also one in quotes.
    var integer: Int? {
        switch self {
        case .number(let number): Int(exactly: number)
        case .string(let text): Int(text)
        default: nil
        }
    }

    /// A number.
    var number: Double? {
        if case .number(let number) = self { return number }
        return nil
    }

    /// Whether it is `true`.
    var isTrue: Bool { self == .bool(true) }

    /// Elements of an array; none of anything else.
    var elements: [JSONTree] {
        if case .array(let elements) = self { return elements }
        return []
    }

    /// The strings of an array.
    var strings: [String] { elements.compactMap(\.string) }
}

/// Reads one JSON value.
private struct JSONTreeReader {
    private let bytes: [UInt8]
    private var at = 0

    /// Values nested deeper than this are refused.
    private static let deepest = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The only value.
    mutating func whole() -> JSONTree? {
        guard let value = value(depth: 0) else { return nil }
        skipBlanks()
        return at == bytes.count ? value : nil
    }

    private mutating func value(depth: Int) -> JSONTree? {
        skipBlanks()
        guard depth < Self.deepest, at < bytes.count else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func object(_ depth: Int) -> JSONTree? {
        var members: [String: JSONTree] = [:]
        at += 1
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), let key = string(), take(":"),
                let value = value(depth: depth + 1)
            else { return nil }
            members[key] = value
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func array(_ depth: Int) -> JSONTree? {
        var elements: [JSONTree] = []
        at += 1
        if take("]") { return .array(elements) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
        } while take(",")
        return take("]") ? .array(elements) : nil
    }

    private mutating func string() -> String? {
        let start = at + 1
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard end < bytes.count else { return nil }
        at = end + 1
        var text = MessageText()
        JSONString.decode(bytes, start..<end, from: start, into: &text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private mutating func number() -> JSONTree? {
        let start = at
        while at < bytes.count, "+-.eE0123456789".utf8.contains(bytes[at]) { at += 1 }
        return Double(bytes.string(start..<at)).map { .number($0) }
    }

    private mutating func word(_ word: String, _ value: JSONTree) -> JSONTree? {
        guard bytes.starts(word, at: at..<bytes.count) else { return nil }
        at += word.utf8.count
        return value
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard at < bytes.count, bytes[at] == UInt8(ascii: mark) else { return false }
        at += 1
        return true
    }

    private mutating func skipBlanks() {
        while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
    }
}
