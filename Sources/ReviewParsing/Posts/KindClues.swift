import ReviewModel
import TextAnalysis

/// Tells by its words what sort of post a message without the head of a review is.
enum KindClues {
    private static let greetings = WordFiles.posts.values("greetings")

    /// Words of meetings, jobs and contests.
    static let announcements = CuePhrases(WordFiles.posts.values("announcements"))

    /// Words of what came out.
    static let releases = CuePhrases(WordFiles.posts.values("releases"))

    /// Words of what was paid for.
    static let advertising = CuePhrases(WordFiles.posts.values("advertising"))

    /// Words of things to learn from.
    static let resources = CuePhrases(WordFiles.posts.values("resources"))

    /// The kind of `message`, or nil when its words say nothing.
    static func kind(of message: Message, lines: TextLines, after review: Post?) -> Kind? {
        let bytes = message.text.bytes
        let words = bytes.foldedWords(0..<min(bytes.count, 20_000))
        if advertising.count(in: words) >= 1 { return .ad }
        let links = WebAddress.find(in: bytes, 0..<min(bytes.count, 20_000)).count + message.text.links.count
        var announcement = announcements.count(in: words)
        if isGreeting(TextSlice(bytes)) { announcement += 2 }
        let news = releases.count(in: words) + links
        if announcement >= 2, announcement * 2 >= news || announcement >= 3, words.count < 400 {
            return .announcement
        }
        if announcement == 1, links >= 1, releases.count(in: words) >= 1 { return .news }
        if announcement == 1, links <= 1, words.count < 120 { return .announcement }
        if resources.count(in: words) >= 2, links >= 1, words.count < 250 { return .resource }
        if links > 0, words.count < 500 { return .news }
        if words.count >= 200 { return .essay }
        return news > 0 ? .news : nil
    }

    /// Whether the text opens with a greeting.
    static func isGreeting(_ text: TextSlice) -> Bool {
        let opening = text.prefix(60).folded
        return greetings.contains { opening.hasPrefix($0) }
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
        if range.count > 700 { return false }
        if !WebAddress.find(in: lines.bytes, range).isEmpty { return message.hasMedia && range.count <= 200 }
        if message.hasMedia { return true }
        let sentences = SentenceSplitter.sentences(in: lines.bytes, range).count
        let ends = range.last.map { ".!?…:".utf8.contains(lines.bytes[$0]) } ?? false
        return !KindClues.isGreeting(lines[line]) && range.count <= 300 && sentences <= 2
            && (!ends || range.count <= 60)
    }
}
