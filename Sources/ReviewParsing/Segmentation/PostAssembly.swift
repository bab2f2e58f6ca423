import ReviewModel
import TextAnalysis

/// Joins messages into posts: what continues a review joins it, what captions its pictures becomes a
/// caption, everything else is a post of its own.
enum PostAssembly {
    /// The posts of `transcript`, in order.
    static func posts(of transcript: Transcript) -> [Post] {
        var posts: [Post] = []
        for (index, message) in transcript.messages.enumerated() {
            let lines = TextLines(message.text.bytes)
            let header = HeaderSearch.header(of: message, lines: lines)
            let isFirst = index == 0 && transcript.mayBeginInside
            add(message, lines: lines, header: header, isFirst: isFirst, to: &posts)
        }
        if transcript.mayEndInside, let last = posts.indices.last {
            posts[last].incomplete = posts[last].incomplete || CutOff.isLikely(in: posts[last])
        }
        return posts
    }

    private static func add(_ message: Message, lines: TextLines, header: HeaderBlock?, isFirst: Bool, to posts: inout [Post]) {
        if let kind = message.kind {
            posts.append(Post(kind: kind, message: message, header: header))
        } else if header != nil {
            posts.append(Post(kind: .review, message: message, header: header))
        } else if isFirst {
            var post = Post(kind: KindClues.kind(of: message, lines: lines, after: nil) ?? .review, message: message)
            post.incomplete = post.kind == .review
            posts.append(post)
        } else if let last = posts.indices.last, posts[last].kind == .review, message.beginsPost != true {
            attach(message, lines: lines, to: &posts, at: last)
        } else if CaptionClues.isCaption(message, lines: lines), !message.text.bytes.isEmpty || message.hasMedia {
            posts.append(Post(kind: .caption, message: message))
        } else {
            posts.append(Post(kind: KindClues.kind(of: message, lines: lines, after: nil) ?? .news, message: message))
        }
    }

    private static func attach(_ message: Message, lines: TextLines, to posts: inout [Post], at last: Int) {
        if CaptionClues.isCaption(message, lines: lines) {
            posts[last].captions.append(message)
        } else if Continuation.continues(posts[last], message, lines: lines) {
            posts[last].messages.append(message)
        } else {
            posts.append(Post(kind: KindClues.kind(of: message, lines: lines, after: posts[last]) ?? .news, message: message))
        }
    }
}

/// Looks for the head of a review in a message.
enum HeaderSearch {
    /// The head, at the start of the message or behind a short introduction.
    static func header(of message: Message, lines: TextLines) -> HeaderBlock? {
        if message.kind != nil && message.kind != .review { return nil }
        guard let first = lines.nextFilled(from: 0) else { return nil }
        if let header = HeaderBlock.find(in: lines, at: first) { return header }
        // An introduction of a few short paragraphs may stand before the title.
        var paragraphs = 0
        for index in first + 1..<max(first + 1, min(lines.count, first + 12)) where !lines.isBlank(index) {
            paragraphs += 1
            if paragraphs > 5 { break }
            if let header = HeaderBlock.find(in: lines, at: index), header.authors != nil { return header }
        }
        return nil
    }
}

/// Tells the caption of a picture from a message with something to say.
enum CaptionClues {
    /// Whether `message` is a caption: nothing but a picture, or one line without a full stop.
    static func isCaption(_ message: Message, lines: TextLines) -> Bool {
        guard message.kind == nil, message.cards.isEmpty, message.forwardedFrom == nil else { return false }
        let filled = (0..<lines.count).filter { !lines.isBlank($0) }
        if filled.isEmpty { return message.hasMedia }
        guard filled.count == 1, let line = filled.first else { return false }
        let range = lines.lines[line]
        if !WebAddress.find(in: lines.bytes, range).isEmpty { return message.hasMedia && range.count <= 200 }
        if message.hasMedia { return range.count <= 700 }
        let sentences = SentenceSplitter.sentences(in: lines.bytes, range).count
        let ends = range.last.map { ".!?…:".utf8.contains(lines.bytes[$0]) } ?? false
        return !KindClues.isGreeting(lines.bytes, range) && range.count <= 300 && sentences <= 2 && (!ends || range.count <= 60)
    }
}

/// Whether the source ends in the middle of a review.
enum CutOff {
    /// Length from which a message is as long as Telegram lets it be, in UTF-8 bytes of mostly Cyrillic text.
    private static let nearlyFull = 5600

    /// The last review of a source is cut off when its only message is full and nothing rounds it off.
    static func isLikely(in post: Post) -> Bool {
        guard post.kind == .review, post.captions.isEmpty, let last = post.messages.last else { return false }
        let bytes = last.text.bytes
        if post.messages.count == 1 && bytes.count >= nearlyFull { return !roundsOff(bytes) }
        guard let end = bytes.last else { return false }
        // A text that stops without any punctuation was cut inside a sentence.
        return post.messages.count == 1 && bytes.count > 600 && UTF8Scanner.isLetter(UInt32(end)) && end < 0x80
    }

    /// Words with which reviewers round a text off.
    private static let closings = [
        "в общем", "в целом", "итого", "такие дела", "такие вот дела", "вот как-то так", "подытож", "резюме", "вывод", "любопытно, что будет",
        "интересно, что будет", "ждем", "in summary", "overall", "to sum up", "in conclusion", "wrapping up", "stay tuned",
    ]

    private static func roundsOff(_ bytes: [UInt8]) -> Bool {
        let lines = TextLines(bytes)
        guard let last = (0..<lines.count).last(where: { !lines.isBlank($0) }) else { return false }
        let text = bytes.folded(lines.lines[last])
        return closings.contains { text.hasPrefix($0) || text.contains(". " + $0) }
    }
}
