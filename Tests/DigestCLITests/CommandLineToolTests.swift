@testable import DigestCLI
import ReviewModel
import TestSupport
import Testing

@Suite struct CommandLineToolTests {
    @Test(arguments: [
        ("-q", 2, "no command given"),
        ("serach x", 2, "unknown command 'serach'; did you mean 'search'?"),
        ("find x", 2, "unknown command 'find'; did you mean 'search'?"),
        ("version", 2, "unknown command 'version'; did you mean '--version'?"),
        ("ls", 2, "unknown command 'ls'; did you mean 'search', 'sources' or 'list'?"),
        ("--librari x search", 2, "unknown option '--librari'; did you mean '--library'?"),
        ("search --limt 3", 2, "unknown option '--limt'; did you mean '--limit'?"),
        ("search --limit x", 2, "'x' is not a value of '--limit'; expected a whole number from 0"),
        (
            "search --format yaml", 2,
            "'yaml' is not a value of '--format'; expected one of text, json, ndjson"
        ),
        (
            "--format yaml search", 2,
            "'yaml' is not a value of '--format'; expected one of text, json, ndjson"
        ),
        ("show", 2, "missing ID"),
        ("tag x", 2, "missing +TAG|-TAG"),
        ("tag +a", 2, "missing QUERY"),
        ("tag +a -a -- x", 2, "the tag 'a' is both added and removed"),
        ("tag +a\"b -- x", 2, "'a\"b' cannot be a tag; use letters, digits and - _ . / : without spaces"),
        ("help serch", 2, "no help on 'serch'; did you mean 'search'?"),
        ("search x", 3, "no library at '$DIR/.local/share/digest/library.sqlite'; run 'digest import' first"),
        ("export --library lib.sqlite", 3, "no library at 'lib.sqlite'; run 'digest import' first"),
        ("--library / search x", 3, "'/' is a folder; give the path of the library file"),
        ("--library lib.sqlite tag +a -- x", 3, "no library at 'lib.sqlite'; run 'digest import' first"),
        ("export -o x.docx", 2, "unknown format 'docx'; expected one of"),
    ]) func errors(line: String, status: Int32, message: String) throws {
        let place = try Workplace()
        let result = place.run(line.split(separator: " ").map(String.init))
        #expect(result.status == status)
        #expect(result.output == "")
        let expected = "digest: error: " + message.replacing("$DIR", with: place.folder)
        #expect(result.errors.hasPrefix(expected), "got \(result.errors)")
    }

    @Test(arguments: [
        "", "--version", "--quiet --version", "--help", "help", "-h", "search -h", "help query",
    ])
    func standsAlone(line: String) throws {
        let result = try Workplace().run(line.split(separator: " ").map(String.init))
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(!result.output.isEmpty)
    }

    @Test func aReaderThatHasGoneIsNoError() throws {
        let place = try Workplace()
        place.outputCapacity = 0
        let result = place.run(["help", "query"])
        #expect(result.status == 141)
        #expect(result.errors == "")
    }

    @Test(arguments: [
        ("LIB", "/x", "/h", nil, "LIB"),
        (nil, "/x", "/h", "OPT", "OPT"),
        ("LIB", nil, "/h", "OPT", "OPT"),
        (nil, "/x", "/h", nil, "/x/digest/library.sqlite"),
        (nil, "/x/", "/h", nil, "/x/digest/library.sqlite"),
        (nil, "relative", "/h", nil, "/h/.local/share/digest/library.sqlite"),
        ("", "", "/h", nil, "/h/.local/share/digest/library.sqlite"),
        (nil, nil, "/h", nil, "/h/.local/share/digest/library.sqlite"),
        (nil, nil, nil, nil, nil),
    ]) func libraryLocation(
        library: String?, data: String?, home: String?, option: String?, expected: String?
    ) {
        let variables = ["DIGEST_LIBRARY": library, "XDG_DATA_HOME": data, "HOME": home]
        let sink = MemorySink()
        let environment = Environment(
            output: sink, errors: sink, input: { [] }, variable: { variables[$0] ?? nil }, folder: "/w")
        var options = SharedOptions()
        options.library = option
        let location = try? LibraryLocation(options, in: environment)
        #expect(location?.name == expected)
        #expect(location?.path == expected.map { $0.hasPrefix("/") ? $0 : "/w/" + $0 })
    }

    /// What is reproducible is dated by it, whatever is in it.
    @Test(
        arguments: [
            (nil, "1970-01-01T00:00:00Z"), ("", "1970-01-01T00:00:00Z"), ("tomorrow", "1970-01-01T00:00:00Z"),
            ("1700000000", "2023-11-14T22:13:20Z"), ("-9223372036854775808", "0000-01-01T00:00:00Z"),
            ("9223372036854775807", "9999-12-31T23:59:59Z"), ("99999999999999999999", "1970-01-01T00:00:00Z"),
        ] as [(String?, String)])
    func sourceDate(_ value: String?, _ expected: String) {
        let sink = MemorySink()
        let environment = Environment(
            output: sink, errors: sink, input: { [] }, variable: { $0 == "SOURCE_DATE_EPOCH" ? value : nil },
            folder: "")
        #expect(environment.sourceDate.rfc3339 == expected)
    }

    @Test(arguments: [
        (ColorChoice.auto, true, [:], true),
        (.auto, false, [:], false),
        (.auto, true, ["NO_COLOR": "1"], false),
        (.auto, true, ["NO_COLOR": ""], true),
        (.auto, true, ["TERM": "dumb"], false),
        (.always, false, ["NO_COLOR": "1"], true),
        (.never, true, [:], false),
    ]) func colour(choice: ColorChoice, terminal: Bool, variables: [String: String], expected: Bool) {
        let sink = MemorySink()
        let environment = Environment(
            output: sink, errors: sink, input: { [] }, variable: { variables[$0] }, folder: "")
        #expect(choice.allows(terminal: terminal, in: environment) == expected)
    }
}
