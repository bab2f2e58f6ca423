// ArgumentParsing: what was typed, read by a table. A command says once, as data, which options
// and operands it takes; parsing, messages, help, completions and the manual page come from that
// table. Nothing here knows what the options mean, prints anything or ends the program.

public import Wording

/// Reads arguments into an options value by its table.
public struct ArgumentParser<Root>: Sendable {
    private let parameters: [Parameter<Root>]

    /// A parser for `parameters`. Where two share a name, the first one counts.
    public init(_ parameters: [Parameter<Root>]) {
        self.parameters = parameters
    }

    /// Stores what `arguments` say in `root`.
    ///
    /// Options are stored in the order of the arguments, operands after them: when too few
    /// operands were given, `root` already holds every option.
    public func parse(_ arguments: [String], into root: inout Root) throws(ArgumentError) {
        var lexer = ArgumentLexer(arguments, against: parameters.map(\.description))
        var operands: [String] = []
        while let element = try lexer.next() {
            switch element {
            case .operand(let value): operands.append(value)
            case .option(let index, let value): try store(value, in: parameters[index], of: &root)
            }
        }
        try store(operands: operands, in: &root)
    }

    /// Stores the options at the front of `arguments` without asking for operands.
    public func parse(prefix arguments: [String], into root: inout Root) throws(ArgumentError) {
        let options = parameters.filter { !$0.description.isOperand }
        try ArgumentParser(options).parse(arguments, into: &root)
    }

    /// Position of the first argument that is neither an option nor the value of one: the command.
    public func firstOperand(of arguments: [String]) throws(ArgumentError) -> Int? {
        var lexer = ArgumentLexer(arguments, against: parameters.map(\.description))
        while let element = try lexer.next() {
            if case .operand = element { return lexer.position - 1 }
        }
        return nil
    }

    private func store(_ value: String, in parameter: Parameter<Root>, of root: inout Root)
        throws(ArgumentError)
    {
        let description = parameter.description
        guard description.value.accepts(value), parameter.store(&root, value) else {
            throw .invalidValue(value, of: description.spelling, expected: description.value)
        }
    }

    /// Gives each operand parameter, in order, as many as it takes, leaving to the later ones what
    /// they cannot do without.
    private func store(operands: [String], in root: inout Root) throws(ArgumentError) {
        var rest = operands[...]
        let takers = parameters.filter { $0.description.isPositional }
        for (index, taker) in takers.enumerated() {
            var reserved = 0
            for later in takers[(index + 1)...] { reserved += later.description.count.minimum }
            let count = taker.description.count
            let taken = rest.prefix(
                min(count.maximum ?? rest.count, max(rest.count - reserved, count.minimum)))
            guard taken.count >= count.minimum else { throw .missingOperand(taker.description.placeholder) }
            for value in taken { try store(value, in: taker, of: &root) }
            rest = rest.dropFirst(taken.count)
        }
        if let extra = rest.first { throw .unexpectedOperand(extra) }
        try checkChanges(in: root)
    }

    private func checkChanges(in root: Root) throws(ArgumentError) {
        for parameter in parameters where parameter.description.isChanges {
            if parameter.isEmpty(root), parameter.description.count.minimum > 0 {
                throw .missingOperand(parameter.description.placeholder)
            }
        }
    }
}

/// Cuts arguments into options with their values and operands, by the conventions of POSIX and GNU.
struct ArgumentLexer {
    /// One piece of a command line.
    enum Element {
        /// The value of the parameter at an index of the table; empty for a flag.
        case option(Int, String)
        /// Anything else.
        case operand(String)
    }

    private let arguments: [String]
    private let parameters: [ParameterDescription]
    private let changes: Int?
    private let keepsDashes: Bool
    private var optionsEnded = false
    private var sawOperand = false
    /// What is left of a bundle of short flags such as `-abc`.
    private var bundle: [UInt8] = []

    /// Index of the next argument.
    private(set) var position = 0

    init(_ arguments: [String], against parameters: [ParameterDescription]) {
        self.arguments = arguments
        self.parameters = parameters
        self.changes = parameters.firstIndex { $0.isChanges }
        self.keepsDashes = parameters.contains { $0.isRemainder }
    }

    /// The next piece, nil at the end.
    mutating func next() throws(ArgumentError) -> Element? {
        if let short = bundle.first {
            bundle.removeFirst()
            return try shortOption(short, typed: "-" + String(decoding: [short], as: UTF8.self))
        }
        guard position < arguments.count else { return nil }
        let argument = arguments[position]
        position += 1
        if optionsEnded || argument == "-" { return operand(argument) }
        if argument == "--" {
            optionsEnded = true
            return try next()
        }
        if argument.utf8.starts(with: "--".utf8) { return try longOption(argument) }
        if let changes, !sawOperand, ArgumentLexer.isChange(argument) { return .option(changes, argument) }
        if argument.utf8.first == UInt8(ascii: "-") { return try dashed(argument) }
        return operand(argument)
    }

    private mutating func operand(_ argument: String) -> Element {
        sawOperand = true
        return .operand(argument)
    }

    /// `+a` or `-b`.
    private static func isChange(_ argument: String) -> Bool {
        argument.utf8.count > 1
            && (argument.utf8.first == UInt8(ascii: "+") || argument.utf8.first == UInt8(ascii: "-"))
    }

    /// `--name`, `--name=value` or `--name value`.
    private mutating func longOption(_ argument: String) throws(ArgumentError) -> Element {
        let parts = argument.utf8.dropFirst(2).split(
            separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map { String(Substring($0)) } ?? ""
        let attached = parts.count > 1 ? String(Substring(parts[1])) : nil
        guard let index = parameters.firstIndex(where: { !$0.isOperand && $0.name == name }) else {
            throw .unknownOption("--" + name, nearest: nearestOption(to: name))
        }
        guard parameters[index].shape == .flag else {
            return .option(index, try value(of: index, attached: attached))
        }
        if let attached { throw .unexpectedValue(attached, of: "--" + name) }
        return .option(index, "")
    }

    private func nearestOption(to name: String) -> String? {
        NearestWord.find(name, in: parameters.filter { !$0.isOperand }.map(\.name)).map { "--" + $0 }
    }

    /// An argument with one dash: a negative number, a bundle of short options, or an operand.
    private mutating func dashed(_ argument: String) throws(ArgumentError) -> Element {
        let letters = Array(argument.utf8.dropFirst())
        let short = letters.first.flatMap { index(ofShort: $0) }
        let known = short != nil
        let isCounted = short.map { parameters[$0].shape == .option } ?? false
        if isCounted, let value = ArgumentLexer.count(Array(letters.dropFirst())), let short {
            return .option(short, value)
        }
        if keepsDashes && !(known && letters.count == 1) { return operand(argument) }
        if !known && Double(argument) != nil { return operand(argument) }
        bundle = Array(letters.dropFirst())
        return try shortOption(letters[0], typed: argument)
    }

    /// The number behind a short option, as in `-n5` and `-n=5`: a word to be excluded is never one.
    private static func count(_ rest: [UInt8]) -> String? {
        let digits = rest.first == UInt8(ascii: "=") ? rest.dropFirst() : rest[...]
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    private mutating func shortOption(_ letter: UInt8, typed: String) throws(ArgumentError) -> Element {
        guard let index = index(ofShort: letter) else {
            bundle = []
            throw .unknownOption(typed, nearest: nil)
        }
        guard parameters[index].shape == .option else { return .option(index, "") }
        let attached = String(decoding: bundle, as: UTF8.self)
        bundle = []
        return .option(index, try value(of: index, attached: attached.isEmpty ? nil : attached))
    }

    private func index(ofShort letter: UInt8) -> Int? {
        parameters.firstIndex { $0.short.map { Array($0.utf8) == [letter] } ?? false }
    }

    /// What is attached to an option, else the next argument; another option there means that the
    /// value was forgotten.
    private mutating func value(of index: Int, attached: String?) throws(ArgumentError) -> String {
        if let attached { return attached }
        guard position < arguments.count, !isDeclared(arguments[position]) else {
            throw .missingValue(of: parameters[index].spelling, placeholder: parameters[index].placeholder)
        }
        position += 1
        return arguments[position - 1]
    }

    private func isDeclared(_ argument: String) -> Bool {
        if argument == "--" { return true }
        return parameters.contains { parameter in
            parameter.spellings.contains { argument == $0 || argument.utf8.starts(with: "\($0)=".utf8) }
        }
    }
}

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

extension ArgumentError: Worded {
    /// The English words.
    public var description: String { words.description }

    /// Lower-case sentence without a full stop.
    public var words: Phrase {
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

    private func suggestion(_ nearest: String?) -> Phrase { suggestion(nearest.map { [$0] } ?? []) }

    /// `; did you mean 'a', 'b' or 'c'?`
    private func suggestion(_ nearest: [String]) -> Phrase {
        guard let last = nearest.last else { return "" }
        let others = nearest.dropLast().map { "'\($0)'" }.joined(separator: ", ")
        return others.isEmpty ? "; did you mean '\(last)'?" : "; did you mean \(others) or '\(last)'?"
    }

    private func expectation(_ kind: ValueKind, of value: String) -> Phrase {
        switch kind {
        case .text, .path: "expected text"
        case .number(let range) where range.upperBound == .max:
            "expected a whole number from \(range.lowerBound)"
        case .number(let range): "expected a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .oneOf(let words):
            NearestWord.find(value, in: words).map { "did you mean '\($0)'?" }
                ?? "expected one of \(words.joined(separator: ", "))"
        }
    }
}
