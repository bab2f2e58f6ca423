/// What a command takes in one place of its command line, for parsing, help and completion.
public struct ParameterDescription: Sendable, Equatable {
    /// How it is written.
    public enum Shape: Sendable, Equatable {
        /// `--name`.
        case flag
        /// `--name VALUE`.
        case option
        /// Arguments in their place.
        case operands(minimum: Int, maximum: Int?)
        /// All further arguments, those with one dash included unless they are a declared short option.
        case remainder(minimum: Int)
        /// Arguments that begin with `+` or `-`, before `--` and any other operand.
        case changes(minimum: Int)
    }

    /// How it is written.
    public var shape: Shape
    /// Long name without dashes; empty for operands.
    public var name: String
    /// One ASCII letter or digit that stands for the name.
    public var short: String?
    /// What stands for the value in help: `PATH`.
    public var placeholder: String
    /// What the value may be.
    public var value: ValueKind
    /// Whether every occurrence counts, not only the last.
    public var isRepeatable: Bool
    /// Lower-case phrase without a full stop.
    public var help: String

    /// Whether it is an argument in its place, not an option.
    public var isOperand: Bool { shape != .flag && shape != .option }

    /// Whether it takes arguments that have no sign and no dash.
    var isPositional: Bool { isOperand && !isChanges }

    /// Whether it takes arguments that begin with a sign.
    var isChanges: Bool {
        if case .changes = shape { true } else { false }
    }

    /// Whether it takes all further arguments.
    var isRemainder: Bool {
        if case .remainder = shape { true } else { false }
    }

    /// How many operands it takes.
    var count: (minimum: Int, maximum: Int?) {
        switch shape {
        case .operands(let minimum, let maximum): (minimum, maximum)
        case .remainder(let minimum): (minimum, nil)
        case .changes(let minimum): (minimum, nil)
        case .flag, .option: (0, 0)
        }
    }

    /// `--name`, or the placeholder of an operand.
    public var spelling: String { isOperand ? placeholder : "--" + name }

    /// `-n` and `--name`; nothing for operands.
    var spellings: [String] {
        isOperand ? [] : (short.map { ["-" + $0] } ?? []) + ["--" + name]
    }
}

/// What the value of an option or operand may be.
public enum ValueKind: Sendable, Equatable {
    /// Any text.
    case text
    /// Path of a file or folder.
    case path
    /// A whole number in a range.
    case number(ClosedRange<Int>)
    /// One of these words.
    case oneOf([String])

    /// Whether `value` may be given.
    public func accepts(_ value: String) -> Bool {
        switch self {
        case .text, .path: true
        case .number(let range): Int(value).map(range.contains) ?? false
        case .oneOf(let words): words.contains(value)
        }
    }
}
