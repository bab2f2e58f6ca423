import ReviewModel
import TextAnalysis

/// Whether a message without a head goes on with the review before it.
struct Continuation {
    /// Names in the first message of the review.
    private let names: Set<String>
    /// What its text is written in, the head left out.
    private var language: LanguageCensus

    /// What may go on with `review`.
    init(of review: Post) {
        names = review.messages.first.map { Self.names(in: $0.text.bytes) } ?? []
        language = LanguageCensus(review.prose)
    }

    /// Takes note of a message that does.
    mutating func add(_ message: Message) { language += LanguageCensus(message.text.bytes) }

    /// Weighs what speaks for and against; a message that only follows is taken for a continuation.
    func continues(_ review: Post, with message: Message, lines: TextLines) -> Bool {
        if message.beginsPost == false { return true }
        if message.forwardedFrom != nil || message.kind != nil { return false }
        let bytes = message.text.bytes
        guard let first = lines.nextFilled(from: 0) else { return false }
        var weight = 0.7
        if review.kind != .review { return false }
        if Self.isUpdate(lines[first]) { return true }
        if KindClues.isGreeting(lines[first]) { weight -= 2 }
        weight += connection(bytes)
        if !review.captions.isEmpty { weight -= 1 }
        switch KindClues.kind(of: message, lines: lines, after: review) {
        case .announcement, .ad, .poll: weight -= 1.5
        case .resource: weight -= 0.5
        case .news: weight -= Self.opensWithLinks(lines) ? 1 : 0.3
        default: break
        }
        if changesLanguage(bytes) { weight -= 2.5 }
        if bytes.count >= 1500 { weight += 0.3 }
        if bytes.count < 400, !WebAddress.find(in: bytes, 0..<bytes.count).isEmpty { weight -= 1.5 }
        return weight > 0
    }

    /// Whether the line begins `UPD:` or `UPD2:`, as what was added to a post does.
    private static func isUpdate(_ line: TextSlice) -> Bool {
        let word = line.prefix(12).foldedWords.first ?? ""
        return word.hasPrefix("upd") && Int(word.dropFirst(3)) != nil
            || WordFiles.posts.values("updates").contains(word)
    }

    /// How much of what the review names stands in the message: 0, 0.5 or 1.
    private func connection(_ bytes: [UInt8]) -> Double {
        guard !names.isEmpty else { return 0.3 }
        let found = Self.names(in: bytes).intersection(names).count
        return found >= 2 ? 1 : found == 1 ? 0.5 : 0
    }

    /// Words with capitals inside, digits or Latin letters: names that a review keeps coming back to.
    private static func names(in bytes: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        for token in Tokenizer.tokens(in: bytes, 0..<min(bytes.count, 20_000))
        where token.hasLatin && token.range.count >= 2 {
            if token.allUpper || token.hasDigit || token.range.count >= 4 {
                let name = bytes.folded(token.range)
                if !commonWords.contains(name) { names.insert(name) }
            }
        }
        return names
    }

    private static let commonWords = WordFiles.posts.phrases("no names")

    /// Whether an address stands in the first two lines.
    private static func opensWithLinks(_ lines: TextLines) -> Bool {
        guard let first = lines.nextFilled(from: 0) else { return false }
        let second = lines.nextFilled(from: first + 1) ?? first
        return [first, second].contains { !WebAddress.find(in: lines.bytes, lines.lines[$0]).isEmpty }
    }

    private func changesLanguage(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 120, let old = language.verdict,
            let new = LanguageDetection.detect(bytes)
        else { return false }
        return old.code != new.code
    }
}
