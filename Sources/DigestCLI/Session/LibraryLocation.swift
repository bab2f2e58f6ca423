/// Where the library file is.
struct LibraryLocation {
    /// Path as the user would write it, for messages.
    let name: String
    /// Path to open.
    let path: String

    /// `--library`, else `DIGEST_LIBRARY`, else what the settings say, else `library.sqlite` in the data folder of the XDG Base
    /// Directory Specification.
    init(_ options: SharedOptions, in environment: Environment) throws(CommandError) {
        guard let name = options.library ?? LibraryLocation.standard(in: environment) else { throw .noHome }
        self.name = name
        self.path = FilePath.resolve(name, in: environment.folder)
    }

    private static func standard(in environment: Environment) -> String? {
        let set = { (name: String) in environment.variable(name).flatMap { $0.isEmpty ? nil : $0 } }
        if let path = set("DIGEST_LIBRARY") ?? Config(in: environment).path("library") { return path }
        // The specification has relative paths ignored.
        if let data = set("XDG_DATA_HOME"), data.utf8.first == UInt8(ascii: "/") {
            return FilePath.join(data, to: "digest/library.sqlite")
        }
        return set("HOME").map { FilePath.join($0, to: ".local/share/digest/library.sqlite") }
    }
}
