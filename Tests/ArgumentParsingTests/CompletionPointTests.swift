@testable import ArgumentParsing
import Testing

@Suite struct CompletionPointTests {
    /// What stands at the end of a line, in one word.
    private static func place(_ line: String) -> String {
        let point = CompletionPoint(Sample.words(line), in: Sample.tool)
        switch point.place {
        case .command: return "command \(point.word)"
        case .option(let options): return "option \(point.word) of \(options.count)"
        case .value(let option): return "\(point.prefix)\(option.placeholder) \(point.word)"
        case .operand(let before):
            let name = point.parameter?.placeholder ?? "none"
            return "\(name) after \(before.count)\(point.takesChanges ? " or changes" : "")"
        }
    }

    @Test(arguments: [
        ("''", "command "),
        ("m", "command m"),
        ("-q m", "command m"),
        ("--store ''", "PATH "),
        ("--store x m", "command m"),
        ("--store=x", "--store=PATH x"),
        ("-", "option - of 2"),
        ("mark --", "option -- of 7"),
        ("mark --colour g", "COLOUR g"),
        ("mark --colour=g", "--colour=COLOUR g"),
        ("mark -o x", "PATH x"),
        ("mark ''", "QUERY after 0 or changes"),
        ("mark -a", "QUERY after 0 or changes"),
        ("mark +a -- ''", "QUERY after 0"),
        ("mark +a -- b c", "QUERY after 1"),
        ("mark -- --colour", "QUERY after 0"),
        ("list x", "none after 0"),
        ("nothing x", "none after 0"),
    ]) func places(line: String, expected: String) { #expect(Self.place(line) == expected) }
}
