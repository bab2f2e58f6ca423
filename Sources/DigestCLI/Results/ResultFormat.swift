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

/// Formats that `--format` of a command chooses from, `text` among them.
protocol NamedFormat: RawRepresentable<String>, CaseIterable, Sendable {
    /// The one for people.
    static var text: Self { get }
}

extension NamedFormat {
    /// The format called `name`; text when nothing is said.
    init(_ name: String?) throws(CommandError) {
        guard let name else {
            self = .text
            return
        }
        guard let format = Self(rawValue: name) else {
            let names = Self.allCases.map(\.rawValue)
            throw .unknownFormat(name, expected: names, nearest: NearestWord.find(name, in: names))
        }
        self = format
    }
}
