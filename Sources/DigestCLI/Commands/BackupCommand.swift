import ArgumentParsing
import ReviewStorage

/// `digest backup FILE`: a copy of the library.
enum BackupCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var files: [String] = []
    }

    static let name = "backup"
    static let summary = "copies the library into one file"
    static let discussion = """
        Copies the library with its history into FILE, also while another program writes to it. The file \
        appears when it is complete; another backup in its place goes, any other file stays.

          digest backup ~/backups/digest.sqlite
        """

    static var parameters: [Parameter<Options>] {
        [.positionals("FILE", \.files, maximum: 1, value: .path, help: "the copy to make")]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let name = options.files.first ?? ""
        let path = FilePath.resolve(name, in: session.environment.folder)
        let store = try session.library()
        try LibraryCopy.make(of: store, at: path, name: name)
        session.say("the library is copied to \(SafeText.line(name))")
        return .done
    }
}
