import ArgumentParsing

/// `digest complete SHELL -- WORD…`: what may stand at the end of a command line. It is for the scripts that
/// 'completions' prints, so help does not list it.
enum CompleteCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var words: [String] = []
    }

    static let name = "complete"
    static let summary = "prints what may stand at the end of a command line"

    static var parameters: [Parameter<Options>] {
        [.remainder("SHELL -- WORD", \.words, minimum: 1, help: "the shell, and the words typed")]
    }

    /// Never fails: a shell has no place for a message.
    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        guard let shell = options.words.first.flatMap(CompletionScript.init) else { return .usage }
        var words = Array(options.words.dropFirst())
        if shell == .bash { words = LooseWords.split(words.first ?? "").dropFirst().map { $0 } }
        let point = CompletionPoint(words, in: CommandLineTool.description)
        let found = Completions(session).all(at: point)
        guard let found else {
            try session.output.line(":files")
            return .done
        }
        for candidate in found {
            let value = point.prefix + SafeText.line(candidate.value)
            switch shell {
            case .bash: try session.output.line(LooseWords.escaped(value))
            case .zsh, .fish:
                let about = SafeText.line(candidate.about)
                try session.output.line(about.isEmpty ? value : "\(value)\t\(about)")
            }
        }
        return .done
    }
}

/// Words of a command line that is not finished.
enum LooseWords {
    /// The words of `line` as a shell would take them apart, whatever quote is still open; the last one is that at
    /// the cursor, empty behind a space.
    static func split(_ line: String) -> [String] {
        let atEnd = line.utf8.last.map { $0 == 0x20 || $0 == 0x09 } ?? true
        for end in ["", "\"", "'", "\\"] {
            guard let words = CommandLineWords.split(line + end) else { continue }
            let isEscaped = line.hasSuffix("\\ ")
            return words + (atEnd && end.isEmpty && !isEscaped ? [""] : [])
        }
        return [""]
    }

    /// `word` as bash has to have it typed, with backslashes.
    static func escaped(_ word: String) -> String {
        var text = ""
        for scalar in word.unicodeScalars {
            if scalar.isASCII, !isPlain(scalar) { text.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || "-_./:+=,@%".unicodeScalars.contains(scalar)
    }
}
