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
