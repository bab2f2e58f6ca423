import DigestCLI
import Foundation
import ReviewModel

/// A folder of its own to run the program in, removed afterwards.
final class Workplace {
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    let folder: String
    var variables: [String: String]
    var terminal: (columns: Int, rows: Int)?
    var outputCapacity = Int.max
    /// Whether the folder is left to somebody else to remove.
    var isKept = false

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("digest-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
        variables = ["HOME": folder, "COLUMNS": "80", "PAGER": ""]
    }

    deinit {
        if !isKept { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// The top of the repository.
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func read(_ name: String) throws -> String {
        try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }

    func run(_ arguments: [String], input: [UInt8] = [], variables extra: [String: String] = [:]) -> Result {
        let output = MemorySink()
        output.capacity = outputCapacity
        let errors = MemorySink()
        let all = variables.merging(extra) { $1 }
        var environment = Environment(
            output: output, errors: errors, input: { input }, variable: { all[$0] }, folder: folder)
        environment.terminal = terminal
        environment.now = { Timestamp(seconds: 1_627_898_400) }
        let status = CommandLineTool.run(arguments: arguments, environment: environment)
        return Result(status: status, output: output.text, errors: errors.text)
    }
}
