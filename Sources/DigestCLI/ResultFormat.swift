import ArgumentParsing

/// How results are printed.
enum ResultFormat: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// One array.
    case json
    /// One object a line.
    case ndjson

    /// The format called `name`; text when nothing is said.
    init(_ name: String?) throws(CommandError) {
        guard let format = ResultFormat(rawValue: name ?? "text") else {
            let names = ResultFormat.allCases.map(\.rawValue)
            throw .unknownFormat(
                name ?? "", expected: names, nearest: NearestWord.find(name ?? "", in: names))
        }
        self = format
    }

    /// `--format` of a command that prints results.
    static func parameter<Options: CommandOptions>() -> Parameter<Options> {
        .option(
            "format", "NAME", \Options.shared.format, value: .oneOf(allCases.map(\.rawValue)),
            help: "how to print")
    }
}
