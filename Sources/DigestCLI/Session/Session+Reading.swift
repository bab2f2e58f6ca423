import ReviewModel
import ReviewParsing
import ReviewStorage

extension Session {
    /// How to read sources: as the user says, with the user's own lexicons. What is wrong in these is told.
    func reading(format: String?, channel: String?, chats: [String] = []) throws -> ReadingOptions {
        var options = ReadingOptions(format: format, channel: channel, lexicons: try lexicons())
        options.chats = chats
        return options
    }

    /// The lexicons in `lexicons` of the folder of settings; a file that is not there is none.
    private func lexicons() throws -> UserLexicons {
        var lexicons = UserLexicons()
        let usual = ConfigFolder.path(in: environment).map { FilePath.join($0, "lexicons") }
        guard let folder = config.path("lexicons") ?? usual else { return lexicons }
        for kind in UserLexicons.kinds {
            let path = FilePath.join(folder, "\(kind).txt")
            guard let status = try? FileStatus(path: path, name: path), status.kind != .folder else {
                continue
            }
            let bytes = try FileReading.bytes(at: path, name: path)
            lexicons.add(bytes, as: kind, path: path).forEach(report)
        }
        return lexicons
    }
}

extension ReviewStore {
    /// Where its reader wants posts to begin and to go on.
    func postBoundaries() throws -> PostBoundaries {
        PostBoundaries(joined: Set(try boundaries(.join)), split: Set(try boundaries(.split)))
    }
}
