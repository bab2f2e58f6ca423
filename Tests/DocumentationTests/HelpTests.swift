import ArgumentParsing
@testable import DigestCLI
import ReviewModel
import ReviewParsing
import ReviewRendering
import TestSupport
import Testing

/// What the tables of the manual list is what there is, and the other way round.
@Suite struct HelpTests {
    @Test func commands() throws {
        let listed = try Self.codes(under: ["command"]).compactMap { $0.first }
        let names = listed.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
        #expect(listed.allSatisfy { $0.hasPrefix("digest ") })
        let helped = try Commands.groups.flatMap { try Self.words(under: "\($0.heading):") }
        #expect(Set(names) == Set(helped))
        #expect(Set(names) == Set(Commands.all.map { $0.name }))
    }

    /// A command of the table shows each of its own options and nothing else.
    @Test func optionsOfCommands() throws {
        for usage in try Self.codes(under: ["command"]).compactMap({ $0.first }) {
            let words = usage.split { " []|…".contains($0) }.map(String.init)
            let commands = CommandLineTool.description.commands
            let description = commands.first { words.dropFirst().first == $0.name }
            let own = description?.parameters.filter { !$0.isOperand && $0.name != "format" }
            let expected = Set((own ?? []).map(\.spelling))
            let shown = Set(words.filter { $0.hasPrefix("--") && $0 != "--" && $0 != "--format" })
            #expect(shown == expected, "\(usage)")
        }
    }

    @Test func globalOptions() throws {
        let listed = try Self.codes(under: ["option"]).joined().flatMap { $0.split(separator: " ") }
            .filter { $0.hasPrefix("-") }
        let help = try Self.help("help").drop { $0 != "Options:" }.dropFirst().prefix { !$0.isEmpty }
        let offered = help.flatMap { $0.split { " ,".contains($0) } }.filter { $0.hasPrefix("-") }
        #expect(Set(listed) == Set(offered))
    }

    @Test func inputFormats() throws {
        let listed = try Self.codes(under: ["input format"]).compactMap { $0.first }
        #expect(listed == SourceReader.formatNames)
        let help = try Self.help("help formats")
        for name in listed { #expect(help.contains { $0.hasPrefix("  \(name)") }, "\(name)") }
    }

    @Test func exportFormats() throws {
        let listed = try Self.codes(under: ["export format"]).compactMap { $0.first }
        #expect(listed == ExportFormats.all.map { $0.name } + FolderFormats.all.map { $0.name })
        let help = try Self.help("help formats")
        for name in listed { #expect(help.contains { $0.hasPrefix("  \(name)") }, "\(name)") }
    }

    @Test func fields() throws {
        let listed = try Self.codes(under: ["field"]).joined().map { $0.split(separator: ":")[0] }
        let fields = Field.allCases.map(\.rawValue) + ["sort"]
        #expect(Set(listed.map(String.init)) == Set(fields))
        let help = try Self.help("help query").joined(separator: " ")
        for field in fields { #expect(help.contains("\(field):"), "\(field):") }
    }

    @Test func choicesOfFields() throws {
        let rows = try MarkdownTables.rows(under: ["field"], in: ManualTests.text())
        let choices = { (field: String) in
            Set(rows.first { $0[0].contains("`\(field):") }.map { MarkdownTables.code($0[1]) } ?? [])
        }
        #expect(choices("kind") == Set(Kind.allCases.map(\.rawValue) + ["any"]))
        #expect(choices("has") == Set(ItemPart.allCases.map(\.rawValue)))
        #expect(choices("status") == Set(Curation.Status.allCases.map(\.rawValue)))
        #expect(choices("lang") == Set(Language.allCases.map(\.rawValue)))
        #expect(choices("sort") == Set(SortOrder.allCases.map(\.rawValue)))
    }

    @Test func exitStatuses() throws {
        let rows = try MarkdownTables.rows(under: ["status"], in: ManualTests.text())
        let all: [DigestCLI.ExitStatus] = [
            .done, .nothingMatched, .usage, .failure, .refused, .interrupted, .closed,
        ]
        #expect(rows.map { $0[0] } == all.map { "\($0.rawValue)" })
    }

    static func codes(under head: [String]) throws -> [[String]] {
        let rows = MarkdownTables.rows(under: head, in: try ManualTests.text())
        #expect(!rows.isEmpty, "no table \(head)")
        return rows.map { MarkdownTables.code($0[0]) }
    }

    static func help(_ line: String) throws -> [String] {
        try Console().run("digest " + line)
    }

    /// First words of the indented lines under `heading`.
    static func words(under heading: String) throws -> [String] {
        try help("help").drop { $0 != heading }.dropFirst().prefix { !$0.isEmpty }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
    }
}
