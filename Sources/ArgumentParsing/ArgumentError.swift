/// Why a command line cannot be understood.
public enum ArgumentError: Error, Sendable, Equatable {
    /// No command was named.
    case missingCommand
    /// There is no such command; others that may be meant, the likeliest first.
    case unknownCommand(String, nearest: [String])
    /// There is no such option; it is given as typed, with its dashes.
    case unknownOption(String, nearest: String?)
    /// An option stands without its value.
    case missingValue(of: String, placeholder: String)
    /// A flag was given a value.
    case unexpectedValue(String, of: String)
    /// A value is not what the option or operand takes.
    case invalidValue(String, of: String, expected: ValueKind)
    /// An operand is missing.
    case missingOperand(String)
    /// There is an operand too many.
    case unexpectedOperand(String)
}

extension ArgumentError: CustomStringConvertible {
    /// Lower-case sentence without a full stop.
    public var description: String {
        switch self {
        case .missingCommand: "no command given"
        case .unknownCommand(let name, let nearest): "unknown command '\(name)'" + suggestion(nearest)
        case .unknownOption(let name, let nearest): "unknown option '\(name)'" + suggestion(nearest)
        case .missingValue(let option, let placeholder): "option '\(option)' needs a value: \(placeholder)"
        case .unexpectedValue(let value, let option): "option '\(option)' takes no value, got '\(value)'"
        case .invalidValue(let value, let option, let expected):
            "'\(value)' is not a value of '\(option)'; \(expectation(expected, of: value))"
        case .missingOperand(let placeholder): "missing \(placeholder)"
        case .unexpectedOperand(let value): "unexpected argument '\(value)'"
        }
    }

    private func suggestion(_ nearest: String?) -> String { suggestion(nearest.map { [$0] } ?? []) }

    /// `; did you mean 'a', 'b' or 'c'?`
    private func suggestion(_ nearest: [String]) -> String {
        guard let last = nearest.last.map({ "'\($0)'" }) else { return "" }
        let others = nearest.dropLast().map { "'\($0)'" }.joined(separator: ", ")
        return "; did you mean \(others.isEmpty ? last : "\(others) or \(last)")?"
    }

    private func expectation(_ kind: ValueKind, of value: String) -> String {
        switch kind {
        case .text, .path: "expected text"
        case .number(let range) where range.upperBound == .max:
            "expected a whole number from \(range.lowerBound)"
        case .number(let range): "expected a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .oneOf(let words):
            NearestWord.find(value, in: words).map { "did you mean '\($0)'?" }
                ?? "expected one of " + words.joined(separator: ", ")
        }
    }
}
