/// A completion script for bash, see "Programmable Completion" in its manual. The program itself says what may stand
/// where the cursor is: `TOOL complete bash -- LINE` prints a word a line, or `:files`.
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
