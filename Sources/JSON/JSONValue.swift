/// A JSON value (RFC 8259) in memory.
///
/// The target of it knows JSON and nothing of what is written in it: one value, one reader, one
/// writer, one unescaper, and the stream for documents that are too large to be a value.
public enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number as it was written.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// Members in their order.
    case object([Member])

    /// A member of an object.
    public struct Member: Sendable, Equatable {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: JSONValue

        /// A member with that name and value.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The value that `bytes` hold, with nothing behind it; nil when they are no JSON, or nested deeper than
    /// 64 levels.
    public init?(parsing bytes: some Collection<UInt8>) {
        let value = bytes.withContiguousStorageIfAvailable { JSONReader.value(in: $0) }
        let read = value ?? Array(bytes).withUnsafeBufferPointer { JSONReader.value(in: $0) }
        guard let read else { return nil }
        self = read
    }

    /// The value that `text` holds; nil when it is no JSON.
    public init?(parsing text: String) { self.init(parsing: text.utf8) }

    /// Compact JSON in which only what must be escaped is: how values lie on disk.
    public var text: String {
        var json = JSONWriter(escaping: .required)
        json.value(self)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}

// MARK: - Taking apart

extension JSONValue {
    /// The member called `name`, of several the last; nil where there is none, or no object.
    public func member(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The member called `name`; null where there is none.
    public subscript(name: String) -> JSONValue { member(name) ?? .null }

    /// The string, if it is one.
    public var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The whole number, if it is one.
    public var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }

    /// The number, whole or not, if it is one.
    public var number: Double? { if case .number(let text) = self { Double(text) } else { nil } }

    /// Whether it is `true`.
    public var isTrue: Bool { self == .bool(true) }

    /// The elements; none if it is no array.
    public var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    /// The members; none if it is no object.
    public var members: [Member] { if case .object(let members) = self { members } else { [] } }

    /// The strings of an array.
    public var strings: [String] { elements.compactMap(\.string) }

    /// The whole numbers of an array.
    public var integers: [Int] { elements.compactMap(\.integer) }
}

// MARK: - Putting together

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
    /// An object with members in that order.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }

    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }

    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }

    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// A whole number.
    public static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

    /// The shortest decimal that reads back as `value`; null where JSON has no word for it.
    public static func decimal(_ value: Double) -> JSONValue {
        value.isFinite ? .number(value.description) : .null
    }

    /// A string, null where there is none.
    public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

    /// A whole number, null where there is none.
    public static func optional(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

    /// An array of strings.
    public static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

    /// An array of whole numbers.
    public static func integers(_ values: [Int]) -> JSONValue { .array(values.map(JSONValue.integer)) }
}

/// Reads one JSON value. What is malformed gives nil; what stands inside of strings is taken as
/// `JSONString` takes it.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private static let deepest = 64

    /// The value that all of `bytes` are.
    static func value(in bytes: UnsafeBufferPointer<UInt8>) -> JSONValue? {
        var reader = JSONReader(bytes: bytes)
        guard let value = reader.value(depth: 0), reader.peek() == nil else { return nil }
        return value
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func value(depth: Int) -> JSONValue? {
        guard depth < JSONReader.deepest, let byte = peek() else { return nil }
        switch byte {
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        case UInt8(ascii: "n"): return word("null", meaning: .null)
        case UInt8(ascii: "t"): return word("true", meaning: .bool(true))
        case UInt8(ascii: "f"): return word("false", meaning: .bool(false))
        default: return number()
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        var elements: [JSONValue] = []
        position += 1
        if take("]") { return .array(elements) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
        } while take(",")
        return take("]") ? .array(elements) : nil
    }

    private mutating func object(depth: Int) -> JSONValue? {
        var members: [JSONValue.Member] = []
        position += 1
        if take("}") { return .object(members) }
        repeat {
            guard peek() == UInt8(ascii: "\""), let name = string(), take(":"),
                let value = value(depth: depth + 1)
            else { return nil }
            members.append(JSONValue.Member(name: name, value: value))
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func string() -> String? {
        let start = position + 1
        var end = bytes.firstQuoteOrBackslash(from: start)
        let isPlain = end < bytes.count && bytes[end] == UInt8(ascii: "\"")
        while end < bytes.count, bytes[end] == UInt8(ascii: "\\") {
            end = bytes.firstQuoteOrBackslash(from: end + 2)
        }
        guard end < bytes.count else { return nil }
        position = end + 1
        let inside = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if isPlain { return String(decoding: inside, as: UTF8.self) }
        return JSONString(Array(inside), offset: 0).text
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`, as it stands there.
    private mutating func number() -> JSONValue? {
        let start = position
        _ = skip(UInt8(ascii: "-"))
        let isZero = skip(UInt8(ascii: "0"))
        guard isZero || skipDigits() else { return nil }
        if skip(UInt8(ascii: ".")), !skipDigits() { return nil }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            if !skip(UInt8(ascii: "-")) { _ = skip(UInt8(ascii: "+")) }
            guard skipDigits() else { return nil }
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipDigits() -> Bool {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        return position > start
    }

    private mutating func word(_ word: StaticString, meaning value: JSONValue) -> JSONValue? {
        guard word.withUTF8Buffer({ bytes[position...].starts(with: $0) }) else { return nil }
        position += word.utf8CodeUnitCount
        return value
    }

    /// The next byte that is no white space, which stays the next one.
    private mutating func peek() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            case let byte: return byte
            }
        }
        return nil
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }
}
