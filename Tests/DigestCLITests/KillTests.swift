import Foundation
import SQLite
import TestSupport
import Testing

/// The program is killed, or its disk is full, at any moment: the library holds what it held before, or all that
/// it was to hold.
struct KillTests {
    /// Beside the tests, wherever they were built. Where it is missing these tests fail.
    private static let program = Checkout.products.appendingPathComponent("digest").path
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
        guard try database.first("PRAGMA integrity_check", with: [], read: { $0.text(0) }) == "ok" else {
            return nil
        }
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

    /// How far a change has got, as the log beside the library tells. Nothing is in it while the program still reads;
    /// all is written when the change is committed, and then goes from the log into the library.
    enum Moment: CaseIterable {
        case opened, firstByte, quarter, half, whole

        func isReached(by size: Int, of all: Int) -> Bool {
            switch self {
            case .opened: size >= 0
            case .firstByte: size > 0
            case .quarter: size >= all / 4
            case .half: size >= all / 2
            case .whole: size >= all
            }
        }
    }

    /// Bytes of the log; -1 where there is none.
    private var logged: Int {
        var status = stat()
        return stat(place.folder + "/w.sqlite-wal", &status) == 0 ? Int(status.st_size) : -1
    }

    /// Runs `command` and hands over the size of the log for as long as it runs. Where that answers true the program
    /// is killed; whether it was.
    private func run(_ command: String, until isTime: (Int) -> Bool) throws -> Bool {
        let process = try start(command)
        while process.isRunning, !isTime(logged) {}
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        guard process.terminationReason == .exit else { return true }
        #expect(process.terminationStatus == 0)
        return false
    }

    @Test(arguments: ["import b.md", "tag +x --library w.sqlite -- '*'", "merge other.sqlite"])
    func allOrNothing(_ words: String) throws {
        let place = words.contains("--library") ? "" : " --library w.sqlite"
        let command = "exec '\(KillTests.program)' -q \(words)\(place)"
        try fresh()
        let before = try content("w.sqlite")
        var all = 0
        _ = try run(command) { size in
            all = max(all, size)
            return false
        }
        let after = try content("w.sqlite")
        #expect(all > 0)
        #expect(before != nil && after != nil && before != after)
        for moment in Moment.allCases {
            // Where the machine is busy the moment may have passed before the signal is there.
            var wasKilled = false
            for _ in 0..<20 where !wasKilled {
                try fresh()
                wasKilled = try run(command) { moment.isReached(by: $0, of: all) }
                let found = try content("w.sqlite")
                #expect(found == before || found == after, "\(moment): \(String(describing: found))")
            }
            #expect(wasKilled, "\(moment): over before it could be killed")
        }
    }

    /// An import of seconds, of which nothing is in the library yet, and a tag that would not wait as long for a
    /// program that stands still.
    @Test func aTagWaitsForAnImportAndTellsHowFarItIs() throws {
        try fresh()
        let program = "'\(KillTests.program)'"
        let pieces = "for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do cat b.md; sleep 0.5; done"
        let reading = try start(
            "mkfifo pipe; { \(pieces); } >pipe & \(program) import pipe -q --library w.sqlite")
        let tag = try start("sleep 1.5; \(program) tag +x --wait 3 --library w.sqlite -- '*' 2>said")
        tag.waitUntilExit()
        reading.waitUntilExit()
        #expect(tag.terminationStatus == 0)
        #expect(reading.terminationStatus == 0)
        let said = try place.read("said")
        #expect(said.contains("waiting for 'digest import pipe -"), "\(said)")
        #expect(said.contains("which has been writing to 'w.sqlite' for 0:0"), "\(said)")
        #expect(!FileManager.default.fileExists(atPath: place.folder + "/w.sqlite-work"))
        let untagged = place.run(["search", "NOT tag:x", "--format", "ids", "--library", "w.sqlite"])
        #expect(untagged.output.isEmpty)
    }

    @Test func aFileThatMayNotGrowStaysWhole() throws {
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
