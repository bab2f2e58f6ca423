import Foundation
import ReviewRendering
import Testing

/// What a person wrote for nobody else is not published by accident.
@Suite struct ExportNotesTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try TwoEntries.bring(to: place)
        let id = try #require(
            place.run(["search", "title:attention", "--format", "ids"]).output.split(separator: "\n").first)
        #expect(place.run(["note", String(id), "Hogwash\n\nand more"]).status == 0)
    }

    /// All that an export writes.
    private func export(_ format: String, _ more: [String]) throws -> String {
        let name = "out-\(UUID().uuidString)"
        let result = place.run(["export", "--format", format, "-o", name] + more)
        #expect(result.status == 0)
        let isTold = result.errors.contains("1 private note is left out; --notes writes them too")
        #expect(isTold == (published.contains(format) && more.isEmpty))
        let path = place.folder + "/" + name
        guard FolderFormats.named(format) != nil else { return try place.read(name) }
        let files = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
        #expect(files.count > 5)
        return files.compactMap { try? String(contentsOfFile: "\(path)/\($0)", encoding: .utf8) }.joined()
    }

    private let published = [
        "html", "atom", "opml", "site", "bibtex", "bibtex-ascii", "biblatex", "ris", "csl-json",
    ]

    /// The search of a site knows words by their stems.
    @Test(arguments: [
        "html", "atom", "opml", "site", "bibtex", "bibtex-ascii", "biblatex", "ris", "csl-json",
    ])
    func publishedOnRequest(_ format: String) throws {
        #expect(try !export(format, []).lowercased().contains("hogwash"))
        #expect(try export(format, ["--notes"]).contains("Hogwash"))
    }

    @Test(arguments: ["text", "markdown", "json", "ndjson", "org", "csv", "csv-excel", "tsv", "obsidian"])
    func keptForOneself(_ format: String) throws {
        #expect(try export(format, []).contains("Hogwash"))
        #expect(try export(format, ["--notes"]).contains("Hogwash"))
    }
}
