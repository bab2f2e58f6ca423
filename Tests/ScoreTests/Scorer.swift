import Foundation
import ReviewModel
import ReviewParsing
import ReviewRendering
import TestSupport

/// A scoring program beside the checkout, and what it needs.
enum Scorer {
    /// Whether there is something to measure, and something to measure it with.
    static var isPossible: Bool {
        FileManager.default.fileExists(atPath: program("score.py")) && python != nil
    }

    /// The path of a scoring program.
    static func program(_ name: String) -> String {
        Checkout.shared.appendingPathComponent("score/\(name)").path
    }

    private static var python: String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Reads `bytes` as the content of a file called `name` and gives the items to the scoring program
    /// `program` with `labels` and `options`; its answer in JSON, decoded.
    static func answer<Answer: Decodable>(
        of program: String, to bytes: [UInt8], named name: String, labels: URL, options: [String] = []
    ) throws -> Answer {
        guard let python else { throw CocoaError(.fileNoSuchFile) }
        let export = try export(of: bytes, path: name)
        defer { try? FileManager.default.removeItem(at: export) }
        let arguments = [Self.program(program), labels.path, export.path, "--json"] + options
        return try JSONDecoder().decode(Answer.self, from: output(of: python, arguments))
    }

    /// The items of a source, written to a temporary file.
    private static func export(of bytes: [UInt8], path: String) throws -> URL {
        let items = Reading(bytes, path: path).items
        guard let format = ExportFormats.named("ndjson") else { throw CocoaError(.featureUnsupported) }
        let bytes = format.export(items.map { LibraryItem(review: $0) }, options: RenderingOptions())
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "\(UUID().uuidString).ndjson")
        try Data(bytes).write(to: file)
        return file
    }

    private static func output(of program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}
