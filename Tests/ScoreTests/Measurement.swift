import Foundation
import ReviewModel
import ReviewParsing
import ReviewRendering
import TestSupport

/// What the scoring program says of one labelled document.
struct Measurement: Decodable {
    /// One field of it.
    struct Field: Decodable {
        /// Harmonic mean of precision and recall.
        var f1: Double
        /// Share of what was read that is right.
        var precision: Double
        /// Share of what is there that was read.
        var recall: Double
        /// How many values were read.
        var predicted: Int
    }

    /// Fields by name.
    var fields: [String: Field]
    /// Mean of `f1` over the fields.
    var mean: Double

    /// Whether there is something to measure, and something to measure it with.
    static var isPossible: Bool {
        let score = Checkout.shared.appendingPathComponent("score/score.py").path
        return FileManager.default.fileExists(atPath: score) && python != nil
    }

    private static var python: String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Reads the labelled document with the number `document` and scores what was read.
    init(ofDocument document: String) throws {
        let seeds = Checkout.shared.appendingPathComponent("seeds")
        guard let name = Checkout.files(under: seeds).first(where: { $0.hasPrefix(document) }) else {
            throw CocoaError(.fileNoSuchFile)
        }
        let gold = Checkout.shared.appendingPathComponent("gold/\(document).json")
        try self.init(of: seeds.appendingPathComponent(name), labels: gold)
    }

    /// Reads `source`, or `bytes` in its stead, and scores what was read by `labels`.
    init(of source: URL, bytes: [UInt8]? = nil, labels: URL) throws {
        guard let python = Self.python else { throw CocoaError(.fileNoSuchFile) }
        let bytes = try bytes ?? Checkout.bytes(of: source)
        let export = try Self.export(of: bytes, path: source.lastPathComponent)
        defer { try? FileManager.default.removeItem(at: export) }
        let score = Checkout.shared.appendingPathComponent("score/score.py")
        let arguments = [score.path, labels.path, export.path, "--source", source.path, "--json"]
        let answer = try Self.output(of: python, arguments)
        self = try JSONDecoder().decode(Self.self, from: answer)
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
