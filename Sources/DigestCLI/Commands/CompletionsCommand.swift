import ArgumentParsing

/// `digest completions bash|zsh|fish`.
enum CompletionsCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var shells: [String] = []
    }

    static let name = "completions"
    static let summary = "prints a completion script for a shell"
    static let discussion = """
        Load it from the shell's start file:

          eval "$(digest completions bash)"           in ~/.bashrc
          eval "$(digest completions zsh)"            in ~/.zshrc
          digest completions fish | source            in ~/.config/fish/config.fish
        """

    static var parameters: [Parameter<Options>] {
        let shells = CompletionScript.allCases.map(\.rawValue)
        return [
            .positionals(
                "SHELL", into: \.shells, maximum: 1, value: .oneOf(shells), help: "bash, zsh or fish")
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        for script in options.shells.compactMap(CompletionScript.init) {
            try session.output.write(script.text(for: session.environment.tool.description()))
        }
        return .done
    }
}
