/// The formats that are folders of files.
public enum FolderFormats {
    /// All of them, in the order of the help.
    public static let all: [any FolderFormat.Type] = [SiteFormat.self, ObsidianFormat.self]

    /// The format called `name`; nil when there is none.
    public static func named(_ name: String) -> (any FolderFormat.Type)? {
        all.first { $0.name == name }
    }
}
