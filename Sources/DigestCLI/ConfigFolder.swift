/// Where the user's own settings are.
enum ConfigFolder {
    /// `DIGEST_CONFIG`, else `digest` in the configuration folder of the XDG Base Directory
    /// Specification; nil where the environment says nothing.
    static func path(in environment: Environment) -> String? {
        let set = { (name: String) in environment.variable(name).flatMap { $0.isEmpty ? nil : $0 } }
        if let path = set("DIGEST_CONFIG") { return FilePath.resolve(path, in: environment.folder) }
        // The specification has relative paths ignored.
        if let folder = set("XDG_CONFIG_HOME"), folder.utf8.first == UInt8(ascii: "/") {
            return FilePath.join(folder, "digest")
        }
        return set("HOME").map { FilePath.join($0, ".config/digest") }
    }
}
