// DigestCLI: the program as its user meets it: commands, files, the terminal, exit statuses. What a
// library could want (reading formats, search, rendering) belongs to the modules below this one.

public import ArgumentParsing
import Wording

/// The program `digest`.
public enum CommandLineTool {
    /// The version, as `--version` prints it.
    public static let version = "0.1.0"

    /// The program as help, completions and the manual page tell of it.
    public static var description: ToolDescription {
        ToolDescription(
            name: "digest", summary: "a personal library of paper reviews", version: version,
            globals: SharedOptions.parameters.map(\.description),
            commands: Commands.descriptions, examples: Commands.examples)
    }

    /// Runs `arguments`, the name of the program left out, and returns the exit status.
    ///
    /// 0 done, 1 nothing matched, 2 usage error, 3 failure, 4 done but some input was refused.
    public static func run(arguments: [String], environment: Environment) -> Int32 {
        do {
            return try dispatch(arguments, in: environment)
        } catch {
            return Failure(error, arguments: arguments).report(to: environment).rawValue
        }
    }

    /// Finds the command among options that may stand in front of it, and runs it.
    private static func dispatch(_ arguments: [String], in environment: Environment) throws -> Int32 {
        let parser = ArgumentParser(SharedOptions.parameters)
        guard let index = try parser.firstOperand(of: arguments) else {
            return try runAlone(arguments, with: parser, in: environment).rawValue
        }
        let prefix = Array(arguments[..<index].filter { $0 != "--" })
        let (name, rest) = (arguments[index], Array(arguments[(index + 1)...]))
        if let command = Commands.named(name) {
            return try command.run(prefix: prefix, arguments: rest, environment: environment).rawValue
        }
        if name == CompleteCommand.name {
            return try CompleteCommand.run(prefix: prefix, arguments: rest, environment: environment).rawValue
        }
        return try runOwn(name, prefix: prefix, arguments: rest, in: environment)
    }

    /// Runs a command of the user's own; throws where there is none of that name.
    private static func runOwn(
        _ name: String, prefix: [String], arguments: [String], in environment: Environment
    ) throws -> Int32 {
        // The settings let no alias stand for another one.
        if let words = UserCommand.alias(name, in: environment) {
            return try dispatch(prefix + words + arguments, in: environment)
        }
        if let program = UserCommand.program(name) {
            var options = SharedOptions()
            try ArgumentParser(SharedOptions.parameters).parse(prefix: prefix, into: &options)
            return UserCommand.run(
                program, arguments, library: try? LibraryLocation(options, in: environment).path)
        }
        let nearest = NearestWord.find(name, in: Commands.all.map { $0.name })
        let meant = GuessedCommands.meant(by: name)
        throw ArgumentError.unknownCommand(name, nearest: meant.isEmpty ? nearest.map { [$0] } ?? [] : meant)
    }

    /// Options without a command: the version, help, or a mistake. Nothing at all asks how the library
    /// stands.
    private static func runAlone(
        _ arguments: [String], with parser: ArgumentParser<SharedOptions>, in environment: Environment
    ) throws -> ExitStatus {
        var options = SharedOptions()
        try parser.parse(arguments, into: &options)
        guard options.version || options.help || arguments.isEmpty else { throw ArgumentError.missingCommand }
        let session = Session(environment, with: options)
        defer { session.close() }
        var status = ExitStatus.done
        if options.version {
            try session.output.write("digest \(version)\n")
        } else if options.help {
            try session.output.write(
                HelpText(description, width: environment.columns, catalogue: session.catalogue).overview())
        } else {
            status = try LibraryGreeting(session).print()
        }
        try session.finish()
        return status
    }
}

/// A command line as a shell would take it again.
enum CommandLineWords {
    /// Bytes after which it is cut off: a note may be long.
    private static let longest = 300

    /// `arguments` in a row, those in quotes that need it.
    static func text(_ arguments: [String]) -> String {
        let line = SafeText.line(arguments.map(quoted).joined(separator: " "))
        return line.utf8.count <= longest ? line : "\(line.prefix(longest / 2))…"
    }

    private static func quoted(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "-_./:+=,@%".unicodeScalars.contains(scalar)
        }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }

    /// The words of `text`, as a shell takes them apart: at spaces, but for those in quotes or behind a backslash.
    /// Nil where a quote is not closed.
    static func split(_ text: String) -> [String]? {
        var words: [[UInt8]] = []
        var word: [UInt8]?
        var quote: UInt8?
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case quote: quote = nil
            case UInt8(ascii: "\\") where quote != UInt8(ascii: "'"):
                word = (word ?? []) + (bytes.next().map { [$0] } ?? [])
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if quote == nil { (quote, word) = (byte, word ?? []) } else { word = (word ?? []) + [byte] }
            case 0...0x20 where quote == nil:
                if let word { words.append(word) }
                word = nil
            default: word = (word ?? []) + [byte]
            }
        }
        if let word { words.append(word) }
        return quote == nil ? words.map { String(decoding: $0, as: UTF8.self) } : nil
    }
}
