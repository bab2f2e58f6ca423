import ArgumentParsing
import ReviewStorage

/// `digest restore FILE`: the library out of a copy.
enum RestoreCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var files: [String] = []
    }

    static let name = "restore"
    static let summary = "puts a copy in the place of the library"
    static let discussion = """
        Makes the library what it was when 'digest backup' copied it, its history included, all or nothing. \
        What the library held before is kept beside it, in a file that ends in .before-restore, and can be \
        restored in turn.

          digest restore ~/backups/digest.sqlite
        """

    static var parameters: [Parameter<Options>] {
        [.positionals("FILE", \.files, maximum: 1, value: .path, help: "the copy")]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let name = options.files.first ?? ""
        let path = FilePath.resolve(name, in: session.environment.folder)
        guard (try? FileStatus(path: path, name: name)) != nil else {
            throw CommandError.noLibrary(path: name)
        }
        let backup = try ReviewStore(path: path, mode: .read)
        let location = try LibraryLocation(session.options, in: session.environment)
        let isThere = (try? FileStatus(path: location.path, name: location.name)) != nil
        let store = try session.library(.create)
        if isThere {
            let kept = location.path + ".before-restore"
            try LibraryCopy.make(of: store, at: kept, name: location.name + ".before-restore")
        }
        try store.restore(from: backup)
        session.say("the library is what it was in \(SafeText.line(name))")
        return .done
    }
}
