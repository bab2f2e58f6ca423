import ReviewModel
import ReviewRendering

/// What tells one export into a folder from another: the same fingerprint means that the same files would
/// be written.
struct ExportFingerprint {
    private var hash = ContentHash()
    private var json: any ItemWriter

    /// The fingerprint of an export without items; nil where nobody can tell whether this program is the one
    /// that wrote the files.
    init?(format: String, options: FolderOptions) {
        guard let program = try? FileStatus(path: "/proc/self/exe", name: ""),
            let writer = ExportFormats.named("ndjson")
        else { return nil }
        json = writer.init(options: RenderingOptions())
        let lists = options.lists.sorted { $0.key < $1.key }.map(\.value)
        let facts: [Any?] = [
            CommandLineTool.version, program.size, program.modified, format, options.title,
            options.introduction, options.time, lists,
            options.listItems.sorted { $0.key < $1.key }.map(\.value),
        ]
        hash.take(Array(String(describing: facts).utf8))
    }

    /// Takes the next item: all that a format can tell of it.
    mutating func take(_ item: LibraryItem) {
        var bytes: [UInt8] = []
        json.item(item, &bytes)
        hash.take(bytes)
    }

    /// It in letters.
    var text: String { String(hash.value, radix: 16) }
}
