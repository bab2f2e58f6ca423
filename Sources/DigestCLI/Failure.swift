import ArgumentParsing
import ReviewRendering
import ReviewStorage
import Wording

/// The end of a run by an error: what is printed and how the program ends.
struct Failure {
    private let error: any Error
    private let arguments: [String]

    init(_ error: any Error, arguments: [String]) {
        self.error = error
        self.arguments = arguments
    }

    /// Prints the message, where there is one, and gives the exit status.
    func report(to environment: Environment) -> ExitStatus {
        if let message {
            // What was typed, or stands in a file, may hold what a terminal acts upon.
            let catalogue = Catalogue(in: environment)
            let message = catalogue.text("digest: error: \(message)")
            let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
            let text = lines.map { line in
                TextWrapping.wrapped(
                    SafeText.line(String(line)),
                    width: environment.showsProgress ? environment.layoutWidth : nil,
                    indent: 2)
            }.joined(separator: "\n")
            try? environment.errors.write(Array("\(text)\n".utf8))
        }
        return status
    }

    private var status: ExitStatus {
        switch error {
        case is ArgumentError: .usage
        case let error as CommandError: error.status
        case CorrectionError.noSuchValue, CorrectionError.noItem: .nothingMatched
        case is CorrectionError, is PaperPairError: .usage
        case OutputError.closed: Interruption.isWanted ? .interrupted : .closed
        default: .failure
        }
    }

    /// The sentence, with a usage line where the command line is to blame.
    private var message: Phrase? {
        switch error {
        case OutputError.closed, CommandError.interrupted: nil
        case let error as ArgumentError: error.words + writer(for: error) + Phrase(verbatim: "\n") + hint
        default:
            [Phrase(of: error), LibraryError.advice(for: error)].compactMap { $0 }.joined(separator: "; ")
        }
    }

    /// What a format is for that the command does not print in.
    private func writer(for error: ArgumentError) -> Phrase {
        guard case .invalidValue(let name, of: "--format", _) = error else { return "" }
        return CommandError.writer(of: name)
    }

    private var hint: Phrase {
        let named = arguments.lazy.compactMap { Commands.named($0) }.first
        guard let named else { return "Run 'digest help' for the commands." }
        let usage: Phrase = "Usage: \(named.description.usage(of: "digest"))"
        return usage + Phrase(verbatim: "\n") + "Run 'digest help \(named.name)' for more."
    }
}
