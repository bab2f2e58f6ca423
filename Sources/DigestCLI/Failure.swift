import ArgumentParsing
import ReviewStorage

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
        if let text = message.map({ "digest: error: \($0)\n" }) {
            try? environment.errors.write(Array(text.utf8))
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
    private var message: String? {
        switch error {
        case OutputError.closed, CommandError.interrupted: nil
        case let error as ArgumentError: "\(error)\n\(hint)"
        default: "\(error)"
        }
    }

    private var hint: String {
        let named = arguments.lazy.compactMap { Commands.named($0) }.first
        guard let named else { return "Run 'digest help' for the commands." }
        return "Usage: \(named.description.usage(of: "digest"))\nRun 'digest help \(named.name)' for more."
    }
}
