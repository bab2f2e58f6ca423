import ReviewModel
import TextAnalysis

/// Joins messages into posts: what continues a review joins it, what captions its pictures becomes a
/// caption, everything else is a post of its own.
///
/// Messages go in one at a time and finished posts come out, so that a source of any length is read
/// in bounded memory.
struct PostAssembly {
    /// Whether the source may begin in the middle of a post.
    var mayBeginInside = false
    /// Whether the source may end in the middle of a post.
    var mayEndInside = false
    /// Where a reader wants posts to begin and to go on.
    var boundaries = PostBoundaries()
    /// The post that may still grow.
    private var open: Post?
    /// What may go on with it; nil before anybody has asked.
    private var continuation: Continuation?
    private var isEmpty = true
    /// Which part of a longer one the open post has come to.
    private var part: PartMark?
    /// How posts of this channel have turned out so far.
    private var habits = SourceHabits()

    /// An assembly that has seen nothing yet.
    init() {}

    /// Takes the next message; returns the posts that it finishes.
    mutating func add(_ message: Message) -> [Post] {
        boundaries.pieces(of: message).compactMap { add(piece: $0) }
    }

    private mutating func add(piece message: Message) -> Post? {
        if open != nil, boundaries.joins(message) {
            open?.messages.append(message)
            return nil
        }
        let lines = TextLines(message.text)
        let part = PartMark(of: lines)
        if let part, message.kind == nil, isNext(part) {
            self.part = part
            open?.messages.append(message)
            return nil
        }
        let header = HeaderSearch.header(of: message, lines: lines)
        var evidence =
            header == nil && Self.isWeighed(message) ? PostEvidence(of: message, lines: lines) : nil
        evidence?.weigh(by: &habits)
        let mayJoin = open?.kind == .review ? message.beginsPost != true : message.beginsPost == false
        let isOwn =
            evidence.map {
                ($0.isCertain || $0.isEntry) && speaksOfAnother($0) && message.beginsPost != false
            } ?? false
        if message.kind == nil, header == nil, mayJoin, !isOwn, attach(message, lines: lines) { return nil }
        let finished = open
        open = post(beginningWith: message, lines: lines, header: header, evidence: evidence)
        continuation = nil
        self.part = part
        isEmpty = false
        return finished
    }

    /// Whether `part` comes right behind what the open post has come to.
    private func isNext(_ part: PartMark) -> Bool {
        guard let open else { return false }
        return self.part.map(part.follows) ?? (part.isSecond && open.kind == .review)
    }

    /// The last post, when there are no more messages.
    mutating func finish() -> Post? {
        guard var last = open else { return nil }
        open = nil
        if mayEndInside { last.incomplete = last.incomplete || CutOff.isLikely(in: last) }
        return last
    }

    /// Whether the text alone says what a message is.
    private static func isWeighed(_ message: Message) -> Bool {
        message.kind == nil && !message.known.isRead && message.item == nil
    }

    /// Whether `evidence` is of another paper than the open review.
    private func speaksOfAnother(_ evidence: PostEvidence) -> Bool {
        guard let open, open.kind == .review, let paper = evidence.paper, let first = open.messages.first
        else {
            return true
        }
        let own = NamedPapers.find(in: first, lines: TextLines(first.text))
        return !own.contains { $0.isSame(as: paper) }
    }

    /// Adds a message to the open review as a caption or a continuation, if it is one.
    private mutating func attach(_ message: Message, lines: TextLines) -> Bool {
        guard let review = open else { return false }
        if CaptionClues.isCaption(message, lines: lines) {
            open?.captions.append(message)
        } else if continues(review, with: message, lines: lines) {
            open?.messages.append(message)
            continuation?.add(message)
        } else {
            return false
        }
        return true
    }

    private mutating func continues(_ review: Post, with message: Message, lines: TextLines) -> Bool {
        let known = continuation ?? Continuation(of: review)
        continuation = known
        return known.continues(review, with: message, lines: lines)
    }

    private func post(
        beginningWith message: Message, lines: TextLines, header: HeaderBlock?, evidence: PostEvidence?
    ) -> Post {
        if let kind = message.kind { return Post(kind: kind, message: message, header: header) }
        if let header {
            var message = message
            if !message.known.isRead {
                let papers = NamedPapers.find(in: message, lines: lines)
                message.known.take(
                    PostEvidence.paper(besides: header, of: message, lines: lines, papers: papers))
                let first = papers.first { paper in
                    header.links.contains { lines.lines[$0].overlaps(paper.place) }
                }
                message.known.others = LaterHeads.find(
                    in: lines, from: header.end, papers: papers, besides: first)
            }
            return Post(kind: .review, message: message, header: header)
        }
        if let evidence, evidence.isReview {
            var message = message
            message.known = evidence.facts(of: message)
            return Post(kind: .review, message: message)
        }
        if let evidence, evidence.isEntry {
            var message = message
            message.known = evidence.facts(of: message)
            return Post(kind: .entry, message: message)
        }
        let clue = KindClues.kind(of: message, lines: lines, after: open)
        if isEmpty, mayBeginInside {
            // A source that opens without any header opens in the middle of a review.
            var post = Post(
                kind: clue == .news || clue == .essay ? .review : clue ?? .review, message: message)
            post.incomplete = post.kind == .review
            return post
        }
        let isCaption = open?.kind != .review && CaptionClues.isCaption(message, lines: lines)
        let kind = isCaption ? Kind.caption : clue ?? .news
        guard kind == .news || kind == .resource, let evidence, !evidence.papers.isEmpty else {
            return Post(kind: kind, message: message)
        }
        // News of one paper name it, a list those that it lists.
        var news = message
        if kind == .news, evidence.papers.count == 1 { news.known.take(evidence.paper) }
        news.known.others = evidence.listed
        return Post(kind: kind, message: news)
    }
}

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
        let gap = Self.gap(before: message, behind: review)
        var weight = gap.map { Self.weight(of: $0) } ?? 0.7
        if KindClues.isGreeting(lines[first]) { weight -= 2 }
        if Self.goesOn(lines[first]) { weight += 1 }
        weight += connection(bytes)
        if message.date != nil, lines.cues.reviewing >= 2 {
            weight += 0.4
            // Parts of one text follow at once and name nothing anew.
            let isAtOnce = gap.map { $0 <= 120 } ?? false
            if isAtOnce, lines.lines.indices.allSatisfy({ lines.anchors($0).isEmpty }) { weight += 0.4 }
        }
        if PostEvidence.isSection(lines[first]) { weight += 0.7 }
        if !review.captions.isEmpty { weight -= 1 }
        switch KindClues.kind(of: message, lines: lines, after: review) {
        case .announcement, .ad, .poll: weight -= 1.5
        case .resource: weight -= 0.5
        case .news: weight -= Self.opensWithLinks(lines) ? 1 : 0.3
        default: break
        }
        if changesLanguage(bytes) { weight -= 2.5 }
        if bytes.count >= 1500 { weight += 0.3 }
        if bytes.count < 400, !WebAddress.find(in: TextSlice(bytes)).isEmpty { weight -= 1.5 }
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
        let tokens = bytes.slice(0..<min(bytes.count, 20_000)).tokens
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
        return [first, second].contains { !WebAddress.find(in: lines.bytes.slice(lines.lines[$0])).isEmpty }
    }

    private func changesLanguage(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 120, let old = language.verdict,
            let new = LanguageDetection.detect(bytes)
        else { return false }
        return old.code != new.code
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
        // A text that stops without any punctuation was cut inside a sentence.
        guard post.messages.count == 1, bytes.count > 600, var start = bytes.indices.last else {
            return false
        }
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let lines = TextLines(bytes)
        let isLong = lines.lines.last.map { $0.count > 120 } ?? false
        return isLong && UTF8Scanner.isLetter(bytes.scalar(start).value)
    }

    /// Words with which reviewers round a text off.
    private static let closings = WordFiles.posts.values("closings")

    private static func roundsOff(_ bytes: [UInt8]) -> Bool {
        let lines = TextLines(bytes)
        guard let last = (0..<lines.count).last(where: { !lines.isBlank($0) }) else { return false }
        let text = bytes.folded(lines.lines[last])
        return closings.contains { text.hasPrefix($0) || text.contains(". " + $0) }
    }
}
