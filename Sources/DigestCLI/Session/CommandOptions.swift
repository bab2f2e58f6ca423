import ArgumentParsing
import ReviewParsing

/// Options of one command, with those that every command takes.
protocol CommandOptions: Sendable {
    /// Nothing typed yet.
    init()
    /// What every command takes.
    var shared: SharedOptions { get set }
}

/// Options that every command takes.
struct SharedOptions: Sendable {
    var library: String?
    var format: String?
    var limit: Int?
    var wait: Int?
    var quiet = false
    var color: ColorChoice?
    var help = false
    var version = false

    /// Seconds to wait where `--wait` says nothing.
    static let standardWait = 60

    static let parameters: [Parameter<SharedOptions>] = [
        .option(
            "library", taking: "PATH", into: \.library, value: .path,
            help: "the library file; default: $DIGEST_LIBRARY, else library.sqlite in the user's data folder"),
        .option("format", taking: "NAME", into: \.format, help: "how to print: text, json, ndjson"),
        .option(
            "limit", short: "n", taking: "N", into: \.limit, in: 0...Int.max,
            help: "print at most N; 0 for all"),
        .option(
            "wait", taking: "SECONDS", into: \.wait, in: 0...Int.max,
            help:
                "how long to wait for another program that writes to the library without getting on; default: 60"
        ),
        .flag("quiet", short: "q", into: \.quiet, help: "print nothing but results and errors"),
        .option("color", taking: "WHEN", into: \.color, choices: ColorChoice.self, help: "when to colour"),
        .flag("help", short: "h", into: \.help, help: "print help and stop"),
        .flag("version", into: \.version, help: "print the version and stop"),
    ]
}

/// The part of a command's table that says what to read.
enum SourceOptions {
    /// Paths, `--as`, `--channel` and `--chat`.
    static func parameters<Options>(
        paths: any WritableKeyPath<Options, [String]> & Sendable,
        format: any WritableKeyPath<Options, String?> & Sendable,
        channel: any WritableKeyPath<Options, String?> & Sendable,
        chats: any WritableKeyPath<Options, [String]> & Sendable
    ) -> [Parameter<Options>] {
        [
            .positionals("PATH", into: paths, value: .path, help: "file or folder, '-' for standard input"),
            .option(
                "as", taking: "FORMAT", into: format, value: .oneOf(SourceReader.formatNames),
                help: "read as this format instead of recognising it"),
            .option(
                "channel", taking: "HANDLE", into: channel,
                help: "username of the channel, where the source does not tell"),
            .option(
                "chat", taking: "NAME", into: chats,
                help: "take this chat of an account's export, not its channels"),
        ]
    }
}
