#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The editor that a user has chosen by `VISUAL` or `EDITOR`: a path, or words as a shell takes them, with quotes
/// around spaces. No shell is asked.
struct Editor {
    /// As the user has written it.
    let choice: String
    private let program: String
    private let words: [String]

    /// Throws `CommandError.noEditor` where none is chosen or it is not there.
    init(in environment: Environment) throws {
        let choice = ["VISUAL", "EDITOR"].lazy.compactMap(environment.variable).first { !$0.isEmpty }
        guard let choice else { throw CommandError.noEditor }
        let isPath = choice.contains("/") && access(choice, X_OK) == 0
        let words = isPath ? [choice] : CommandLineWords.split(choice) ?? []
        guard let name = words.first, let program = name.contains("/") ? name : Program.path(of: name),
            access(program, X_OK) == 0
        else { throw CommandError.missingEditor(choice) }
        (self.choice, self.program, self.words) = (choice, program, words)
    }

    /// Lets the user edit the draft; tells whether the editor ended well.
    func edit(_ draft: Draft) -> Bool { Program.run(program, words + [draft.path]) }
}
