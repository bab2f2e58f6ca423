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
