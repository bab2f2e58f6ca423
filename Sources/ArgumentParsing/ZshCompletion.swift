/// A completion script for zsh, see `_arguments` and `_describe` in zshcompsys(1).
struct ZshCompletion {
    let tool: ToolDescription

    var text: String {
        """
        #compdef \(tool.name)
        # zsh completion of \(tool.name)
        _\(tool.name)() {
            local context state state_descr line
            typeset -A opt_args
            local -a commands=(
        \(tool.commands.map { "        " + quoted(escaped($0.name) + ":" + $0.summary) }.joined(separator: "\n"))
            )
            _arguments -C \\
        \(arguments(tool.globals))
                '1:command:->command' '*::argument:->argument'
            case $state in
            command) _describe command commands ;;
            argument)
                case $words[1] in
        \(tool.commands.map(branch).joined(separator: "\n"))
                esac ;;
            esac
        }
        if [[ $funcstack[1] == _\(tool.name) ]]; then _\(tool.name) "$@"; else compdef _\(tool.name) \(tool.name); fi

        """
    }

    private func branch(of command: CommandDescription) -> String {
        """
                \(command.name)) _arguments -s \\
        \(arguments(tool.options(of: command)))
                '*:argument:_files' ;;
        """
    }

    private func arguments(_ options: [ParameterDescription]) -> String {
        options.flatMap { option in option.spellings.map { "        \(specification(of: option, as: $0)) \\" }
        }
        .joined(separator: "\n")
    }

    private func specification(of option: ParameterDescription, as spelling: String) -> String {
        let many = option.isRepeatable ? "*" : ""
        return quoted("\(many)\(spelling)[\(escaped(option.help))]\(value(of: option))")
    }

    private func value(of option: ParameterDescription) -> String {
        guard option.shape == .option else { return "" }
        switch option.value {
        case .oneOf(let words): return ":\(option.placeholder):(\(words.joined(separator: " ")))"
        case .path: return ":\(option.placeholder):_files"
        case .text, .number: return ":\(option.placeholder): "
        }
    }

    private func escaped(_ text: String) -> String {
        text.reduce(into: "") { $0 += "[]:\\".contains($1) ? "\\\($1)" : "\($1)" }
    }

    private func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
