import ArgumentParsing
import Foundation
import TestSupport
import Testing
import Wording

@testable import DigestCLI

/// Messages and help in Russian: all of them, and nothing else.
@Suite struct RussianTests {
    private static let russian = ["LANG": "ru_RU.UTF-8"]

    // MARK: - Every phrase has a translation

    /// Literals with a blank that nobody is told in words, or that are the same in every language.
    private static let others: Set<String> = [
        "ris types", "csl types", "type kin", "SHELL -- WORD", "ID [TEXT]", "ID [ROLE]",
        "[ACTION] [NAME] [ITEM]",
        "check|annotate FILE", "Accept: %1", "depth all", "depth %1", "covered %1 %2", "- - %1",
        "date:\"%1\"",
        "Paper reviews", "New reviews, %1", "et al.", "et al",
        "digest/%1 (a personal library of paper reviews)",
        "rule %1", "cannot modify", "no such column", "no such index", "no such table", "error in trigger",
        "vtable constructor failed", "error in view", "malformed database schema", "depth %1",
        "%1: %2: %3 matched, %4 changed", "as %1", "%1 files", "error %1", "blog fields", "writing groups",
        "conference words", "journal words",
        "Master's thesis", "other delimiters", "This message is not supported", "class=\"message default",
        "class=\"message service", "<title>Exported Data</title>", "service message (%1)",
        "tag:to-read -status:read -status:skipped", "(undone) %1",
        "User-agent: *\nDisallow: /", "Query language", "Exit status", "%1 bytes, sum %2", "other order",
        // What numbers of things are called but one, which is the key.
        "items say", "saved searches", "names of tags", "judgements on posts and papers", "private notes are",
        "chats are", "more items are", "values without quotes were", "items of other kinds answer",
    ]

    /// Files of sentences for people: all that import the module of phrases, but not what programs read.
    private static var files: [URL] {
        let sources = Checkout.root.appendingPathComponent("Sources")
        let all = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { file in
            guard file.pathExtension == "swift", !file.path.contains("/MCP/"),
                !file.path.contains("/Wording/"),
                let text = try? String(contentsOf: file, encoding: .utf8)
            else { return false }
            return text.contains("import Wording\n") && !text.contains("SELECT ")
        }
    }

    @Test("Every sentence in the sources has a Russian one") func sentences() throws {
        var found = 0
        for file in Self.files {
            let text = try String(contentsOf: file, encoding: .utf8)
            for key in PhraseKeys.keys(in: text) where Self.isSentence(key) && !Self.others.contains(key) {
                found += 1
                #expect(Self.isTranslated(key), "\(file.lastPathComponent): no Russian for '\(key)'")
            }
        }
        #expect(found > 300)
    }

    /// Whether a literal is words for people: several, and not a command line or a placeholder.
    private static func isSentence(_ key: String) -> Bool {
        let words = key.split(separator: " ")
        return words.count > 1 && !key.hasPrefix("digest ")
            && words.contains { $0.count > 2 && $0.allSatisfy { ("a"..."z").contains($0) } }
            && key.utf8.allSatisfy { $0 < 0x80 || $0 > 0xC3 }
    }

    private static func isTranslated(_ key: String) -> Bool {
        Catalogue.russian.text(of: key) != key || Catalogue.russian.text(of: "%n " + key) != "%n " + key
    }

    @Test("Every phrase of the help has a Russian one") func help() {
        let tool = CommandLineTool.description
        var phrases = [tool.summary] + tool.groupHeadings + tool.globals.map(\.help)
        for command in tool.commands {
            phrases += [command.summary] + command.parameters.map(\.help)
            phrases += Self.paragraphs(command.discussion)
        }
        phrases += HelpTopics.all.map(\.summary) + ConfigKey.all.map(\.help)
        for topic in HelpTopics.all where topic.isProse {
            phrases += Self.paragraphs(topic.text(CommandLineTool.description))
        }
        for phrase in phrases where !phrase.isEmpty {
            #expect(Self.isTranslated(phrase), "no Russian for '\(phrase)'")
        }
    }

    /// Lines that begin in the first column, those that follow each other joined.
    private static func paragraphs(_ text: String) -> [String] {
        var paragraphs = [""]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty || line.first == " " {
                paragraphs.append("")
            } else {
                paragraphs[paragraphs.count - 1] += paragraphs.last?.isEmpty == false ? " \(line)" : "\(line)"
            }
        }
        return paragraphs.filter { !$0.isEmpty }
    }

    // MARK: - How it looks

    @Test("Lines of Russian help fit into 80 columns", arguments: [[]] + Commands.all.map { [$0.name] })
    func width(words: [String]) throws {
        let help = try Workplace().run(["help"] + words, variables: Self.russian).output
        for line in help.split(separator: "\n") { #expect(line.count <= 80, "\(words): \(line)") }
        #expect(help.hasPrefix("Использование: digest"))
    }

    @Test(
        "The locale decides, and the settings more",
        arguments: [
            (["LANG": "ru_RU.UTF-8"], "", true), (["LANG": "C"], "", false), ([:], "", false),
            (["LANG": "ru_RU.UTF-8", "LC_ALL": "C"], "", false),
            (["LANG": "en_GB.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"], "", true),
            (["LANG": "ru_RU.KOI8-R"], "", false), (["LANG": "ru_RU.UTF-8"], "language = en\n", false),
            ([:], "language = ru\n", true),
        ])
    func locale(variables: [String: String], settings: String, isRussian: Bool) throws {
        let place = try Workplace()
        try place.write(settings, to: ".config/digest/config")
        let run = place.run(["search", "x"], variables: variables)
        #expect(run.status == 3)
        #expect(
            run.errors.hasPrefix(isRussian ? "digest: ошибка: нет библиотеки" : "digest: error: no library"))
    }

    @Test("Data are the same in every language") func data() throws {
        let place = try Workplace()
        let folder = Workplace.repository + "/Digests"
        #expect(place.run(["import", folder], variables: Self.russian).status == 0)
        let commands = [
            ["search", "topic:rl", "--format", "json"], ["search", "topic:rl", "--format", "ids"],
            ["stats", "--format", "json"], ["check", "--format", "ndjson"],
            ["sources", "--format", "ndjson"],
            ["models", "--format", "ndjson"], ["log", "--format", "json"], ["why", "--format", "json"],
            ["next", "--format", "json"], ["dump"], ["help", "schema"], ["help", "man"],
            ["completions", "bash"],
        ]
        let id = place.run(["search", "topic:rl", "--format", "ids", "-n", "1"]).output.split(separator: "\n")
        for command in commands {
            let words =
                command[0] == "why"
                ? ["why", id.first.map(String.init) ?? ""] + command.dropFirst() : command
            #expect(place.run(words, variables: Self.russian).output == place.run(words).output, "\(words)")
        }
        for format in ExportedFormats.names {
            let words = ["export", "topic:rl", "--format", format, "-o", "-"]
            let russian = place.run(words, variables: Self.russian).output
            #expect(russian == place.run(words).output, "\(format)")
        }
    }

    @Test("Completions say in Russian what they are") func completions() throws {
        let run = try Workplace().run(["complete", "zsh", "--", "imp"], variables: Self.russian)
        #expect(run.output == "import\tчитает экспорты, дайджесты и заметки в библиотеку\n")
    }
}

extension ToolDescription {
    /// The headings that commands stand under.
    fileprivate var groupHeadings: [String] { Set(commands.map(\.group)).sorted() }
}

/// Formats whose output is for other programs and people.
private enum ExportedFormats {
    static let names = ["json", "ndjson", "markdown", "bibtex", "csv", "tsv", "html", "org", "atom", "text"]
}

/// Finds the literals of a Swift file as the keys of phrases that they would be.
private enum PhraseKeys {
    /// What stands between quotes on one line, `%1` for what is put in, comments left out.
    static func keys(in source: String) -> [String] {
        var keys: [String] = []
        var isLong = false
        for line in source.split(separator: "\n") {
            if line.contains("\"\"\"") { isLong.toggle() }
            let code = line.drop { $0 == " " }
            if isLong || code.hasPrefix("//") { continue }
            var rest = code[...]
            while let key = literal(in: &rest) { keys.append(key) }
        }
        return keys.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    }

    /// The next literal of `rest`, which goes on behind it; nil where there is none.
    private static func literal(in rest: inout Substring) -> String? {
        guard let start = rest.firstIndex(of: "\"") else { return nil }
        var key = ""
        var places = 0
        rest = rest[rest.index(after: start)...]
        while let character = rest.popFirst() {
            switch character {
            case "\"": return key
            case "\\" where rest.first == "(":
                places += 1
                key += "%\(places)"
                skip(&rest)
            case "\\":
                guard let escaped = rest.popFirst() else { return key }
                key.append(escaped == "n" ? "\n" : escaped)
            default: key.append(character)
            }
        }
        return nil
    }

    /// Goes behind what is put in, with the parentheses and literals inside it.
    private static func skip(_ rest: inout Substring) {
        var depth = 0
        while let character = rest.popFirst() {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == "\"" {
                while let inner = rest.popFirst(), inner != "\"" {
                    if inner == "\\", rest.first == "(" { skip(&rest) }
                }
            }
            if depth == 0 { return }
        }
    }
}
