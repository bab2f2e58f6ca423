/// What a shell asks to be completed: the place in a command line where the cursor stands.
public struct CompletionPoint: Sendable, Equatable {
    /// What may stand there.
    public enum Place: Sendable, Equatable {
        /// The name of a command.
        case command
        /// An option of the command, or of the program.
        case option([ParameterDescription])
        /// The value of an option.
        case value(of: ParameterDescription)
        /// An operand, with those in front of it.
        case operand(after: [String])
    }

    /// The command; nil where none is named yet, or none of that name is there.
    public let command: CommandDescription?
    /// What may stand there.
    public let place: Place
    /// What of the word is typed.
    public let word: String
    /// What stands in front of the value in its word, such as `--format=`; empty where nothing does.
    public let prefix: String
    /// Whether `--` has been typed.
    public let isBehindDashes: Bool

    /// The place of the last of `words`, which are those behind the name of the program.
    public init(_ words: [String], in tool: ToolDescription) {
        var scan = CompletionScan(tool: tool)
        for word in words.dropLast() { scan.take(word) }
        let last = words.last ?? ""
        let options = scan.options
        isBehindDashes = scan.optionsEnded
        if let option = scan.expecting {
            (place, word, prefix) = (.value(of: option), last, "")
        } else if !scan.optionsEnded, last.hasPrefix("--"), let sign = last.firstIndex(of: "="),
            let option = options.first(where: { $0.spelling == last[..<sign] && $0.shape == .option })
        {
            let value = last.index(after: sign)
            (place, word, prefix) = (.value(of: option), String(last[value...]), String(last[..<value]))
        } else if !scan.optionsEnded, scan.mayBeOption(last) {
            (place, word, prefix) = (.option(options), last, "")
        } else if scan.command == nil, scan.operands.isEmpty {
            (place, word, prefix) = (.command, last, "")
        } else {
            (place, word, prefix) = (.operand(after: Array(scan.operands.dropFirst())), last, "")
        }
        command = scan.command
    }

    /// The operand of the command that stands in its place; nil where there is none.
    public var parameter: ParameterDescription? {
        guard case .operand(let before) = place, let command else { return nil }
        var rest = before.count
        for operand in command.operands where operand.isPositional {
            guard let maximum = operand.count.maximum, rest >= maximum else { return operand }
            rest -= maximum
        }
        return nil
    }

    /// Whether the command takes arguments with a sign in front of its operands, and they may still come.
    public var takesChanges: Bool {
        guard case .operand(let before) = place, before.isEmpty, !isBehindDashes else { return false }
        return command?.operands.contains(where: \.isChanges) ?? false
    }
}

/// Reads the words in front of the cursor.
private struct CompletionScan {
    let tool: ToolDescription
    var command: CommandDescription?
    /// The name of the command and the operands behind it.
    var operands: [String] = []
    var expecting: ParameterDescription?
    var optionsEnded = false

    var options: [ParameterDescription] { command.map(tool.options) ?? tool.globals }

    var takesChanges: Bool { command?.operands.contains(where: \.isChanges) ?? false }

    /// Whether `word` may become an option: where words with a dash mean something else, only one with two, or the
    /// dash alone.
    func mayBeOption(_ word: String) -> Bool {
        if word.hasPrefix("--") { return true }
        let keepsDashes = command?.operands.contains(where: \.isRemainder) ?? false
        return word.hasPrefix("-") && !takesChanges && (word == "-" || !keepsDashes)
    }

    mutating func take(_ word: String) {
        if expecting != nil {
            expecting = nil
        } else if !optionsEnded, word == "--" {
            optionsEnded = true
        } else if !optionsEnded, word.hasPrefix("--") {
            expecting = options.first { $0.spelling == word && $0.shape == .option }
        } else if !optionsEnded, word.hasPrefix("-"), word.utf8.count > 1 {
            let letter = word.dropFirst()
            expecting = options.first { $0.short == String(letter) && $0.shape == .option }
        } else if !optionsEnded, word.hasPrefix("+"), takesChanges {
            return
        } else {
            if operands.isEmpty { command = tool.commands.first { $0.name == word } }
            operands.append(word)
        }
    }
}
