import Bytes
import ReviewModel
import ReviewParsing
import ReviewStorage

/// What tells whether a source has changed since it was imported: how it was read, the sizes and times
/// of its files, and their content.
struct SourceStamp {
    /// The content of all files, one after the other.
    var content = ContentHash()
    private let reading: String
    private let size: Int
    private let modified: Int64

    /// The stamp of files with `statuses`, none for standard input, read by this version of the program.
    init(_ reading: ReadingOptions, of statuses: [FileStatus]) {
        let lexicons = reading.lexicons.isEmpty ? [] : [reading.lexicons.mark]
        let options = [reading.format, reading.channel].map { $0 ?? "" } + lexicons
        let files = statuses.count > 1 ? ["\(statuses.count) files"] : []
        self.reading = ([ToolVersion.number] + options + reading.chats + files).joined(separator: " ")
        size = statuses.reduce(0) { $0 + $1.size }
        modified = statuses.map(\.modified).max() ?? 0
    }

    /// Whether sizes and times are those of `record`, so that no file need be opened.
    func agreesAtAGlance(with record: SourceRecord) -> Bool {
        modified != 0 && modified == record.modified && mayAgree(with: record)
    }

    /// Whether the content may be that of `record`, so that it is worth looking at before it is read.
    func mayAgree(with record: SourceRecord) -> Bool {
        size == record.size && record.hash.utf8.starts(with: (reading + ":").utf8)
    }

    /// Whether the content is that of `record`.
    func agrees(with record: SourceRecord) -> Bool { record.hash == hash }

    /// The record to keep of the source at `path`.
    func record(path: String, _ summary: SourceSummary) -> SourceRecord {
        SourceRecord(
            path: path, format: summary.format ?? "", channel: summary.channel,
            channelTitle: summary.channelTitle, size: content.size, modified: modified, hash: hash)
    }

    private var hash: String { "\(reading):\(String(content.value, radix: 16))" }
}

/// A hash of bytes that come piece by piece: FNV-1a over words of eight bytes, the last one filled with
/// zeros, with a turn so that high bytes count as much as low ones.
struct ContentHash {
    /// How many bytes were taken.
    private(set) var size = 0
    private var hash = StableHash()
    /// The bytes that do not make a word yet, the first one lowest.
    private var rest: UInt64 = 0

    /// The hash of all bytes taken so far.
    var value: UInt64 {
        var whole = self
        if size % 8 != 0 { whole.hash.add(word: rest) }
        whole.hash.add(word: UInt64(size))
        return whole.hash.value
    }

    /// Takes the next bytes; how they are cut makes no difference.
    mutating func take(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var index = 0
            while index < buffer.count, size % 8 != 0 {
                add(buffer[index])
                index += 1
            }
            while index + 8 <= buffer.count {
                hash.add(
                    word: UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
                index += 8
                size += 8
            }
            while index < buffer.count {
                add(buffer[index])
                index += 1
            }
        }
    }

    private mutating func add(_ byte: UInt8) {
        rest |= UInt64(byte) << (8 * UInt64(size % 8))
        size += 1
        guard size % 8 == 0 else { return }
        hash.add(word: rest)
        rest = 0
    }
}

/// The version of the program, which sources that it has read are stamped with.
enum ToolVersion {
    /// As `--version` prints it.
    static let number = "0.1.0"
}
