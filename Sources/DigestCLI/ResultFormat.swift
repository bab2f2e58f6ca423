import ArgumentParsing

/// How results are printed.
enum ResultFormat: String, NamedFormat {
    /// For people.
    case text
    /// One array.
    case json
    /// One object a line.
    case ndjson

    /// `--format` of a command that prints results.
    static func parameter<Options: CommandOptions>() -> Parameter<Options> {
        .option(
            "format", "NAME", \Options.shared.format, value: .oneOf(allCases.map(\.rawValue)),
            help: "how to print")
    }
}
