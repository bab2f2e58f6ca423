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

    /// Weighs what speaks for and against; where a source tells neither times nor pictures, a message that only
    /// follows is taken for a continuation.
    func continues(_ review: Post, with message: Message, lines: TextLines) -> Bool {
        if message.beginsPost == false { return true }
        if message.forwardedFrom != nil || message.kind != nil { return false }
        let bytes = message.text.bytes
        guard let first = lines.nextFilled(from: 0) else { return false }
        if review.kind != .review { return false }
        if Self.isUpdate(lines[first]) { return true }
        var weight = Self.gap(before: message, behind: review).map { Self.weight(of: $0) } ?? 0.7
        if KindClues.isGreeting(lines[first]) { weight -= 2 }
        if Self.goesOn(lines[first]) { weight += 1 }
        weight += connection(bytes)
        if message.date != nil, lines.cues.reviewing >= 2 { weight += 0.4 }
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

    /// Seconds between a message and the one that the review ends with; nil where the source does not tell.
    private static func gap(before message: Message, behind review: Post) -> Int64? {
        guard let date = message.date, let last = review.allMessages.last?.date,
            date.precision == .second, last.precision == .second
        else { return nil }
        return abs(date.seconds - last.seconds)
    }

    /// What the time between two messages of one writer says: parts of one text are posted within minutes, and so are
    /// messages that have nothing to do with each other.
    private static func weight(of gap: Int64) -> Double {
        gap <= 120 ? -0.3 : gap <= 1800 ? -0.5 : -1
    }

    /// Whether a message says itself that it goes on: "Продолжение", "Part 2", "…", a small letter.
    private static func goesOn(_ line: TextSlice) -> Bool {
        if line.hasPrefix("…") || line.hasPrefix("...") { return true }
        let phrase = line.prefix(40).foldedPhrase
        return continuations.contains { phrase == $0 || phrase.hasPrefix($0 + " ") }
    }

    private static let continuations = WordFiles.posts.values("continuations")

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

    /// Words with capitals inside, digits or Latin letters among Russian ones: names that a review keeps coming back
    /// to. In a text in Latin letters a capital counts within a sentence only.
    private static func names(in bytes: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        let tokens = Tokenizer.tokens(in: bytes, 0..<min(bytes.count, 20_000))
        let isLatin = tokens.count { $0.hasCyrillic } * 4 < tokens.count
        for (index, token) in tokens.enumerated() where token.hasLatin && token.range.count >= 2 {
            let isName =
                token.allUpper || token.hasDigit
                || (isLatin
                    ? token.range.count >= 4 && token.hasUpper
                        && (index > 0
                            && goesOn(bytes[tokens[index - 1].range.upperBound..<token.range.lowerBound])
                            || bytes[token.range].dropFirst().contains { (0x41...0x5A).contains($0) })
                    : token.range.count >= 4)
            guard isName else { continue }
            let name = bytes.folded(token.range)
            if !commonWords.contains(name) { names.insert(name) }
        }
        return names
    }

    /// Whether nothing but a blank or a comma stands between two words.
    private static func goesOn(_ gap: ArraySlice<UInt8>) -> Bool {
        gap.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: ",") }
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
