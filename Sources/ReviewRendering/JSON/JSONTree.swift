/// A JSON value (RFC 8259), read from bytes that anybody may have written.
public enum JSONTree: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number as it was written.
    case number(String)
    case string(String)
    case array([JSONTree])
    case object([Member])

    /// A member of an object.
    public struct Member: Sendable, Equatable {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: JSONTree
    }

    /// The value that `bytes` hold, with nothing behind it; nil when they are no JSON, or nested deeper than
    /// 64 levels.
    public init?(_ bytes: [UInt8]) {
        var reader = JSONTreeReader(bytes)
        guard let value = reader.whole() else { return nil }
        self = value
    }

    /// The value of a member; nil when there is none of that name, or no object.
    public subscript(_ name: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The string, if it is one.
    public var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The whole number, if it is one.
    public var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }

    /// The elements; none if it is no array.
    public var elements: [JSONTree] { if case .array(let elements) = self { elements } else { [] } }
}
