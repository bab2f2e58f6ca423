/// Makes the scripts by which shells complete a program's commands, options and values.
public enum CompletionScript: String, Sendable, CaseIterable {
    case bash, zsh, fish

    /// The script for `tool`.
    public func text(for tool: ToolDescription) -> String {
        switch self {
        case .bash: BashCompletion(tool: tool).text
        case .zsh: ZshCompletion(tool: tool).text
        case .fish: FishCompletion(tool: tool).text
        }
    }
}
