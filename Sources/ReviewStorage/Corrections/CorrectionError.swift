/// Why a correction makes no sense.
public enum CorrectionError: Error, Sendable, Equatable {
    /// There is no `=` in it.
    case malformed(String)
    /// No field has that name.
    case unknownField(String, nearest: String?)
    /// A field of one value was to be added to or taken from.
    case notAList(String)
    /// The field has to have a value.
    case mayNotBeEmpty(String)
    /// The field cannot have that value; `expected` says what it can have.
    case badValue(String, field: String, expected: String)
    /// What is to be removed is not there.
    case noSuchValue(String, field: String, present: [String])
    /// The library has no item with that key.
    case noItem(key: String)
}

extension CorrectionError: CustomStringConvertible {
    /// Lower-case sentence without a full stop.
    public var description: String {
        switch self {
        case .malformed(let text):
            "'\(text)' is no correction; write FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE"
        case .unknownField(let name, let nearest):
            "no field '\(name)' can be corrected; "
                + (nearest.map { "did you mean '\($0)'?" }
                    ?? "there are \(CorrectableField.allCases.map(\.rawValue).joined(separator: ", "))")
        case .notAList(let field): "'\(field)' has one value; write \(field)=VALUE"
        case .mayNotBeEmpty(let field): "'\(field)' cannot be empty"
        case .badValue(let value, let field, let expected):
            "'\(value)' cannot be the \(field); expected \(expected)"
        case .noSuchValue(let value, let field, let present):
            present.isEmpty
                ? "there is no \(field) to remove"
                : "no \(field) '\(value)' to remove; there is \(present.joined(separator: ", "))"
        case .noItem(let key): "the library has no item '\(key)'"
        }
    }
}
