// ArgumentParsing: what was typed, read by a table. A command says once, as data, which options
// and operands it takes; parsing, messages, help, completions and the manual page come from that
// table. Nothing here knows what the options mean, prints anything or ends the program.

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
