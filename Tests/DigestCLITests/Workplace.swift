import DigestCLI
import Foundation
import ReviewModel
import TestSupport

/// A folder of its own to run the program in, removed afterwards.
final class Workplace {
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    private let temporary: TemporaryFolder
    var folder: String { temporary.path }
    var variables: [String: String]
    var terminal: (columns: Int, rows: Int)?
    var outputCapacity = Int.max
    /// Whether the folder is left to somebody else to remove.
    var isKept: Bool {
        get { temporary.isKept }
        set { temporary.isKept = newValue }
    }

    init() throws {
        temporary = try TemporaryFolder()
        variables = ["HOME": temporary.path, "COLUMNS": "80", "PAGER": ""]
    }

    /// The top of the repository.
    static let repository = Checkout.root.path

    func write(_ text: String, to name: String) throws { try temporary.write(Array(text.utf8), to: name) }

    func write(_ bytes: [UInt8], to name: String) throws { try temporary.write(bytes, to: name) }

    func read(_ name: String) throws -> String { try temporary.text(of: name) }

    func run(_ arguments: [String], input: [UInt8] = [], variables extra: [String: String] = [:]) -> Result {
        let output = MemorySink()
        let errors = MemorySink()
        let all = variables.merging(extra) { $1 }
        var environment = Environment(
            output: ClosingSink(output, capacity: outputCapacity), errors: errors, input: { input },
            variable: { all[$0] }, folder: folder)
        environment.terminal = terminal
        environment.now = { Timestamp(seconds: 1_627_898_400) }
        let status = CommandLineTool.run(arguments: arguments, environment: environment)
        return Result(status: status, output: output.text, errors: errors.text)
    }
}
