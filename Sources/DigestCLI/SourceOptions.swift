import ArgumentParsing
import ReviewParsing

/// The part of a command's table that says what to read.
enum SourceOptions {
    /// Paths, `--as` and `--channel`.
    static func parameters<Options>(
        paths: any WritableKeyPath<Options, [String]> & Sendable,
        format: any WritableKeyPath<Options, String?> & Sendable,
        channel: any WritableKeyPath<Options, String?> & Sendable
    ) -> [Parameter<Options>] {
        [
            .positionals("PATH", paths, value: .path, help: "file or folder, '-' for standard input"),
            .option(
                "as", "FORMAT", format, value: .oneOf(SourceReader.formatNames),
                help: "read as this format instead of recognising it"),
            .option(
                "channel", "HANDLE", channel, help: "username of the channel, where the source does not tell"),
        ]
    }
}
