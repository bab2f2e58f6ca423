import ReviewModel
import Wording

/// A file as read: its name and all its bytes.
public struct SourceFile: Sendable {
    /// Path as given or found; `-` for standard input.
    public var path: String
    /// What it holds.
    public var bytes: [UInt8]

    /// The file at `path` with `bytes` in it.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The text that places in the source are counted in: UTF-8 without a byte order mark; nil where
    /// the file holds none.
    public var text: [UInt8]? {
        switch TextEncoding.decoded(bytes) {
        case .text(let text, _), .other(let text, _): text
        case .empty, .binary: nil
        }
    }
}

/// A source that is read piece by piece.
public struct SourceStream {
    /// Path as given or found; `-` for standard input.
    public var path: String
    /// The next bytes; none at the end, and from then on.
    public var next: () throws -> [UInt8]

    /// The source at `path` whose bytes `next` returns, best some 256 KiB at a time.
    public init(path: String, next: @escaping () throws -> [UInt8]) {
        self.path = path
        self.next = next
    }

    /// A source that is in memory already.
    public init(path: String, bytes: [UInt8]) {
        var rest: [UInt8]? = bytes
        self.init(path: path) {
            defer { rest = nil }
            return rest ?? []
        }
    }

    /// The same source with `head`, which was read from it, put back.
    func preceded(by head: [UInt8]) -> SourceStream {
        var head: [UInt8]? = head
        return SourceStream(path: path) {
            guard let bytes = head, !bytes.isEmpty else { return try next() }
            head = nil
            return bytes
        }
    }

    /// How much of a source is held in memory at once, in bytes, where its format cannot be read piece by piece.
    static let mostAtOnce = 256 << 20

    /// All that is left of it; nil where that is more than can be held at once, which `report` is told.
    func rest(report: (Diagnostic) -> Void) throws -> [UInt8]? {
        var bytes: [UInt8] = []
        while case let chunk = try next(), !chunk.isEmpty {
            guard bytes.count + chunk.count <= Self.mostAtOnce else {
                let message = "this has more than 256 MB, and its format is read as a whole; give it in parts"
                report(Diagnostic(.error, path: path, message: message))
                return nil
            }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        }
        return bytes
    }
}

/// The files of a source, as a format asks for them: one after the other as text, or piece by piece. A format
/// asks in one way or the other.
struct SourceContent {
    /// Path of the first file.
    let path: String
    /// Username of the channel, where the reader has said it.
    var channel: String?
    /// Names of the chats to take, where the reader has chosen some.
    var chats: [String] = []
    /// What is known of the folder that the files lie in.
    var folder = FolderShape()
    /// The next file as text; nil behind the last.
    let nextPage: () throws -> SourceText?
    /// The next bytes of the source; none at its end.
    let nextPiece: () throws -> [UInt8]
}

extension SourceContent {
    /// A source that is taken piece by piece.
    init(path: String, channel: String? = nil, nextPiece: @escaping () throws -> [UInt8]) {
        self.init(path: path, channel: channel, nextPage: { nil }, nextPiece: nextPiece)
    }

    /// A source of several files, of which each is a page and a piece.
    init(path: String, nextPage: @escaping () throws -> SourceText?) {
        self.init(path: path, nextPage: nextPage, nextPiece: { try nextPage()?.bytes ?? [] })
    }

    /// A source whose only file is in memory.
    init(_ text: SourceText, channel: String? = nil) {
        var rest: SourceText? = text
        let next = { () -> SourceText? in
            defer { rest = nil }
            return rest
        }
        self.init(path: text.path, nextPage: next)
        self.channel = channel
    }
}
