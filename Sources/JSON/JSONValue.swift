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
