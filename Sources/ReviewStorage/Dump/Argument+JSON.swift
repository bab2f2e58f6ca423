internal import JSON
internal import SQLite

extension JSONValue {
    /// A value of a column.
    init(_ argument: Argument) {
        switch argument {
        case .null: self = .null
        case .integer(let value): self = .integer(Int(value))
        case .real(let value): self = .decimal(value)
        case .text(let value): self = .string(value)
        case .blob(let value): self = .string(String(decoding: value, as: UTF8.self))
        }
    }

    /// The value as a column takes it; lists and objects as their text, nothing as an empty one.
    var columnValue: Argument {
        switch self {
        case .null: .null
        case .bool(let value): .integer(value ? 1 : 0)
        case .number(let text): Int64(text).map(Argument.integer) ?? .real(Double(text) ?? 0)
        case .string(let value): .text(value)
        case .array, .object: .text(text)
        }
    }
}
