@testable import DigestCLI
import Foundation
import TestSupport
import Testing

/// What a curator does day by day: lists edited as Markdown, doubts one by one, a claim to remember.
@Suite struct CurationDayTests {
    private static func place() throws -> Workplace {
        let place = try Workplace()
        #expect(place.run(["import", "-q", Workplace.repository + "/Digests"]).status == 0)
        return place
    }

    private static func ids(_ arguments: [String], in place: Workplace) -> [String] {
        let rows = place.run(arguments + ["--format", "tsv"]).output.split(separator: "\n").dropFirst()
        return rows.compactMap { $0.split(separator: "\t").first.map(String.init) }
    }

    /// A section that was moved or taken out in an editor has moved or gone on the list.
    @Test func listsAreArrangedInAnEditor() throws {
        let place = try Self.place()
        _ = place.run(["list", "create", "club"])
        #expect(place.run(["list", "add", "club", "-n", "4", "--", "topic:nlp", "kind:review"]).status == 0)
        let before = Self.ids(["export", "list:club"], in: place)
        try #require(before.count == 4)
        #expect(place.run(["export", "list:club", "-o", "club.md"]).status == 0)
        let text = try place.read("club.md")
        #expect(text.contains("\nlist: \"club\"\n"))
        let data = try #require(text.range(of: "<!-- digest.item/1"))
        let parts = String(text[..<data.lowerBound]).components(separatedBy: "\n## ")
        let sections = parts.dropFirst().map { "\n## " + $0 }
        try #require(sections.count == 4)
        let edited = parts[0] + sections[3] + sections[1] + sections[0] + text[data.lowerBound...]
        try place.write(edited, to: "club.md")
        let back = place.run(["import", "club.md"])
        #expect(back.errors.contains("2 edits taken over"), "\(back.errors)")
        #expect(Self.ids(["export", "list:club"], in: place) == [before[3], before[1], before[0]])
        #expect(place.run(["undo"]).status == 0)
        #expect(Self.ids(["export", "list:club"], in: place) == before)
    }

    /// Words behind `why` are a title where the first of them is no item, and a field where the last can only be that.
    @Test(arguments: [
        ("Segment Anything", "\ntitle: Segment Anything"), ("Segment Anything year", "year: 2023  "),
        ("segment anything authors", "authors: Alexander Kirillov  "),
    ]) func valuesOfATitle(words: String, expected: String) throws {
        let place = try Self.place()
        let told = place.run(["why"] + words.split(separator: " ").map(String.init))
        #expect(("\n" + told.output).contains(expected), "\(told.output)\(told.errors)")
        let id = try #require(Self.ids(["export", "title:\"Segment Anything\""], in: place).first)
        #expect(place.run(["why", id, "anything"]).errors.contains("no field 'anything'"))
    }

    /// Of a post in an export of JSON, whose own lines nobody reads, the words of its text are shown.
    @Test func topicsHaveTheirLines() throws {
        let place = try Workplace()
        let post = """
            {"name": "papers", "type": "public_channel", "id": 7, "messages": [{"id": 1, "type": "message",
            "date": "2024-01-01T10:00:00", "text": "Small Nets Learn Too\\nAda One, Bob Two\\n\
            https://arxiv.org/abs/2001.00001\\n\\nАгента учат обучением с подкреплением. \
            Обучение с подкреплением тут устойчивее."}]}
            """
        try place.write(post, to: "result.json")
        #expect(place.run(["import", "result.json"]).status == 0)
        let told = place.run(["why", "Small Nets", "topics"]).output
        #expect(told.contains("topics: rl"), "\(told)")
        #expect(told.contains("Агента учат обучением с подкреплением."), "\(told)")
        #expect(!told.contains("inferred"))
    }

    /// A mail without anything in it is none, whatever it was asked for by; the first issue says what it is.
    @Test func aMailOfNothing() throws {
        let place = try Self.place()
        for query in [["--since", "2030"], ["--since", "2030", "--group", "topic"], ["model:Unheard-Of-9"]] {
            for format in ["eml", "html"] where format == "eml" || query.contains("--since") {
                let result = place.run(["export", "--format", format] + query)
                #expect(result.status == 1 && result.output == "", "\(format) \(query)")
                #expect(result.errors.hasSuffix("nothing matched\n"), "\(result.errors)")
            }
        }
        let first = place.run(["export", "--since", "last-export", "--format", "eml"])
        #expect(first.output.hasPrefix("Subject: New reviews, 2021-08-02\r\n"), "\(first.output.prefix(80))")
        #expect(place.run(["export", "--since", "last-export", "--format", "eml"]).status == 1)
        #expect(place.run(["new"]).status == 0)
        let none = place.run(["new", "--format", "eml", "-o", "week.eml"])
        #expect(none.status == 1 && none.errors == "nothing came in since the last look, 2021-08-02 10:00\n")
        #expect((try? place.read("week.eml")) == nil)
    }

    /// Without anything new there is no issue, in whatever format.
    @Test(arguments: ["eml", "html", "markdown", "text", "bibtex"]) func nothingNew(format: String) throws {
        let place = try Self.place()
        #expect(place.run(["export", "--since", "last", "--format", format]).status == 0)
        let again = place.run(["export", "--since", "last", "--format", format])
        #expect(again.status == 1)
        #expect(again.output == "")
        #expect(again.errors == "nothing came in since the last export, 2021-08-02 10:00\n")
    }

    @Test(arguments: [
        ("j", CheckWalk.Answer.join), (" s ", .skip), ("", .skip), ("quit", .quit),
        ("year=2020", .change("year=2020")),
        ("what", .unknown),
    ]) func answers(line: String, expected: CheckWalk.Answer) { #expect(CheckWalk.Answer(line) == expected) }

    @Test func doubtsOneByOne() throws {
        let place = try Self.place()
        let all = place.run(["check"])
        let skipped = place.run(["check", "--fix", "--explain"], input: Array("s\n".utf8))
        #expect(skipped.errors.hasSuffix("0 findings dealt with\n"))
        #expect(place.run(["check"]).output == all.output)
        let stopped = place.run(["check", "--fix"], input: Array("q\n".utf8))
        #expect(stopped.errors.contains("1 of "))
        #expect(!stopped.errors.contains("2 of "))
        let changed = place.run(["check", "--fix", "-n", "1"], input: Array("label=Checked\n".utf8))
        #expect(changed.errors.hasSuffix("1 finding dealt with\n"))
        #expect(place.run(["log", "-n", "1"]).output.contains("check --fix"))
    }

    @Test func aClaimADay() throws {
        let place = try Self.place()
        _ = place.run(["mark", "unread", "--", "status:read"])
        let none = place.run(["review"])
        #expect(none.status == 1)
        #expect(none.errors.contains("digest mark read"))
        _ = place.run(["mark", "read", "--", "model:DPO"])
        let today = place.run(["review"])
        #expect(today.status == 0)
        #expect(today.output == place.run(["review"]).output)
        let all = place.run(["review", "-n", "0", "--format", "ndjson"]).output.split(separator: "\n")
        #expect(all.count > 3)
        #expect(Set(all).count == all.count)
    }
}
