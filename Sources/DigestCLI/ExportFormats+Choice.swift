import ArgumentParsing
import ReviewRendering

extension ExportFormats {
    /// Names of all formats, files and folders.
    static var everyName: [String] { all.map { $0.name } + FolderFormats.all.map { $0.name } }

    /// The format called `name`, which a user may have mistyped.
    static func chosen(_ name: String) throws(CommandError) -> any ExportFormat.Type {
        if let format = named(name) { return format }
        let names = everyName
        throw .unknownFormat(name, expected: names, nearest: NearestWord.find(name, in: names))
    }

    /// The format of files that end as `path` does; Markdown where it has no suffix.
    static func chosen(forFile path: String) throws(CommandError) -> any ExportFormat.Type {
        let suffix = FilePath.suffix(of: path)
        if let format = all.first(where: { $0.fileExtension == suffix }) { return format }
        return try chosen(suffix.isEmpty ? "markdown" : suffix)
    }
}
