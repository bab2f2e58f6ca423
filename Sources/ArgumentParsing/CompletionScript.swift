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

/// A completion script for bash, see "Programmable Completion" in its manual. The program itself says what may stand
/// where the cursor is: `TOOL complete bash -- LINE` prints a word a line, `:files`, or `:quoted` and what may stand behind
/// a quote that is open.
struct BashCompletion {
    let tool: ToolDescription

    var text: String {
        #"""
        # bash completion of \#(tool.name)
        _\#(tool.name)() {
            local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} each
            local -a found=()
            while IFS= read -r each; do found+=("$each"); done \
                < <("${COMP_WORDS[0]}" complete bash -- "$line" 2>/dev/null)
            COMPREPLY=()
            if [[ ${found[0]} == :files ]]; then
                compopt -o filenames 2>/dev/null
                while IFS= read -r each; do COMPREPLY+=("$each"); done < <(compgen -f -- "$word")
                return
            fi
            if [[ ${found[0]} == :quoted ]]; then
                COMPREPLY=("${found[@]:1}")
                return
            fi
            # readline takes a word apart at colons and equals signs, and puts in the place of the last piece.
            [[ $word == [:=] ]] && word=
            local typed=${line##*[$' \t']}
            local kept=${typed%"$word"}
            for each in "${found[@]}"; do COMPREPLY+=("${each#"$kept"}"); done
            [[ ${#found[@]} == 1 && ${found[0]} == *[:=/] ]] && compopt -o nospace 2>/dev/null
            return 0
        }
        complete -F _\#(tool.name) \#(tool.name)

        """#
    }
}

/// A completion script for fish, see complete(1). The program itself says what may stand where the cursor is:
/// `TOOL complete fish -- WORD…` prints a word a line, a tab and what it is, or `:files`.
struct FishCompletion {
    let tool: ToolDescription

    var text: String {
        #"""
        # fish completion of \#(tool.name)
        function __\#(tool.name)_complete
            set -l typed (commandline -opc)
            set -l program $typed[1]
            set -e typed[1]
            set -l last (commandline -ct)
            set -l found ($program complete fish -- $typed "$last" 2>/dev/null)
            if test "$found[1]" = :files
                __fish_complete_path "$last"
            else if set -q found[1]
                printf '%s\n' $found
            end
        end
        complete -c \#(tool.name) -f -a '(__\#(tool.name)_complete)'

        """#
    }
}

/// A completion script for zsh, see `compadd` in zshcompwid(1). The program itself says what may stand where the
/// cursor is: `TOOL complete zsh -- WORD…` prints a word a line, a tab and what it is, or `:files`.
struct ZshCompletion {
    let tool: ToolDescription

    var text: String {
        #"""
        #compdef \#(tool.name)
        # zsh completion of \#(tool.name)
        _\#(tool.name)() {
            local value about
            local -a typed values shown open opened
            typed=("${(@Q)words[2,CURRENT]}")
            typed[-1]=${(Q)PREFIX}
            while IFS=$'\t' read -r value about; do
                if [[ $value == :files ]]; then _files; return; fi
                if [[ $value == *[:=/] ]]; then
                    open+=("$value") opened+=("$value${about:+  -- $about}")
                else
                    values+=("$value") shown+=("$value${about:+  -- $about}")
                fi
            done < <("${(Q)words[1]}" complete zsh -- "${typed[@]}" 2>/dev/null)
            (( $#values )) && compadd -U -l -d shown -a -- values
            (( $#open )) && compadd -U -l -S '' -d opened -a -- open
            return 0
        }
        if [[ $funcstack[1] == _\#(tool.name) ]]; then _\#(tool.name) "$@"; else compdef _\#(tool.name) \#(tool.name); fi

        """#
    }
}

/// What a shell asks to be completed: the place in a command line where the cursor stands.
public struct CompletionPoint: Sendable, Equatable {
    /// What may stand there.
    public enum Place: Sendable, Equatable {
        /// The name of a command.
        case command
        /// An option of the command, or of the program.
        case option([ParameterDescription])
        /// The value of an option.
        case value(of: ParameterDescription)
        /// An operand, with those in front of it.
        case operand(after: [String])
    }

    /// The command; nil where none is named yet, or none of that name is there.
    public let command: CommandDescription?
    /// What may stand there.
    public let place: Place
    /// What of the word is typed.
    public let word: String
    /// What stands in front of the value in its word, such as `--format=`; empty where nothing does.
    public let prefix: String
    /// Whether `--` has been typed.
    public let isBehindDashes: Bool

    /// The place of the last of `words`, which are those behind the name of the program.
    public init(_ words: [String], in tool: ToolDescription) {
        var scan = CompletionScan(tool: tool)
        for word in words.dropLast() { scan.take(word) }
        let last = words.last ?? ""
        let options = scan.options
        isBehindDashes = scan.optionsEnded
        if let option = scan.expecting {
            (place, word, prefix) = (.value(of: option), last, "")
        } else if !scan.optionsEnded, last.hasPrefix("--"), let sign = last.firstIndex(of: "="),
            let option = options.first(where: { $0.spelling == last[..<sign] && $0.shape == .option })
        {
            let value = last.index(after: sign)
            (place, word, prefix) = (.value(of: option), String(last[value...]), String(last[..<value]))
        } else if !scan.optionsEnded, scan.mayBeOption(last) {
            (place, word, prefix) = (.option(options), last, "")
        } else if scan.command == nil, scan.operands.isEmpty {
            (place, word, prefix) = (.command, last, "")
        } else {
            (place, word, prefix) = (.operand(after: Array(scan.operands.dropFirst())), last, "")
        }
        command = scan.command
    }

    /// The operand of the command that stands in its place; nil where there is none.
    public var parameter: ParameterDescription? {
        guard case .operand(let before) = place, let command else { return nil }
        var rest = before.count
        for operand in command.operands where operand.isPositional {
            guard let maximum = operand.count.maximum, rest >= maximum else { return operand }
            rest -= maximum
        }
        return nil
    }

    /// Whether the command takes arguments with a sign in front of its operands, and they may still come.
    public var takesChanges: Bool {
        guard case .operand(let before) = place, before.isEmpty, !isBehindDashes else { return false }
        return command?.operands.contains(where: \.isChanges) ?? false
    }
}

/// Reads the words in front of the cursor.
private struct CompletionScan {
    let tool: ToolDescription
    var command: CommandDescription?
    /// The name of the command and the operands behind it.
    var operands: [String] = []
    var expecting: ParameterDescription?
    var optionsEnded = false

    var options: [ParameterDescription] { command.map(tool.options) ?? tool.globals }

    var takesChanges: Bool { command?.operands.contains(where: \.isChanges) ?? false }

    /// Whether `word` may become an option: where words with a dash mean something else, only one with two, or the
    /// dash alone.
    func mayBeOption(_ word: String) -> Bool {
        if word.hasPrefix("--") { return true }
        let keepsDashes = command?.operands.contains(where: \.isRemainder) ?? false
        return word.hasPrefix("-") && !takesChanges && (word == "-" || !keepsDashes)
    }

    mutating func take(_ word: String) {
        if expecting != nil {
            expecting = nil
        } else if !optionsEnded, word == "--" {
            optionsEnded = true
        } else if !optionsEnded, word.hasPrefix("--") {
            expecting = options.first { $0.spelling == word && $0.shape == .option }
        } else if !optionsEnded, word.hasPrefix("-"), word.utf8.count > 1 {
            let letter = word.dropFirst()
            expecting = options.first { $0.short == String(letter) && $0.shape == .option }
        } else if !optionsEnded, word.hasPrefix("+"), takesChanges {
            return
        } else {
            if operands.isEmpty { command = tool.commands.first { $0.name == word } }
            operands.append(word)
        }
    }
}
