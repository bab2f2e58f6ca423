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
