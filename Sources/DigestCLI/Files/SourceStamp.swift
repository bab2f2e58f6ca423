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
        let options = [reading.format, reading.channel].map { $0 ?? "" }
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

    /// Takes the content.
    mutating func take(_ bytes: [UInt8]) {
        size = bytes.count
        content = String(SourceStamp.digest(of: bytes), radix: 16)
    }

    /// The record to keep of the source.
    func record(path: String, format: String, channel: String?, channelTitle: String?) -> SourceRecord {
        SourceRecord(
            path: path, format: format, channel: channel, channelTitle: channelTitle, size: size,
            modified: modified, hash: hash)
    }

    private var hash: String { "\(reading):\(content)" }

    /// FNV-1a over words of eight bytes, the last one filled with zeros, with a turn so that high
    /// bytes count as much as low ones.
    private static func digest(of bytes: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
        let mix = { (word: UInt64) in
            hash = (hash ^ word) &* 0x0000_0100_0000_01b3
            hash = hash << 29 | hash >> 35
        }
        bytes.withUnsafeBytes { buffer in
            var index = 0
            while index + 8 <= buffer.count {
                mix(buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                index += 8
            }
            mix(buffer[index...].reduce(0) { $0 << 8 | UInt64($1) })
        }
        return hash
    }
}
