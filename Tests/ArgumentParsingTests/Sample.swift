import ArgumentParsing

/// Options of a made-up program, one of every kind.
struct Sample: Sendable, Equatable {
    enum Colour: String, CaseIterable { case red, green }
    struct Shared: Sendable, Equatable {
        var quiet = false
        var store: String?
    }

    var shared = Shared()
    var verbose = false
    var output: String?
    var include: [String] = []
    var count: Int?
    var colour = Colour.red
    var marks: [String] = []
    var first: [String] = []
    var rest: [String] = []

    static let shared: [Parameter<Shared>] = [
        .flag("quiet", short: "q", into: \.quiet, help: "say nothing"),
        .option("store", taking: "PATH", into: \.store, value: .path, help: "where things are"),
    ]

    static let options: [Parameter<Sample>] =
        [
            .flag("verbose", short: "v", into: \.verbose, help: "say more"),
            .option(
                "output", short: "o", taking: "PATH", into: \.output, value: .path, help: "where to write"),
            .option(
                "include", short: "I", taking: "DIR", into: \.include, value: .path,
                help: "where to look; may be repeated"),
            .option("count", short: "n", taking: "N", into: \.count, in: 0...100, help: "at most so many"),
            .option("colour", taking: "COLOUR", into: \.colour, help: "what colour"),
        ] + shared.map { $0.within(\.shared) }

    static let files =
        options + [
            .positionals("FIRST", into: \.first, minimum: 1, maximum: 1, help: "the first one"),
            .positionals("REST", into: \.rest, minimum: 0, help: "the others"),
        ]
    static let query = options + [.remainder("QUERY", into: \.rest, help: "what to look for")]
    static let marks =
        options + [
            .changes("+MARK|-MARK", into: \.marks, help: "what to add and remove"),
            .remainder("QUERY", into: \.rest, minimum: 1, help: "where"),
        ]
    static let sourceThenTarget =
        options + [
            .positionals("SOURCE", into: \.rest, minimum: 1, help: "from where"),
            .positionals("TARGET", into: \.first, minimum: 1, maximum: 1, help: "to where"),
        ]

    /// What `arguments` give by `table`, with the error where there is one.
    static func parse(_ arguments: String, by table: [Parameter<Sample>]) -> (Sample, ArgumentError?) {
        var sample = Sample()
        do {
            try ArgumentParser(table).parse(words(arguments), into: &sample)
            return (sample, nil)
        } catch {
            return (sample, error)
        }
    }

    /// Words between single spaces; `''` is an empty one.
    static func words(_ text: String) -> [String] {
        text.split(separator: " ").map { $0 == "''" ? "" : String($0) }
    }

    static let tool = ToolDescription(
        name: "sample", summary: "shows what a table can say", version: "1.0",
        globals: shared.map(\.description),
        commands: [
            CommandDescription(
                name: "mark", summary: "adds and removes marks",
                discussion: "Adds marks.\n\n  sample mark +a -- b",
                parameters: Sample.marks.dropLast(4).map(\.description)
                    + Sample.marks.suffix(2).map(\.description)),
            CommandDescription(name: "list", summary: "lists what is there"),
        ])
}
