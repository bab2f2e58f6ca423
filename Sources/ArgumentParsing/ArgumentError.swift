/// Why a command line cannot be understood.
public enum ArgumentError: Error, Sendable, Equatable {
    /// No command was named.
    case missingCommand
    /// There is no such command.
    case unknownCommand(String, nearest: String?)
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
