import ReviewModel
import ReviewParsing
import ReviewRendering
import ReviewStorage
import Wording

extension Session {
    /// How to read sources: as the user says, with the user's own lexicons. What is wrong in these is told.
    func reading(format: String?, channel: String?, chats: [String] = []) throws -> ReadingOptions {
        var options = ReadingOptions(format: format, channel: channel, lexicons: try lexicons())
        options.chats = chats
        return options
    }

    /// The lexicons in `lexicons` of the folder of settings; a file that is not there is none.
    func lexicons() throws -> UserLexicons {
        var lexicons = UserLexicons()
        let usual = ConfigFolder.path(in: environment).map { FilePath.join($0, to: "lexicons") }
        guard let folder = config.path("lexicons") ?? usual else { return lexicons }
        for kind in UserLexicons.kinds {
            let path = FilePath.join(folder, to: "\(kind).txt")
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

extension Session {
    /// After an import: does what rules say, and tells of it.
    func applyRules(to store: ReviewStore) throws { tell(try store.applyRules()) }

    /// Tells what rules have done beside something else, where they have done anything.
    func tell(_ outcomes: [TagRuleOutcome]) {
        for outcome in outcomes where outcome.changed > 0 {
            say("rule '\(outcome.rule)': \(Count.of(outcome.changed, noun: "item")) tagged")
        }
    }
}

/// A remark on a query, with the place pointed at.
struct QueryWarning {
    let remark: QueryRemark
    let query: String

    /// The sentence; under it the query with a line of carets, where it fits on one line.
    var words: Phrase {
        let bytes = Array(query.utf8)
        let range = remark.range.clamped(to: 0..<bytes.count)
        let shown = SafeText.line(query)
        guard shown == query, DisplayWidth.of(query) <= 76 else { return remark.sentence }
        let before = DisplayWidth.of(String(decoding: bytes[..<range.lowerBound], as: UTF8.self))
        let under = max(1, DisplayWidth.of(String(decoding: bytes[range], as: UTF8.self)))
        let spaces = String(repeating: " ", count: before)
        let line = "\n  \(query)\n  \(spaces)\(String(repeating: "^", count: under))"
        return remark.sentence + Phrase(verbatim: line)
    }
}
