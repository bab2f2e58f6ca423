extension JSONTree: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
    /// An object with members in that order.
    public init(dictionaryLiteral elements: (String, JSONTree)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }

    /// An array.
    public init(arrayLiteral elements: JSONTree...) { self = .array(elements) }

    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONWriter {
    /// Writes a value with all that is in it.
    public mutating func value(_ tree: JSONTree) {
        switch tree {
        case .null: value(nil as String?)
        case .bool(let flag): value(flag)
        case .number(let text): literal(text)
        case .string(let text): value(text)
        case .array(let elements): array(elements) { $0.value($1) }
        case .object(let members):
            object { json in
                for member in members {
                    json.key(member.name)
                    json.value(member.value)
                }
            }
        }
    }
}
