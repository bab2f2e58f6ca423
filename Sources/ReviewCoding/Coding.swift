// ReviewCoding: a review as JSON and back. One table of fields a type says what each is called, how it is
// written and read, what the schema says of it, and whether it is content; items for other programs, lines
// of dumps, snapshots and fingerprints are made from the tables. Nothing here opens a file or speaks SQL.

public import JSON

/// The two kinds of documents that hold reviews. They call some fields otherwise and order them otherwise,
/// and both are kept by people, so that neither may change.
public enum Form: Sendable {
    /// An item of the schema `digest.item/1`.
    case item
    /// What lies in the library and in dumps of it.
    case stored
}

/// How values of one type are written and read as JSON, described by the schema, and fingerprinted.
public struct Coding<Value>: Sendable {
    /// What the JSON Schema says of it.
    let schema: String
    /// Writes a value.
    let write: @Sendable (Value, Form, inout JSONWriter) -> Void
    /// The value of some JSON; nil where it is of another kind.
    let read: @Sendable (JSONValue, Form) -> Value?
    /// Takes a value into a fingerprint.
    let hash: @Sendable (Value, inout Fingerprint) -> Void

    /// `value` as it is stored.
    public func text(of value: Value) -> String {
        var json = JSONWriter(escaping: .required)
        write(value, .stored, &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// The value that is stored as `json`; nil where it is of another kind.
    public func value(in json: JSONValue) -> Value? { read(json, .stored) }
}

// MARK: - Words, numbers, flags

extension Coding where Value == String {
    static var text: Coding {
        Coding(
            schema: #"{"type": "string"}"#, write: { $2.value($0) }, read: { json, _ in json.string },
            hash: { $1.add($0) })
    }
}

extension Coding where Value == String? {
    static var optionalText: Coding {
        Coding(
            schema: #"{"type": ["string", "null"]}"#, write: { $2.value($0) },
            read: { json, _ in .some(json.string) }, hash: { $1.add($0) })
    }
}

extension Coding where Value == [String] {
    static var texts: Coding {
        Coding(
            schema: reference("strings"), write: { texts, _, json in json.array(texts) { $0.value($1) } },
            read: { json, _ in json.strings },
            hash: { texts, print in print.add(each: texts) { $0.add($1) } })
    }
}

extension Coding where Value == Int {
    static var integer: Coding {
        Coding(
            schema: #"{"type": "integer"}"#, write: { $2.value($0) }, read: { json, _ in json.integer },
            hash: { $1.add($0) })
    }
}

extension Coding where Value == Int? {
    static var optionalInteger: Coding {
        Coding(
            schema: #"{"type": ["integer", "null"]}"#, write: { $2.value($0) },
            read: { json, _ in .some(json.integer) }, hash: { $1.add($0) })
    }
}

extension Coding where Value == [Int] {
    static var integers: Coding {
        Coding(
            schema: #"{"type": "array", "items": {"type": "integer"}}"#,
            write: { numbers, _, json in json.array(numbers) { $0.value($1) } },
            read: { json, _ in json.integers },
            hash: { numbers, print in print.add(each: numbers) { $0.add($1) } })
    }
}

extension Coding where Value == Double {
    /// A number from 0 to 1, to two decimals in items.
    static var score: Coding {
        Coding(
            schema: #"{"type": "number", "minimum": 0, "maximum": 1}"#,
            write: { score, form, json in json.value(form == .item ? inHundredths(score) : score) },
            read: { json, _ in json.number }, hash: { $1.add($0.description) })
    }

    /// By integers: `rounded()` would ask for the C library of mathematics.
    private static func inHundredths(_ score: Double) -> Double {
        guard score > 0 else { return 0 }
        return Double(Int(min(score, 1) * 100 + 0.5)) / 100
    }
}

extension Coding where Value == Bool {
    static var flag: Coding {
        Coding(
            schema: #"{"type": "boolean"}"#, write: { $2.value($0) }, read: { json, _ in json.isTrue },
            hash: { $1.add($0 ? 1 : 0) })
    }
}

extension Coding where Value: RawRepresentable<String> & CaseIterable & Sendable {
    /// One of a few words.
    static var word: Coding {
        Coding(
            schema: "{\"enum\": [\(words(of: Value.self))]}", write: { $2.value($0.rawValue) },
            read: { json, _ in json.string.flatMap(Value.init(rawValue:)) }, hash: { $1.add($0.rawValue) })
    }
}

extension Coding {
    /// One of a few words, or none.
    static func optionalWord<Choice: RawRepresentable<String> & CaseIterable & Sendable>() -> Coding
    where Value == Choice? {
        Coding(
            schema: "{\"enum\": [\(words(of: Choice.self)), null]}", write: { $2.value($0?.rawValue) },
            read: { json, _ in .some(json.string.flatMap(Choice.init(rawValue:))) },
            hash: { $1.add($0?.rawValue) })
    }

    private static func words<Choice: RawRepresentable<String> & CaseIterable>(of type: Choice.Type) -> String
    {
        type.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    }

    /// What refers to a definition of the schema.
    static func reference(_ name: String) -> String { "{\"$ref\": \"#/$defs/\(name)\"}" }
}

// MARK: - Objects

extension Coding {
    /// Objects with the fields of a table.
    static func list<Element>(of table: FieldTable<Element>) -> Coding where Value == [Element] {
        Coding(
            schema: "{\"type\": \"array\", \"items\": \(reference(table.name))}",
            write: { elements, form, json in
                json.array(elements) { table.write($1, as: form, to: &$0) }
            },
            read: { json, form in json.elements.compactMap { table.read($0, as: form) } },
            hash: { elements, print in print.add(each: elements) { table.hash($1, into: &$0) } })
    }

    /// An object with the fields of a table, or none.
    static func optional<Content>(_ table: FieldTable<Content>) -> Coding where Value == Content? {
        Coding(
            schema: "{\"anyOf\": [\(reference(table.name)), {\"type\": \"null\"}]}",
            write: { content, form, json in
                guard let content else { return json.value(nil as String?) }
                table.write(content, as: form, to: &json)
            },
            read: { json, form in .some(table.read(json, as: form)) },
            hash: { content, print in
                print.add(each: content.map { [$0] } ?? []) { table.hash($1, into: &$0) }
            })
    }

    /// An object with the fields of a table.
    static func object(_ table: FieldTable<Value>) -> Coding {
        Coding(
            schema: reference(table.name), write: { table.write($0, as: $1, to: &$2) },
            read: { table.read($0, as: $1) }, hash: { table.hash($0, into: &$1) })
    }
}
