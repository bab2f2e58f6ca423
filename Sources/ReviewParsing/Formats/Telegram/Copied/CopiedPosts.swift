import ReviewModel
import TextAnalysis
import Wording

/// Where the posts of a copied text begin and end: between marks of one form, whichever the text has most of, or
/// between gaps of several blank lines.
struct CopiedPosts: Sendable {
    /// A post, by its lines.
    struct Part: Sendable {
        /// All lines that are its own, with its mark and the blank lines behind it.
        var lines: Range<Int>
        /// The lines of its words.
        var words: Range<Int>
        /// The mark that stands over or under it.
        var mark: MarkLine?
    }

    /// What stands between posts.
    enum Separator: Sendable, Equatable {
        /// Marks of a form, over or under each post.
        case marks(MarkLine.Form, areAbove: Bool)
        /// Two blank lines and more.
        case gaps

        /// What it is, for people.
        var words: Phrase {
            switch self {
            case .marks(.opening, _), .marks(.named, _): "names with days"
            case .marks(.dated, _): "days"
            case .marks(.address, _): "addresses of posts"
            case .marks(.forwarded, _): "names of where they were forwarded from"
            case .marks(.time, _): "times"
            case .marks(.rule, _): "rules"
            case .gaps: "gaps of blank lines"
            }
        }
    }

    /// What stands between posts.
    let separator: Separator
    /// The posts in order; together they have every line.
    let parts: [Part]
    /// What stands over every mark, or is the name in each: the channel.
    let name: String?

    /// Lines of what stands over the first mark and is no post.
    private static let longestHeader = 6

    /// Whether `part` stands over the first mark, and tells of the channel: a rule stands between posts only.
    func isHeader(_ part: Part) -> Bool {
        guard case .marks(let form, areAbove: true) = separator, form != .rule else { return false }
        return part.mark == nil && part.words.count <= Self.longestHeader
    }

    /// Fewest marks that make a source one of copied posts.
    private static let fewest = 2

    /// Finds the posts of `lines`; nil where nothing stands between them.
    init?(_ lines: TextLines) {
        let marks = Self.marks(in: lines)
        if let best = Self.choice(of: marks, in: lines) {
            let used = marks.filter { $0.mark.form == best.form }
            let repeated = best.areAbove ? Self.repeated(over: used, in: lines) : nil
            separator = .marks(best.form, areAbove: best.areAbove)
            name = repeated ?? Self.sharedName(used.map(\.mark))
            parts = Self.parts(used, areAbove: best.areAbove, hasNames: repeated != nil, in: lines)
        } else if let gaps = Self.gaps(in: lines) {
            separator = .gaps
            name = nil
            parts = gaps
        } else {
            return nil
        }
    }

    private typealias Marked = (line: Int, mark: MarkLine)

    private static func marks(in lines: TextLines) -> [Marked] {
        let dayFirst = lines.lines.indices.contains { index in
            let line = lines[index]
            return line.count <= 120 && line.contains(UInt8(ascii: "/"))
                && LineStamp(in: line, dayFirst: false)?.date == nil
                && LineStamp(in: line, dayFirst: true)?.date != nil
        }
        return lines.lines.indices.compactMap { index in
            MarkLine(lines[index], dayFirst: dayFirst).map { (index, $0) }
        }
    }

    // MARK: Choice

    /// The form of most marks that stand where posts begin or end, the surer one where two are as many.
    private static func choice(of marks: [Marked], in lines: TextLines) -> (
        form: MarkLine.Form, areAbove: Bool
    )? {
        var best: (form: MarkLine.Form, areAbove: Bool, count: Int)?
        for form in MarkLine.Form.allCases {
            let found = marks.filter { $0.mark.form == form }
            guard found.count >= fewest, found.count > best?.count ?? 0,
                let areAbove = areAbove(found, in: lines)
            else { continue }
            // Words have to stand between two of them.
            let filled = zip(found, found.dropFirst()).count { upper, lower in
                lines.nextFilled(from: upper.line + 1).map { $0 < lower.line } ?? false
                    || upper.mark.words != nil
            }
            guard filled * 2 >= found.count - 1 else { continue }
            best = (form, areAbove, found.count)
        }
        return best.map { ($0.form, $0.areAbove) }
    }

    /// Whether the marks stand over their posts (true) or under them (false); nil where they do neither.
    private static func areAbove(_ marks: [Marked], in lines: TextLines) -> Bool? {
        guard let first = marks.first, let last = marks.last, let top = lines.nextFilled(from: 0),
            let bottom = lines.lines.indices.last(where: { !lines.isBlank($0) })
        else { return nil }
        if first.mark.form == .rule { return true }
        // A line or two, such as the name of the channel, may stand over the first.
        if first.line - top <= 2, last.line < bottom { return true }
        if first.mark.words != nil { return true }
        if last.line == bottom { return false }
        return first.line - top <= 8 && first.mark.form != .time ? true : nil
    }

    /// The line that stands over each mark, where it is the same nearly everywhere.
    private static func repeated(over marks: [Marked], in lines: TextLines) -> String? {
        var counts: [String: Int] = [:]
        for marked in marks where marked.line > 0 && !lines.isBlank(marked.line - 1) {
            counts[lines.string(marked.line - 1), default: 0] += 1
        }
        guard let best = counts.max(by: { $0.value < $1.value }), best.value * 5 >= marks.count * 4,
            best.key.utf8.count <= 80
        else { return nil }
        return best.key
    }

    private static func sharedName(_ marks: [MarkLine]) -> String? {
        guard let first = marks.first?.name, [.opening, .named].contains(marks[0].form) else { return nil }
        let same = marks.count { $0.name == first }
        return same * 5 >= marks.count * 4 && first.letterCounts != (0, 0, 0) ? first.string : nil
    }

    // MARK: Parts

    private static func parts(_ marks: [Marked], areAbove: Bool, hasNames: Bool, in lines: TextLines)
        -> [Part]
    {
        var parts: [Part] = []
        if areAbove {
            let starts = marks.map { marked in
                hasNames && marked.line > 0 && !lines.isBlank(marked.line - 1) ? marked.line - 1 : marked.line
            }
            if let first = starts.first, first > 0, lines.nextFilled(from: 0).map({ $0 < first }) ?? false {
                parts.append(Part(lines: 0..<first, words: 0..<first))
            }
            for (index, marked) in marks.enumerated() {
                let end = index + 1 < starts.count ? starts[index + 1] : lines.count
                let start = index == 0 && parts.isEmpty ? 0 : starts[index]
                let words = marked.mark.words == nil ? marked.line + 1 : marked.line
                parts.append(Part(lines: start..<end, words: words..<max(words, end), mark: marked.mark))
            }
        } else {
            var start = 0
            for marked in marks {
                parts.append(
                    Part(lines: start..<marked.line + 1, words: start..<marked.line, mark: marked.mark))
                start = marked.line + 1
            }
            if start < lines.count {
                if lines.nextFilled(from: start) == nil, let last = parts.indices.last {
                    parts[last].lines = parts[last].lines.lowerBound..<lines.count
                } else {
                    parts.append(Part(lines: start..<lines.count, words: start..<lines.count))
                }
            }
        }
        return parts
    }

    /// Posts between two blank lines and more, where most of them have several lines closer to each other.
    private static func gaps(in lines: TextLines) -> [Part]? {
        var starts: [Int] = []
        var isLong: [Bool] = []
        var at = lines.nextFilled(from: 0)
        while let line = at {
            if starts.isEmpty {
                starts.append(line)
                isLong.append(false)
            }
            let next = lines.nextFilled(from: line + 1)
            if let next {
                if next - line > 2 {
                    starts.append(next)
                    isLong.append(false)
                } else {
                    isLong[isLong.count - 1] = true
                }
            }
            at = next
        }
        // Where every paragraph is set apart so widely, gaps tell nothing.
        guard starts.count > fewest, isLong.count(where: { $0 }) * 2 >= starts.count else { return nil }
        return starts.indices.map { index in
            let start = index == 0 ? 0 : starts[index]
            let end = index + 1 < starts.count ? starts[index + 1] : lines.count
            return Part(lines: start..<end, words: start..<end)
        }
    }
}

/// Posts copied out of a channel as text, by hand or by another program: one after another, with what tells them
/// apart between them.
struct TelegramCopy: WholeFileFormat {
    let name = "telegram-copy"
    let summary = "posts of a channel copied as text, with days, names, addresses or rules between them"
    let traits: SourceTraits = .plainText

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let name = path.lowercased()
        guard let first = bytes.first(where: { $0 > 0x20 }), !"{<|@%".utf8.contains(first),
            ![".md", ".markdown", ".html", ".htm", ".bib", ".ris", ".csv", ".log"].contains(where: {
                name.hasSuffix($0)
            })
        else { return 0 }
        let lines = TextLines(SourceText(path: path, bytes: Array(bytes.prefix(65_536))))
        guard !ForeignText.isLikely(lines), ChannelHeader.find(in: lines) == nil, Self.namesPaper(lines),
            let posts = CopiedPosts(lines)
        else { return 0 }
        switch posts.separator {
        case .marks(.time, _): return posts.parts.count > 2 ? 0.86 : 0.3
        case .marks(.rule, _): return posts.parts.count > 2 ? 0.7 : 0.4
        case .marks: return posts.parts.count > 2 ? 0.9 : 0.8
        case .gaps: return 0.5
        }
    }

    /// Whether a line names a paper by an address or a number, or has the head of a review.
    private static func namesPaper(_ lines: TextLines) -> Bool {
        lines.lines.indices.contains { index in
            lines.anchors(index).contains { PaperAddress.key(of: $0.url) != nil }
                || !ArxivNumbers.find(in: lines[index]).isEmpty
        }
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let lines = TextLines(source)
        var transcript = Transcript()
        guard let posts = CopiedPosts(lines) else {
            transcript.messages = [
                Self.message(CopiedPosts.Part(lines: 0..<lines.count, words: 0..<lines.count), of: source)
            ]
            return transcript
        }
        let message: Phrase = "its posts are told apart by \(posts.separator.words)"
        report(Diagnostic(.note, path: source.path, message: message))
        transcript.channel.title = posts.name
        let addresses = posts.parts.compactMap { $0.mark?.post }
        let channel = addresses.first?.channel
        let isOne = addresses.allSatisfy { $0.channel == channel }
        if isOne, let channel, !channel.hasPrefix("c/") { transcript.channel.handle = channel }
        for part in posts.parts {
            var message = Self.message(part, of: source)
            if transcript.channel.handle != nil { message.number = part.mark?.post?.message }
            if posts.name == nil, part.mark?.form == .opening { message.signature = part.mark?.name?.string }
            if part.mark == nil, posts.isHeader(part) { message.kind = .channelHeader }
            transcript.messages.append(message)
        }
        return transcript
    }

    private static func message(_ part: CopiedPosts.Part, of source: SourceText) -> Message {
        var words = part.words.map { source.bytes.trimmed(source.line($0)) }
        if let start = part.mark?.words, let first = words.first, first.contains(start) {
            words[0] = start..<first.upperBound
        }
        var reactions: [Reaction] = []
        while let last = words.last {
            if let found = ReactionLine.reactions(in: source.bytes.slice(last)) {
                reactions = found + reactions
            } else if !last.isEmpty {
                break
            }
            words.removeLast()
        }
        var origin = part.mark?.form == .forwarded ? part.mark?.name?.string : nil
        while let first = words.first {
            if let mark = MarkLine(source.bytes.slice(first), dayFirst: true), mark.form == .forwarded {
                origin = mark.name?.string
            } else if !first.isEmpty {
                break
            }
            words.removeFirst()
        }
        var message = Message(text: MessageText(lines: words, of: source))
        message.date = part.mark?.date
        message.reactions = reactions
        message.forwardedFrom = origin
        message.beginsPost = part.mark?.date == nil ? true : nil
        message.places = [source.place(of: part.lines)]
        return message
    }
}
