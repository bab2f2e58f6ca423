/// A row of a command's table: what it takes, and where in its options value that goes.
public struct Parameter<Root>: Sendable {
    /// What it takes.
    public let description: ParameterDescription
    /// Stores a value that its kind accepts; false when it cannot be stored after all.
    let store: @Sendable (inout Root, String) -> Bool
    /// Whether nothing has been stored.
    let isEmpty: @Sendable (Root) -> Bool

    /// A flag: `--name`.
    public static func flag(
        _ name: String, short: String? = nil, into path: any WritableKeyPath<Root, Bool> & Sendable,
        help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: .flag, name: name, short: short, placeholder: "", value: .text, isRepeatable: false,
            help: help)
        return Parameter(description) { root, _ in root[keyPath: path] = true }
    }

    /// An option with a value, of which the last one counts: `--name VALUE`.
    public static func option(
        _ name: String, short: String? = nil, taking placeholder: String,
        into path: any WritableKeyPath<Root, String?> & Sendable, value: ValueKind = .text, help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: .option, name: name, short: short, placeholder: placeholder, value: value,
            isRepeatable: false,
            help: help)
        return Parameter(description) { root, value in root[keyPath: path] = value }
    }

    /// An option whose values are all kept: `--name A --name B`.
    public static func option(
        _ name: String, short: String? = nil, taking placeholder: String,
        into path: any WritableKeyPath<Root, [String]> & Sendable, value: ValueKind = .text, help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: .option, name: name, short: short, placeholder: placeholder, value: value,
            isRepeatable: true,
            help: help)
        return Parameter(description) { root, value in root[keyPath: path].append(value) }
    }

    /// An option with a whole number.
    public static func option(
        _ name: String, short: String? = nil, taking placeholder: String,
        into path: any WritableKeyPath<Root, Int?> & Sendable, in range: ClosedRange<Int>, help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: .option, name: name, short: short, placeholder: placeholder, value: .number(range),
            isRepeatable: false, help: help)
        return Parameter(description) { root, value in root[keyPath: path] = Int(value) }
    }

    /// An option with one of the words of an enumeration.
    public static func option<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, short: String? = nil, taking placeholder: String,
        into path: any WritableKeyPath<Root, Choice> & Sendable, help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: .option, name: name, short: short, placeholder: placeholder,
            value: .oneOf(Choice.allCases.map(\.rawValue)), isRepeatable: false, help: help)
        return Parameter(
            description: description,
            store: { root, value in
                guard let choice = Choice(rawValue: value) else { return false }
                root[keyPath: path] = choice
                return true
            }, isEmpty: { _ in false })
    }

    /// An option with one of the words of an enumeration, nil until it is given.
    public static func option<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, short: String? = nil, taking placeholder: String,
        into path: any WritableKeyPath<Root, Choice?> & Sendable, choices: Choice.Type, help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: .option, name: name, short: short, placeholder: placeholder,
            value: .oneOf(Choice.allCases.map(\.rawValue)), isRepeatable: false, help: help)
        return Parameter(
            description: description,
            store: { root, value in
                guard let choice = Choice(rawValue: value) else { return false }
                root[keyPath: path] = choice
                return true
            }, isEmpty: { $0[keyPath: path] == nil })
    }

    /// Operands, at least `minimum` and at most `maximum` of them.
    public static func positionals(
        _ placeholder: String, into path: any WritableKeyPath<Root, [String]> & Sendable, minimum: Int = 1,
        maximum: Int? = nil, value: ValueKind = .text, help: String
    ) -> Parameter {
        operands(
            .operands(minimum: minimum, maximum: maximum), placeholder: placeholder, path: path, value: value,
            help: help)
    }

    /// All operands, also such as begin with one dash.
    public static func remainder(
        _ placeholder: String, into path: any WritableKeyPath<Root, [String]> & Sendable, minimum: Int = 0,
        help: String
    ) -> Parameter {
        operands(.remainder(minimum: minimum), placeholder: placeholder, path: path, value: .text, help: help)
    }

    /// Operands in front of the others that begin with `+` or `-`, as in `+add -remove -- …`.
    public static func changes(
        _ placeholder: String, into path: any WritableKeyPath<Root, [String]> & Sendable, minimum: Int = 1,
        help: String
    ) -> Parameter {
        operands(.changes(minimum: minimum), placeholder: placeholder, path: path, value: .text, help: help)
    }

    /// The same parameter of a value that holds this one at `path`.
    public func within<Outer>(_ path: any WritableKeyPath<Outer, Root> & Sendable) -> Parameter<Outer> {
        Parameter<Outer>(
            description: description, store: { outer, value in store(&outer[keyPath: path], value) },
            isEmpty: { isEmpty($0[keyPath: path]) })
    }
}

extension Parameter {
    private init(_ description: ParameterDescription, store: @escaping @Sendable (inout Root, String) -> Void)
    {
        self.description = description
        self.isEmpty = { _ in false }
        self.store = { root, value in
            store(&root, value)
            return true
        }
    }

    private static func operands(
        _ shape: ParameterDescription.Shape, placeholder: String,
        path: any WritableKeyPath<Root, [String]> & Sendable, value: ValueKind, help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: shape, name: "", short: nil, placeholder: placeholder, value: value, isRepeatable: true,
            help: help)
        return Parameter(
            description: description,
            store: { root, value in
                root[keyPath: path].append(value)
                return true
            }, isEmpty: { $0[keyPath: path].isEmpty })
    }
}

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
