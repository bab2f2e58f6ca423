import Foundation
import ReviewRendering
import Testing

/// Items under headings.
@Suite struct ExportGroupTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try TwoEntries.bring(to: place)
    }

    private func export(_ arguments: [String]) -> Workplace.Result {
        place.run(["export", "--group", "topic"] + arguments)
    }

    /// Each heading is there once; `%` is where it stands.
    @Test(arguments: [
        ("text", "\n%\n\n"), ("markdown", "\n# %\n"), ("html", "\n<h2 class=\"section\">%</h2>\n"),
        ("org", "\n* %\n"), ("opml", "\n<outline text=\"%\">\n"),
    ])
    func headings(_ format: String, _ pattern: String) {
        let output = "\n" + export(["--format", format]).output
        for topic in ["Transformer", "Other"] {
            let heading = pattern.replacing("%", with: topic)
            #expect(output.components(separatedBy: heading).count == 2, "\(heading)")
        }
    }

    @Test func templates() throws {
        try place.write("{{#items}}\n{{#heading}}\n= {{heading}}\n{{/heading}}\n{{/items}}\n", to: "t.txt")
        let result = export(["--template", "t.txt"])
        #expect(result.output == "= Transformer\n= Other\n")
    }

    @Test func othersSayWhereToLook() {
        let file = export(["--format", "bibtex"])
        #expect(file.status == 2)
        #expect(
            file.errors.contains(
                "the format 'bibtex' has no headings to group by; these have: text, markdown, html, eml, opml, org"
            )
        )
        let folder = export(["--format", "site", "-o", "site"])
        #expect(folder.status == 2)
        #expect(folder.errors.contains("the format 'site' has pages by topic, model and so on"))
    }

    /// Folders take what is new, and remember it.
    @Test(arguments: ["site", "obsidian"])
    func newItemsInAFolder(_ format: String) throws {
        let new = ["export", "--since", "last", "--format", format, "-o", "new"]
        #expect(place.run(new).status == 0)
        #expect(place.run(new).status == 1)
        let all = place.run(["export", "--format", format, "-o", "all"]).errors
        let some = place.run(["export", "--since", "2020", "--format", format, "-o", "some"]).errors
        #expect(try written(some) < written(all))
    }

    private func written(_ errors: String) throws -> Int {
        try #require(Int(errors.split(separator: " ").dropFirst().first ?? ""))
    }
}
