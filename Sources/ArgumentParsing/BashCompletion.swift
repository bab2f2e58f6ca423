/// A completion script for bash, see "Programmable Completion" in its manual.
struct BashCompletion {
    let tool: ToolDescription

    var text: String {
        """
        # bash completion of \(tool.name)
        _\(tool.name)() {
            local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= options= each
            for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                case $each in
                \(names.joined(separator: "|"))) command=$each; break ;;
                esac
            done
            case "$command $before" in
        \(lines(values))
            esac
            case $command in
        \(lines(options))
            esac
            if [[ $word == -* ]]; then
                COMPREPLY=($(compgen -W "$options" -- "$word"))
            elif [[ -z $command ]]; then
                COMPREPLY=($(compgen -W "\(names.joined(separator: " "))" -- "$word"))
            else
                COMPREPLY=($(compgen -f -- "$word"))
            fi
        }
        complete -o filenames -F _\(tool.name) \(tool.name)

        """
    }

    private var names: [String] { tool.commands.map(\.name) }

    private func lines(_ lines: [String]) -> String { lines.map { "    " + $0 }.joined(separator: "\n") }

    /// What completes the value of each option, those of a command before those of the program.
    private var values: [String] {
        let own = tool.commands.flatMap { command in
            command.options.flatMap { option in
                option.spellings.compactMap { value(of: option, pattern: "'\(command.name) \($0)'") }
            }
        }
        return own
            + tool.globals.flatMap { option in
                option.spellings.compactMap { value(of: option, pattern: "*' \($0)'") }
            }
    }

    private func value(of option: ParameterDescription, pattern: String) -> String? {
        guard option.shape == .option else { return nil }
        let words: String
        switch option.value {
        case .oneOf(let choices): words = "-W \"\(choices.joined(separator: " "))\""
        case .path: words = "-f"
        case .text, .number: return "\(pattern)) return ;;"
        }
        return "\(pattern)) COMPREPLY=($(compgen \(words) -- \"$word\")); return ;;"
    }

    private var options: [String] {
        let own = tool.commands.map { ($0.name, tool.options(of: $0)) }
        return (own + [("*", tool.globals)]).map { name, options in
            "\(name)) options=\"\(options.flatMap(\.spellings).joined(separator: " "))\" ;;"
        }
    }
}
