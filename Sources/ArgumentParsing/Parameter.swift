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
        _ name: String, short: String? = nil, _ path: any WritableKeyPath<Root, Bool> & Sendable, help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: .flag, name: name, short: short, placeholder: "", value: .text, isRepeatable: false,
            help: help)
        return Parameter(description) { root, _ in root[keyPath: path] = true }
    }

    /// An option with a value, of which the last one counts: `--name VALUE`.
    public static func option(
        _ name: String, short: String? = nil, _ placeholder: String,
        _ path: any WritableKeyPath<Root, String?> & Sendable, value: ValueKind = .text, help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: .option, name: name, short: short, placeholder: placeholder, value: value,
            isRepeatable: false,
            help: help)
        return Parameter(description) { root, value in root[keyPath: path] = value }
    }

    /// An option whose values are all kept: `--name A --name B`.
    public static func option(
        _ name: String, short: String? = nil, _ placeholder: String,
        _ path: any WritableKeyPath<Root, [String]> & Sendable, value: ValueKind = .text, help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: .option, name: name, short: short, placeholder: placeholder, value: value,
            isRepeatable: true,
            help: help)
        return Parameter(description) { root, value in root[keyPath: path].append(value) }
    }

    /// An option with a whole number.
    public static func option(
        _ name: String, short: String? = nil, _ placeholder: String,
        _ path: any WritableKeyPath<Root, Int?> & Sendable, in range: ClosedRange<Int>, help: String
    ) -> Parameter {
        let description = ParameterDescription(
            shape: .option, name: name, short: short, placeholder: placeholder, value: .number(range),
            isRepeatable: false, help: help)
        return Parameter(description) { root, value in root[keyPath: path] = Int(value) }
    }

    /// An option with one of the words of an enumeration.
    public static func option<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, short: String? = nil, _ placeholder: String,
        _ path: any WritableKeyPath<Root, Choice> & Sendable, help: String
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
        _ name: String, short: String? = nil, _ placeholder: String,
        _ path: any WritableKeyPath<Root, Choice?> & Sendable, choices: Choice.Type, help: String
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
        _ placeholder: String, _ path: any WritableKeyPath<Root, [String]> & Sendable, minimum: Int = 1,
        maximum: Int? = nil, value: ValueKind = .text, help: String
    ) -> Parameter {
        operands(.operands(minimum: minimum, maximum: maximum), placeholder, path, value, help)
    }

    /// All operands, also such as begin with one dash.
    public static func remainder(
        _ placeholder: String, _ path: any WritableKeyPath<Root, [String]> & Sendable, minimum: Int = 0,
        help: String
    ) -> Parameter {
        operands(.remainder(minimum: minimum), placeholder, path, .text, help)
    }

    /// Operands in front of the others that begin with `+` or `-`, as in `+add -remove -- …`.
    public static func changes(
        _ placeholder: String, _ path: any WritableKeyPath<Root, [String]> & Sendable, minimum: Int = 1,
        help: String
    ) -> Parameter {
        operands(.changes(minimum: minimum), placeholder, path, .text, help)
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
        _ shape: ParameterDescription.Shape, _ placeholder: String,
        _ path: any WritableKeyPath<Root, [String]> & Sendable, _ value: ValueKind, _ help: String
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
