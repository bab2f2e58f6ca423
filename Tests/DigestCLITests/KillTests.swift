import Foundation
import SQLite
import Testing

/// The program is killed, or its disk is full, at any moment: the library holds what it held before, or all that
/// it was to hold.
struct KillTests {
    private static let program = Workplace.repository + "/.build/debug/digest"
    private static let isBuilt = FileManager.default.isExecutableFile(atPath: program)
    private let place: Workplace

    init() throws {
        place = try Workplace()
        for name in ["a", "b"] {
            let items = (1...150).map {
                "## Paper \(name)\($0)\n\n- arXiv: https://arxiv.org/abs/21\(name == "a" ? "01" : "02").\(10_000 + $0)\n\nA text on number \($0).\n"
            }
            try place.write("# Notes\n\n" + items.joined(separator: "\n"), to: "\(name).md")
        }
        _ = place.run(["import", "a.md", "-q", "--library", "start.sqlite"])
        _ = place.run(["import", "b.md", "-q", "--library", "other.sqlite"])
        _ = place.run(["tag", "+b", "-q", "--library", "other.sqlite", "--", "*"])
    }

    /// What a library holds; nil where it is damaged.
    private func content(_ name: String) throws -> [Int64]? {
        let database = try Database(path: place.folder + "/" + name, access: .readWrite)
        guard try database.first("PRAGMA integrity_check", [], { $0.text(0) }) == "ok" else { return nil }
        return try ["review", "tag", "source", "change"].map { table in
            try database.first("SELECT count(*) FROM \(table)") { $0.integer(0) } ?? -1
        }
    }

    private func fresh() throws {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: place.folder + "/w.sqlite\(suffix)")
        }
        try FileManager.default.copyItem(
            atPath: place.folder + "/start.sqlite", toPath: place.folder + "/w.sqlite")
    }

    private func start(_ command: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(fileURLWithPath: place.folder)
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
    }

    @Test(
        .enabled(if: isBuilt, "the program is not built"),
        arguments: ["import b.md", "tag +x --library w.sqlite -- '*'", "merge other.sqlite"])
    func allOrNothing(_ words: String) throws {
        let place = words.contains("--library") ? "" : " --library w.sqlite"
        let command = "exec '\(KillTests.program)' -q \(words)\(place)"
        try fresh()
        let before = try content("w.sqlite")
        let begin = Date()
        let whole = try start(command)
        whole.waitUntilExit()
        let seconds = Date().timeIntervalSince(begin)
        let after = try content("w.sqlite")
        #expect(whole.terminationStatus == 0)
        #expect(before != nil && after != nil && before != after)
        for step in 1...6 {
            try fresh()
            let process = try start(command)
            Thread.sleep(forTimeInterval: seconds * Double(step) / 6)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let found = try content("w.sqlite")
            #expect(found == before || found == after, "\(step): \(String(describing: found))")
        }
    }

    @Test(.enabled(if: isBuilt, "the program is not built")) func aFileThatMayNotGrowStaysWhole() throws {
        try fresh()
        let before = try content("w.sqlite")
        let process = try start(
            "ulimit -f 64; exec '\(KillTests.program)' merge other.sqlite --library w.sqlite 2>said")
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 3)
        #expect(try place.read("said").hasPrefix("digest: error: "))
        #expect(try content("w.sqlite") == before)
    }
}
