import Foundation
import SQLite
import Testing

/// Nothing is written over that this program did not write, and a library never.
@Suite struct OutputFileTests {
    private let place: Workplace
    private static let writers = [
        ["dump", "-o"], ["export", "--format", "csv", "-o"], ["export", "--format", "markdown", "-o"],
        ["export", "--format", "json", "-o"], ["export", "--format", "bibtex", "-o"], ["backup"],
    ]

    init() throws {
        place = try Workplace()
        place.variables["DIGEST_LIBRARY"] = "library.sqlite"
        try place.write(
            "# Deep Nets\n\n- arXiv: https://arxiv.org/abs/1512.03385\n\nNets are deep.\n", to: "a.md")
        #expect(place.run(["import", "-q", "a.md"]).status == 0)
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: place.folder + "/" + name, withDestinationPath: target)
    }

    @Test(arguments: writers) func aLibraryIsNeverWrittenOver(words: [String]) throws {
        let other = place.folder + "/other.sqlite"
        try FileManager.default.copyItem(atPath: place.folder + "/library.sqlite", toPath: other)
        try Database(path: other, access: .readWrite).execute("PRAGMA journal_mode = WAL")
        try Data([1]).write(to: URL(fileURLWithPath: other + "-wal"))
        try FileManager.default.linkItem(
            atPath: place.folder + "/library.sqlite", toPath: place.folder + "/hard")
        try link("soft", to: "library.sqlite")
        try FileManager.default.createDirectory(
            atPath: place.folder + "/d", withIntermediateDirectories: true)
        let names = [
            "library.sqlite", "./d/../library.sqlite", "library.sqlite-wal", "library.sqlite-shm",
            "library.sqlite-journal", "hard", "soft", place.folder + "/library.sqlite", "other.sqlite",
            "other.sqlite-wal",
        ]
        let before = try Data(contentsOf: URL(fileURLWithPath: place.folder + "/library.sqlite"))
        for name in names {
            for force in [[], ["--force"]] {
                let result = place.run(words + [name] + force)
                #expect(result.status == 3, "\(words) \(name)")
                #expect(result.errors.contains("choose another name"), "\(words) \(name)")
            }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.folder + "/library.sqlite")) == before)
        #expect(try Data(contentsOf: URL(fileURLWithPath: other + "-wal")) == Data([1]))
        #expect(place.run(["check", "-q"]).status != 3)
    }

    @Test(arguments: writers) func aFileOfSomebodyElseStays(words: [String]) throws {
        try place.write("mine", to: "notes.txt")
        try link("link", to: "notes.txt")
        for name in ["notes.txt", "link"] {
            let result = place.run(words + [name])
            #expect(result.status == 3, "\(words) \(name)")
            #expect(result.errors.contains("--force"))
        }
        #expect(try place.read("notes.txt") == "mine")
        try link("nowhere", to: "nothing")
        #expect(place.run(words + ["nowhere"]).status == 3)
        #expect(place.run(words + ["link", "--force"]).status == 0)
        #expect(try place.folder.isLink("link"))
        #expect(place.run(words + ["notes.txt", "--force"]).status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.folder + "/notes.txt")) != Data("mine".utf8))
    }

    @Test(arguments: writers) func whatWasWrittenIsWrittenAgain(words: [String]) throws {
        for _ in 0..<3 { #expect(place.run(words + ["out"]).status == 0) }
        #expect(place.run(["tag", "+new", "--", "*"]).status == 0)
        #expect(place.run(words + ["./out"]).status == 0)
        try place.write("", to: "empty")
        if words != ["backup"] { #expect(place.run(words + ["empty"]).status == 0) }
        var bytes = try Data(contentsOf: URL(fileURLWithPath: place.folder + "/out"))
        bytes.append(contentsOf: Array("edited".utf8))
        try bytes.write(to: URL(fileURLWithPath: place.folder + "/out"))
        if words != ["backup"] { #expect(place.run(words + ["out"]).status == 3) }
        #expect(place.run(words + ["out", "--force"]).status == 0)
        #expect(place.run(words + ["out"]).status == 0)
    }

    /// What a program that was killed left in the place of a file that was not whole.
    @Test func leftoversAreUsedAgain() throws {
        try place.write("rest", to: "out.csv.digest-part")
        #expect(place.run(["export", "-o", "out.csv"]).status == 0)
        #expect(!FileManager.default.fileExists(atPath: place.folder + "/out.csv.digest-part"))
        try place.write("mine", to: "notes.txt")
        try link("out.csv.digest-part", to: "notes.txt")
        #expect(place.run(["export", "-o", "out.csv"]).status == 3)
        #expect(try place.read("notes.txt") == "mine")
    }

    @Test func aPipeIsWrittenTo() throws {
        #expect(place.run(["export", "--format", "csv", "-o", "/dev/null"]).status == 0)
        var status = stat()
        #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test func aSiteLeavesLinksAlone() throws {
        #expect(place.run(["export", "--format", "site", "-o", "site"]).status == 0)
        try FileManager.default.removeItem(atPath: place.folder + "/site/index.html")
        try place.write("mine", to: "notes.txt")
        try link("site/index.html", to: "../notes.txt")
        #expect(place.run(["tag", "+new", "--", "*"]).status == 0)
        #expect(place.run(["export", "--format", "site", "-o", "site"]).status == 3)
        #expect(try place.read("notes.txt") == "mine")
    }

    /// Killed between two files: its list tells what is its own.
    @Test func anExportThatWasKilledIsGoneOnWith() throws {
        #expect(place.run(["export", "--format", "site", "-o", "whole"]).status == 0)
        let list = try place.read("whole/.digest-export").split(separator: "\n").map(String.init)
        let some = list.filter { $0.hasSuffix(".html") }
        try FileManager.default.copyItem(
            atPath: place.folder + "/whole", toPath: place.folder + "/site")
        for line in list where line.hasSuffix(".css") {
            try? FileManager.default.removeItem(
                atPath: place.folder + "/site/" + (line.split(separator: " ").last ?? ""))
        }
        try place.write(
            "\n- - .digest-export\n" + some.joined(separator: "\n") + "\nab", to: "site/.digest-export")
        try place.write("rest", to: "site/.digest-export.part")
        for line in list where line.hasSuffix(".js") {
            try? FileManager.default.removeItem(
                atPath: place.folder + "/site/" + (line.split(separator: " ").last ?? ""))
        }
        #expect(place.run(["export", "--format", "site", "-o", "site"]).status == 0)
        #expect(try place.files(in: "site") == place.files(in: "whole"))
    }

    @Test func aBackupIsSoundOrThereIsNone() throws {
        #expect(place.run(["backup", "good.sqlite"]).status == 0)
        let good = try Data(contentsOf: URL(fileURLWithPath: place.folder + "/good.sqlite"))
        try Database(path: place.folder + "/library.sqlite", access: .readWrite).execute(
            "UPDATE review SET title = 'Another'; DELETE FROM author_word")
        let result = place.run(["backup", "good.sqlite"])
        #expect(result.status == 3)
        #expect(result.errors.contains("digest check"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.folder + "/good.sqlite")) == good)
        #expect(place.run(["backup", "bad.sqlite", "--force"]).status == 0)
        #expect(place.run(["restore", "bad.sqlite"]).status == 3)
        #expect(place.run(["restore", "good.sqlite"]).status == 0)
        #expect(place.run(["search", "title:Deep", "-q"]).status == 0)
    }

    @Test func everyRestoreKeepsWhatWasThere() throws {
        #expect(place.run(["backup", "b.sqlite"]).status == 0)
        for tag in ["one", "two"] {
            #expect(place.run(["tag", "+\(tag)", "--", "*"]).status == 0)
            #expect(place.run(["restore", "b.sqlite"]).status == 0)
            // As after a kill at its end: nothing more is kept.
            #expect(place.run(["restore", "b.sqlite"]).status == 0)
        }
        let kept = try place.files(in: ".").keys.filter { $0.contains(".before-restore") }.sorted()
        #expect(kept == ["library.sqlite.before-restore", "library.sqlite.before-restore.2"])
        for (name, tag) in zip(kept, ["one", "two"]) {
            #expect(place.run(["restore", name]).status == 0)
            #expect(place.run(["tags"]).output.hasPrefix("1  \(tag) "))
        }
    }

    /// A library that cannot even be opened gives way to a copy, and stays beside it.
    @Test func aRuinTakesABackup() throws {
        #expect(place.run(["backup", "b.sqlite"]).status == 0)
        let path = place.folder + "/library.sqlite"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes.replaceSubrange(100..<8_192, with: [UInt8](repeating: 0xFF, count: 8_092))
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(place.run(["search", "deep"]).status == 3)
        #expect(place.run(["restore", "b.sqlite"]).status == 0)
        #expect(place.run(["search", "deep", "-q"]).status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".before-restore")) == bytes)
    }
}

extension String {
    /// Whether `name` in the folder is a symbolic link.
    fileprivate func isLink(_ name: String) throws -> Bool {
        let attributes = try FileManager.default.attributesOfItem(atPath: self + "/" + name)
        return attributes[.type] as? FileAttributeType == .typeSymbolicLink
    }
}

extension Workplace {
    /// The files of a folder with what they hold.
    fileprivate func files(in name: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        let root = folder + "/" + name
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
            files[path] = FileManager.default.contents(atPath: root + "/" + path)
        }
        return files.filter { !$0.value.isEmpty }
    }
}
