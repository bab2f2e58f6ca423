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
        if open != nil, let part, let last = self.part, part.follows(last), message.kind == nil {
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
            evidence.map { $0.isCertain && speaksOfAnother($0) && message.beginsPost != false } ?? false
        if message.kind == nil, header == nil, mayJoin, !isOwn, attach(message, lines: lines) { return nil }
        let finished = open
        open = post(beginningWith: message, lines: lines, header: header, evidence: evidence)
        continuation = nil
        self.part = part
        isEmpty = false
        return finished
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
                message.known.take(PostEvidence.paper(besides: header, of: message, lines: lines))
            }
            return Post(kind: .review, message: message, header: header)
        }
        if let evidence, evidence.isReview {
            var message = message
            message.known = evidence.facts(of: message)
            return Post(kind: .review, message: message)
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
        guard kind == .news, let evidence, evidence.papers.count == 1 else {
            return Post(kind: kind, message: message)
        }
        // News of one paper name it.
        var news = message
        news.known.take(evidence.paper)
        return Post(kind: kind, message: news)
    }
}
