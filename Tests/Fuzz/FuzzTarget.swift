import DigestCLI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A command that is given mutated bytes, in process. Whatever they are it ends with a status, its messages hold no
/// escapes, and its answers are what they are to be.
struct FuzzTarget: Sendable {
    /// What `FUZZ` calls it.
    let name: String
    /// The arguments, with `BYTES` for the bytes as a word and `FILE` for a file that holds them; they are standard input
    /// besides.
    let words: [String]
    /// Whether each line of the answer is to be JSON.
    let answersJSON: Bool
    /// A folder with a library, for commands that read one.
    let folder: String

    /// Names of the targets that are not formats.
    static let names = ["query", "dump", "template", "bib", "mcp", "item"]

    /// The target that `FUZZ` names; nil where there is none of that name.
    static let chosen: FuzzTarget? = getenv("FUZZ").flatMap { FuzzTarget(String(cString: $0)) }

    private init?(_ name: String) {
        self.name = name
        folder = getenv("FUZZ_FOLDER").map { String(cString: $0) } ?? "."
        var answersJSON = false
        switch name {
        case "query": words = ["search", "--format", "ids", "--", "BYTES"]
        case "dump": words = ["load", "-", "--replace", "--library", "loaded.sqlite"]
        case "template": words = ["export", "--template", "FILE", "-n", "3"]
        case "bib": words = ["bib", "check", "FILE"]
        case "item": words = ["show", "BYTES"]
        case "mcp": (words, answersJSON) = (["mcp"], true)
        default:
            guard name.hasPrefix("parse ") else { return nil }
            (words, answersJSON) = (
                ["parse", "--as", String(name.dropFirst(6)), "--format", "ndjson", "-"], true
            )
        }
        self.answersJSON = answersJSON
    }

    /// Runs the command on `bytes`; ends the program where something is wrong.
    func run(_ bytes: [UInt8]) {
        if words.contains("FILE") { write(bytes) }
        let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
        let arguments = words.map { $0 == "BYTES" ? text : $0 == "FILE" ? "given.txt" : $0 }
        let (output, errors) = (Held(), Held())
        let variables = ["HOME": folder, "COLUMNS": "80", "PAGER": "", "DIGEST_LIBRARY": "library.sqlite"]
        var environment = Environment(
            output: output, errors: errors, input: { bytes }, variable: { variables[$0] }, folder: folder)
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).makeIterator()
        environment.line = { lines.next().map { String(decoding: $0, as: UTF8.self) } }
        let status = CommandLineTool.run(arguments: arguments, environment: environment)
        guard (0...4).contains(status) else { fatalError("ends with \(status)") }
        guard !errors.bytes.contains(0x1B) else { fatalError("a message holds an escape") }
        guard answersJSON else { return }
        for line in output.bytes.split(separator: 0x0A) where line.first != 0x7B || line.last != 0x7D {
            fatalError("no object of JSON: \(String(decoding: line.prefix(200), as: UTF8.self))")
        }
    }

    private func write(_ bytes: [UInt8]) {
        guard let file = fopen(folder + "/given.txt", "w") else { fatalError("cannot write in \(folder)") }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }
}

/// What was printed.
private final class Held: ByteSink {
    private(set) var bytes: [UInt8] = []

    func write(_ bytes: [UInt8]) throws(OutputError) { self.bytes += bytes }
}
