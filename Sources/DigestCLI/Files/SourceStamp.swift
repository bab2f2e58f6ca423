import ReviewModel
import ReviewParsing
import ReviewStorage

/// What tells whether a source has changed since it was imported: how it was read, its size and
/// time, and its content.
struct SourceStamp {
    private let reading: String
    private var size: Int
    private let modified: Int64
    private var content = ""

    /// The stamp of a file with `status`, nil for standard input, read by this version of the program.
    init(_ reading: ReadingOptions, _ status: FileStatus?) {
        let lexicons = reading.lexicons.isEmpty ? [] : [reading.lexicons.mark]
        let options = [reading.format, reading.channel].map { $0 ?? "" } + lexicons
        self.reading = ([CommandLineTool.version] + options).joined(separator: " ")
        self.size = status?.size ?? 0
        self.modified = status?.modified ?? 0
    }

    /// Whether size and time are those of `record`, so that the file need not be opened.
    func agreesAtAGlance(with record: SourceRecord) -> Bool {
        modified != 0 && modified == record.modified && size == record.size
            && record.hash.utf8.starts(with: (reading + ":").utf8)
    }

    /// Whether the content is that of `record`.
    func agrees(with record: SourceRecord) -> Bool { record.hash == hash }

    /// Whether the content may be that of `record`, as far as size tells.
    func mayAgree(with record: SourceRecord) -> Bool { size == record.size && modified != 0 }

    /// Takes the content.
    mutating func take(_ bytes: [UInt8]) {
        var hash = ContentHash()
        hash.take(bytes)
        take(hash)
    }

    /// Takes the hash of the content.
    mutating func take(_ hash: ContentHash) {
        size = hash.size
        content = String(hash.value, radix: 16)
    }

    /// The record to keep of the source.
    func record(path: String, format: String, channel: String?, channelTitle: String?) -> SourceRecord {
        SourceRecord(
            path: path, format: format, channel: channel, channelTitle: channelTitle, size: size,
            modified: modified, hash: hash)
    }

    private var hash: String { "\(reading):\(content)" }
}
