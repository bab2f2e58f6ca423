import ReviewModel
import TextAnalysis

/// Tells by its words what sort of post a message without the head of a review is.
enum KindClues {
    private static let greetings = WordFiles.posts.values("greetings")

    /// Words of what came out.
    static let releases = CuePhrases(WordFiles.posts.values("releases"))

    /// Words of papers that came out, which have words of releases in them.
    private static let papers = CuePhrases(WordFiles.posts.values("papers out"))

    /// How many different words of releases stand in `words`, beside those that say that a paper came out.
    static func releaseCount(in words: [String]) -> Int {
        let count = releases.count(in: words)
        return count == 0 ? 0 : max(0, count - 2 * papers.count(in: words))
    }

    /// The kind of `message`, or nil when its words say nothing.
    static func kind(of message: Message, lines: TextLines, after review: Post?) -> Kind? {
        let bytes = message.text.bytes
        let cues = lines.cues
        if cues.advertising >= 1 { return .ad }
        let links =
            WebAddress.find(in: bytes.slice(0..<min(bytes.count, PostCues.longestRead))).count
            + message.text.links.count
        var announcement = cues.announcements
        if isGreeting(TextSlice(bytes)) { announcement += 2 }
        let news = cues.releases + links
        if announcement >= 2, announcement * 2 >= news || announcement >= 3, cues.words < 400 {
            return .announcement
        }
        if announcement == 1, links >= 1, cues.releases >= 1 { return .news }
        if announcement == 1, links <= 1, cues.words < 120 { return .announcement }
        if cues.resources >= 2, links >= 1, cues.words < 250 { return .resource }
        if links > 0, cues.words < 500 { return .news }
        if cues.words >= 200 { return .essay }
        return news > 0 ? .news : nil
    }

    /// Whether the opening of a text states a time of day: "18:00".
    static func statesTime(_ bytes: [UInt8]) -> Bool {
        let opening = bytes.prefix(1000)
        return opening.indices.contains { at in
            guard bytes[at] == UInt8(ascii: ":") else { return false }
            let hours = bytes[..<at].suffix(3).reversed().prefix { (0x30...0x39).contains($0) }
            let minutes = bytes[(at + 1)...].prefix(3).prefix { (0x30...0x39).contains($0) }
            guard (1...2).contains(hours.count), minutes.count == 2 else { return false }
            let number = { (digits: [UInt8]) in digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
            return number(hours.reversed()) < 24 && number(Array(minutes)) < 60
        }
    }

    /// Whether the text opens with a greeting.
    static func isGreeting(_ text: TextSlice) -> Bool {
        let opening = text.prefix(60).folded
        return greetings.contains { opening.begins(with: $0) }
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
        if !WebAddress.find(in: lines.bytes.slice(range)).isEmpty {
            return message.hasMedia && range.count <= 200
        }
        if message.hasMedia { return true }
        // Where a source tells what was posted when, it tells of pictures as well.
        if message.date != nil { return false }
        let sentences = lines.bytes.slice(range).sentences.count
        let ends = range.last.map { ".!?…:".utf8.contains(lines.bytes[$0]) } ?? false
        return !KindClues.isGreeting(lines[line]) && range.count <= 300 && sentences <= 2
            && !ends
    }
}
