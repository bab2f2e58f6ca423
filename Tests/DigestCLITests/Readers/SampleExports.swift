import Foundation
import Testing

/// The sample library, and papers that try to break out of every format, in all formats: made once for
/// all tests.
struct SampleExports {
    /// Where `items.FORMAT`, `site/` and `vault/` are.
    let folder: String

    static func made() throws -> SampleExports { try all.get() }

    private static let all: Result<SampleExports, any Error> = Result {
        let place = try Workplace()
        let made = SampleExports(folder: place.folder)
        // The folder is there until all tests are done.
        atexit { SampleExports.remove() }
        place.isKept = true
        try place.write(HostilePapers.bytes(), to: "hostile.json")
        try run(place, ["import", "-q", Workplace.repository + "/Digests", "hostile.json"])
        try run(place, ["list", "create", "club", "--title", "Читаем & <спорим>"])
        for arguments in [
            ["list", "add", "club", "--", "title:attention"], ["mark", "5", "--", "title:attention"],
            ["tag", "+nlp/llm", "--", "title:attention"],
        ] { try run(place, arguments) }
        let id = place.run(["search", "title:attention", "--format", "ids", "-n", "1"]).output
        try run(
            place, ["note", id.trimmingCharacters(in: .whitespacesAndNewlines), "a: \"note\" # & <i>]]>"])
        for format in [
            "bibtex", "bibtex-ascii", "biblatex", "ris", "csl-json", "atom", "opml", "org", "html", "json",
            "ndjson", "csv", "tsv",
        ] { try run(place, ["export", "--format", format, "-o", "items.\(format)"]) }
        try run(place, ["export", "--format", "site", "-o", "site"])
        try run(place, ["export", "--format", "obsidian", "-o", "vault"])
        try place.write(place.run(["help", "schema"]).output, to: "schema.json")
        return made
    }

    private static func remove() {
        if let made = try? made() { try? FileManager.default.removeItem(atPath: made.folder) }
    }

    private static func run(_ place: Workplace, _ arguments: [String]) throws {
        let result = place.run(arguments)
        guard [0, 4].contains(result.status) else {
            throw ReaderProgram.Failure(description: "\(arguments): \(result.errors)")
        }
    }
}
