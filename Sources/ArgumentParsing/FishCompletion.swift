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
