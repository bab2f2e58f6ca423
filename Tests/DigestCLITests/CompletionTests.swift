import ArgumentParsing
@testable import DigestCLI
import Foundation
import TestSupport
import Testing

/// What `digest complete` says, alone and through the shells that people have.
@Suite struct CompletionTests {
    private static func place() throws -> Workplace {
        let place = try Workplace()
        let imported = place.run(["import", "-q", Workplace.repository + "/Digests"])
        #expect(imported.status == 0)
        _ = place.run(["tag", "+to-read", "--", "model:DPO"])
        _ = place.run(["list", "create", "friday", "--title", "Friday group"])
        _ = place.run(["save", "fresh", "status:unread"])
        return place
    }

    private static func words(_ line: String, in place: Workplace) -> [String] {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let result = place.run(["complete", "fish", "--"] + words)
        #expect(result.status == 0)
        return result.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    }

    @Test func wordsOfTheLibrary() throws {
        let place = try Self.place()
        let cases: [(String, [String], not: [String])] = [
            ("", ["import", "search", "help"], ["complete"]),
            ("ex", ["export"], ["import"]),
            ("list ", ["create", "add", "friday"], ["import"]),
            ("list add ", ["friday"], ["create"]),
            ("help ", ["search", "query", "templates"], []),
            ("mark ", ["read", "5"], []),
            ("completions ", ["bash", "zsh", "fish"], []),
            ("search mo", ["model:"], []),
            ("search model:DP", ["model:DPO"], ["model:BERT"]),
            ("search -model:dp", ["-model:DPO"], []),
            ("search author:vasw", ["author:\"Ashish Vaswani\""], []),
            ("search topic:transf", ["topic:transformers"], []),
            ("search list:", ["list:friday"], []),
            ("search search:", ["search:fresh"], []),
            ("search sort:", ["sort:year", "sort:-date"], []),
            ("search --format ", ["text", "ids"], ["site"]),
            ("export --format s", ["site"], ["text"]),
            ("export --format=s", ["--format=site"], []),
            ("search --", ["--explain", "--limit"], ["--since"]),
            ("tag +to", ["+to-read"], []),
            ("tag -to", ["-to-read"], []),
            ("tag rename ", ["to-read"], []),
            ("show vvff", ["vvff6aa3y7"], []),
            ("why vvff6 au", ["authors"], ["models"]),
            ("open vvff6 ", ["code", "source"], []),
            ("edit vvff6 ti", ["title="], []),
            ("import ", [":files"], []),
            ("export -o ", [":files"], []),
            ("stats --library ", [":files"], []),
            ("undo -n ", [], ["friday"]),
            ("nothing ", [], ["friday"]),
        ]
        for (line, expected, not) in cases {
            let found = Self.words(line, in: place)
            for word in expected { #expect(found.contains(word), "\(line): \(found.prefix(9))") }
            for word in not { #expect(!found.contains(word), "\(line): \(word)") }
        }
    }

    @Test(arguments: [
        ("digest ", ["digest", ""]), ("digest sea", ["digest", "sea"]),
        ("digest search 'author:Yann L", ["digest", "search", "author:Yann L"]),
        ("digest search \"a b", ["digest", "search", "a b"]),
        ("digest search a\\ b", ["digest", "search", "a b"]),
        ("digest search a\\ ", ["digest", "search", "a "]),
        ("", [""]),
    ]) func unfinishedLines(line: String, words: [String]) { #expect(LooseWords.split(line) == words) }

    /// Words behind a quote that is open, as bash puts them there.
    @Test(arguments: [
        ("digest search '(topic:r", "(topic:rl", "(topic:rl"),
        ("digest search author:'Ash", "author:\"Ashish Vaswani\"", "\"Ashish Vaswani\""),
        ("digest search author:\"Ash", "author:\"Ashish Vaswani\"", "\\\"Ashish Vaswani\\\"\""),
        ("digest note x 'a b", "it's", "it'\\''s"), ("digest search \"a $", "a $x", "a \\$x"),
    ])
    func wordsBehindAQuote(line: String, value: String, typed: String) throws {
        #expect(try #require(OpenQuote(in: line)).rest(of: value) == typed)
    }

    @Test(arguments: ["", "digest search a", "digest search 'a' ", "digest search \"a\"b", "digest a\\'b"])
    func noQuoteIsOpen(line: String) { #expect(OpenQuote(in: line) == nil) }

    @Test func quotedWordsAreCompleted() throws {
        let place = try Self.place()
        let typed = { (line: String) in place.run(["complete", "bash", "--", line]).output }
        #expect(typed("digest search '(topic:transfo") == ":quoted\n(topic:transformers\n")
        #expect(typed("digest search author:'Ashish V") == ":quoted\n\"Ashish Vaswani\"\n")
        // The only word would be closed by a quote: the values of the field stand in its place.
        #expect(typed("digest search 'lan").contains("\nlang:ru\n"))
    }

    /// A terminal in which a line is typed and TAB pressed; what stands there then.
    private static func typed(_ line: String, in shell: [String], setup: String, library: String) throws
        -> String
    {
        let folder = try TemporaryFolder()
        func tmux(_ arguments: [String]) throws -> String {
            // The server that tmux leaves behind would hold open what tells that the program has ended.
            let closing = """
                for f in /proc/self/fd/*; do f=${f##*/}; ((f > 2)) && eval "exec $f>&-"; done; exec tmux "$@"
                """
            return try ReaderProgram.run(
                "bash", ["-c", closing, "tmux", "-S", "\(folder.path)/s"] + arguments, in: "/")
        }
        let path = Checkout.products.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        let variables = ["PATH=\(path)", "DIGEST_LIBRARY=\(library)", "LC_ALL=C.UTF-8", "PS1=> "]
        // A server ends with its last shell: also where the tests are killed none outlives them for long.
        let session = [
            "-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", "timeout", "--foreground", "-k",
            "1", "60",
            "env",
        ]
        _ = try tmux(session + variables + shell)
        defer { _ = try? tmux(["kill-server"]) }
        for line in [setup, "clear"] {
            _ = try tmux(["send-keys", line, "Enter"])
            Thread.sleep(forTimeInterval: 0.7)
        }
        _ = try tmux(["send-keys", "-l", line])
        _ = try tmux(["send-keys", "Tab"])
        var screen = ""
        for _ in 0..<20 {
            Thread.sleep(forTimeInterval: 0.3)
            screen = try tmux(["capture-pane", "-p"])
            if !screen.contains(line + "\n") { break }
        }
        return screen
    }

    private static func hasShell(_ name: String) -> Bool {
        ReaderProgram.isInstalled(name) && ReaderProgram.isInstalled("tmux")
    }

    @Test(.enabled(if: hasShell("bash"), "needs bash and tmux")) func bash() throws {
        try Self.complete(in: ["bash", "--norc", "--noprofile"], setup: "source <(digest completions bash)")
    }

    @Test(.enabled(if: hasShell("zsh"), "needs zsh and tmux")) func zsh() throws {
        try Self.complete(
            in: ["zsh", "-f"], setup: "autoload -U compinit; compinit -u -D; source <(digest completions zsh)"
        )
    }

    @Test(.enabled(if: hasShell("fish"), "needs fish and tmux")) func fish() throws {
        try Self.complete(in: ["fish", "--no-config"], setup: "digest completions fish | source")
    }

    private static func complete(in shell: [String], setup: String) throws {
        let place = try place()
        let library = place.folder + "/.local/share/digest/library.sqlite"
        for (line, expected) in [
            ("digest expo", "digest export"), ("digest search model:ELEC", "digest search model:ELECTRA"),
            ("digest search --format nd", "digest search --format ndjson"),
            ("digest list fri", "digest list friday"),
        ] {
            let screen = try typed(line, in: shell, setup: setup, library: library)
            #expect(screen.contains(expected), "\(shell[0]) \(line):\n\(screen)")
        }
    }
}
