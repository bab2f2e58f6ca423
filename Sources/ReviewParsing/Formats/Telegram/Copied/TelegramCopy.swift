import ReviewModel
import TextAnalysis

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
        let message = "its posts are told apart by \(posts.separator.words)"
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
