import Foundation
import SQLite
import Testing

/// Notes that are written in an editor, whatever the editor does.
struct NoteEditorTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let item = """
            # Deep Residual Learning

            - arXiv: https://arxiv.org/abs/1512.03385

            Shortcut connections make very deep networks trainable.
            """
        try place.write(item, to: "notes.md")
        _ = place.run(["import", "notes.md", "-q"])
        place.variables["TMPDIR"] = place.folder + "/tmp"
        try FileManager.default.createDirectory(
            atPath: place.folder + "/tmp", withIntermediateDirectories: true)
    }

    /// Runs `note` on a terminal, with an editor that is a script of these lines; `$1` is the file.
    private func note(_ script: String, editor: String = "ed.sh", arguments: String = "") throws
        -> Workplace.Result
    {
        let path = place.folder + "/" + editor
        try place.write("#!/bin/sh\n\(script)\n", to: "script")
        // A file that this process had open for writing may still be open in a child of another test, and
        // could not be run then.
        let copy = try Process.run(
            URL(fileURLWithPath: "/usr/bin/install"),
            arguments: ["-m", "755", place.folder + "/script", path])
        copy.waitUntilExit()
        place.terminal = (80, 24)
        defer { place.terminal = nil }
        return place.run(["note", "vxx01"], variables: ["EDITOR": path + arguments])
    }

    private var stored: String { place.run(["note", "vxx01", "--print", "-q"]).output }

    /// Files that are left in the folder for temporary ones, with what they hold.
    private func left() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place.folder + "/tmp").map {
            String(
                decoding: FileManager.default.contents(atPath: place.folder + "/tmp/" + $0) ?? Data(),
                as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("echo hello > \"$1\"", "noted\n", "hello\n"),
        ("printf 'one\\n\\ntwo  \\n\\n' > \"$1\"", "noted\n", "one\n\ntwo\n"),
        ("true", "the note stays\n", "before\n"),
        (": > \"$1\"", "the note is removed\n", ""),
        ("printf '\\n \\n' > \"$1\"", "the note is removed\n", ""),
        ("echo more >> \"$1\"", "noted\n", "before\nmore\n"),
        ("echo a > \"$1.new\"; mv \"$1.new\" \"$1\"", "noted\n", "a\n"),
    ]) func whatTheEditorLeavesIsTheNote(_ script: String, _ said: String, _ note: String) throws {
        _ = place.run(["note", "vxx01", "before"])
        let result = try self.note(script)
        #expect(result.status == 0)
        #expect(result.errors == said)
        #expect(stored == note)
        #expect(try left() == [])
    }

    @Test(arguments: [("my editor.sh", ""), ("ed.sh", " -w --wait"), ("ed.sh", " 'a b'")])
    func pathsWithSpacesAndArguments(_ name: String, _ arguments: String) throws {
        let result = try note("for last; do :; done; echo $# > \"$last\"", editor: name, arguments: arguments)
        #expect(result.errors == "noted\n")
        #expect(stored == (arguments == " -w --wait" ? "3\n" : arguments.isEmpty ? "1\n" : "2\n"))
    }

    @Test func quotedPathsWithSpaces() throws {
        _ = try note("echo x > \"$2\"", editor: "my editor.sh")
        place.terminal = (80, 24)
        let choice = "'\(place.folder)/my editor.sh' -w"
        #expect(place.run(["note", "vxx01"], variables: ["VISUAL": choice]).errors == "noted\n")
        place.terminal = nil
        #expect(stored == "x\n")
    }

    @Test func aFailedEditorLosesNothing() throws {
        _ = place.run(["note", "vxx01", "before"])
        let result = try note("echo long thoughts > \"$1\"; exit 3")
        #expect(result.status == 3)
        #expect(result.errors.contains("did not end well; nothing was changed; what you wrote is kept in '"))
        #expect(stored == "before\n")
        #expect(try left() == ["long thoughts\n"])
    }

    @Test func anEditorThatFailsAtOnceLeavesNothing() throws {
        let result = try note("exit 1")
        #expect(result.status == 3)
        #expect(try left() == [])
        let missing =
            "digest: error: the editor '/no/such' of VISUAL or EDITOR is not there; set it, or give "
        place.terminal = (80, 24)
        let none = place.run(["note", "vxx01"], variables: ["EDITOR": "/no/such"])
        #expect(none.status == 3)
        #expect(none.errors.hasPrefix(missing))
        #expect(place.run(["note", "vxx01"]).errors.contains("neither VISUAL nor EDITOR is set"))
    }

    @Test func whatIsNotUTF8IsKept() throws {
        _ = place.run(["note", "vxx01", "before"])
        let result = try note("printf 'caf\\351' > \"$1\"")
        #expect(result.status == 3)
        #expect(result.errors.hasPrefix("digest: error: the note is not UTF-8; what you wrote is kept in '"))
        #expect(stored == "before\n")
        #expect(try left().count == 1)
    }

    @Test func aNoteThatCannotBeWrittenIsKept() throws {
        let database = try Database(
            path: place.folder + "/.local/share/digest/library.sqlite", access: .readWrite)
        try database.execute("CREATE TRIGGER full BEFORE INSERT ON note BEGIN SELECT raise(ABORT, 'no'); END")
        let result = try note("echo precious > \"$1\"")
        #expect(result.status == 3)
        #expect(result.errors.contains("what you wrote is kept in '"))
        #expect(try left() == ["precious\n"])
    }

    @Test func twoWritersLoseNothing() throws {
        let path = place.folder + "/.local/share/digest/library.sqlite"
        _ = place.run(["note", "vxx01", "before"])
        let script = "echo mine > \"$1\"; sqlite3 '\(path)' \"UPDATE note SET text = 'theirs'\" || exit 7"
        let result = try note(script)
        guard !result.errors.contains("did not end well") else { return }
        #expect(result.errors.contains("was changed by another program meanwhile; what you wrote is kept"))
        #expect(stored == "theirs\n")
        #expect(try left() == ["mine\n"])
    }

    @Test func withoutATerminalItIsPrinted() throws {
        _ = place.run(["note", "vxx01", "before"])
        let result = place.run(["note", "vxx01"], variables: ["EDITOR": "/no/such"])
        #expect(result.output == "before\n")
    }
}
