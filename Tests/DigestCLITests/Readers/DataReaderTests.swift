import Testing

/// JSON and the front matter of notes, read by programs of other people.
@Suite struct DataReaderTests {
    private let folder: String

    init() throws { folder = try SampleExports.made().folder }

    @Test(
        .enabled(if: ReaderProgram.hasModule("jsonschema"), "python3-jsonschema is not installed"),
        arguments: ["items.ndjson", "items.json"])
    func jsonschemaAgrees(_ name: String) throws {
        try ReaderProgram.script("schema.py", module: "jsonschema", ["schema.json", name], in: folder)
    }

    @Test(.enabled(if: ReaderProgram.hasModule("yaml"), "python3-yaml is not installed"))
    func pyYAMLReadsTheVault() throws {
        try ReaderProgram.script("vault.py", module: "yaml", ["vault"], in: folder)
    }

    @Test(
        .enabled(if: ReaderProgram.has("python3"), "python3 is not installed"), arguments: ["csv", "tsv"])
    func pythonReadsTables(_ format: String) throws {
        try ReaderProgram.script("table.py", ["items.\(format)"], in: folder)
    }
}
