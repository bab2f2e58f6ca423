import ReviewModel
import TextAnalysis

/// A review while the rules fill it in: the post it is read from, its text and what was found so far.
struct ReviewDraft {
    /// What was found so far.
    var review: Review
    /// The post it is read from.
    let post: Post
    /// All words of the post, continuations included, captions not.
    let text: MessageText
    /// Lines of `text`.
    let lines: TextLines
    /// The head of the review; line indices are those of `lines`.
    let header: HeaderBlock?
    /// The lexicons.
    let lexica: Lexica
    /// Words of the text, addresses left out.
    let tokens: [Token]
    /// Names of models, data sets, organisations, venues and countries in `tokens`, those in lines of people left out.
    let names: [LexiconMatch]
    /// Concepts in `tokens`.
    let concepts: [LexiconMatch]
    /// What the tokens are as words, wherever they stand.
    let words: DraftWords
    /// Runs of `tokens` that may be names, ordinary words among them; none where names are not read.
    let runs: [NameRun]
    /// Labelled lines of a digest's head, by line.
    let digestHead: [Int: DigestHead.Label]
    /// Lines of the text that hold no prose: title, authors, labelled links.
    var headLines: Set<Int>

    init(review: Review, post: Post, text: MessageText, lexica: Lexica) {
        self.review = review
        self.post = post
        self.text = text
        self.lines = TextLines(text)
        self.lexica = lexica
        self.tokens = Self.tokens(in: text.bytes.slice(0..<Self.longestRead))
        self.runs =
            Self.named.contains(post.kind)
            ? Self.outside(text.code, of: NameRun.runs(in: text.bytes, tokens: tokens)) { $0.range } : []
        self.header = post.header
        self.digestHead = Self.digestHead(in: lines, of: post)
        let people =
            [post.header?.authors].compactMap { $0 } + digestHead.filter { $0.value != .paper }.map(\.key)
        let places = people.map { [lines] in lines.lines[$0] }
        let found = lexica.found(in: text.bytes, tokens: tokens)
        self.concepts = Self.outside(text.code, of: found.concepts) { $0.range }
        self.words = DraftWords(bytes: text.bytes, tokens: tokens, numbers: found.words, notes: lexica.notes)
        self.names = Self.outside(text.code, of: found.names) { $0.range }.filter { match in
            !places.contains { $0.overlaps(match.range) }
        }
        var headLines = Set(digestHead.keys)
        if let header = post.header {
            headLines.formUnion([header.title, header.authors].compactMap { $0 } + header.links)
        }
        headLines.formUnion(Self.knownHead(in: lines, of: post))
        // The line above the head of a digest's section is its heading.
        if let first = digestHead.keys.min() { headLines.formUnion(0..<first) }
        self.headLines = headLines
    }

    /// What of `things`, which are in the order of their places, lies in none of `blocks`: code names nothing.
    private static func outside<Thing>(
        _ blocks: [Range<Int>], of things: [Thing], place: (Thing) -> Range<Int>
    )
        -> [Thing]
    {
        if blocks.isEmpty { return things }
        var next = 0
        return things.filter { thing in
            let start = place(thing).lowerBound
            while next < blocks.count, blocks[next].upperBound <= start { next += 1 }
            return next == blocks.count || start < blocks[next].lowerBound
        }
    }

    /// Whether models and data sets are read out of posts of this kind.
    var isNamed: Bool { Self.named.contains(post.kind) }

    private static let named: Set<Kind> = [.review, .entry, .news, .essay]

    /// Bytes of a text that are searched for names, topics and claims. No review is as long; a text that
    /// is, is data, and is kept and indexed all the same.
    static let longestRead = 1 << 20

    /// What the format itself says of the paper.
    var known: KnownFacts { post.messages.first?.known ?? KnownFacts() }

    /// Labelled lines that the head of a section has at most.
    private static let longestHead = 16
    /// Lines that a heading takes at most.
    private static let longestHeading = 4

    /// The bytes of the text.
    var bytes: [UInt8] { text.bytes }

    /// Remembers what a value rests on; `range` is one of the text.
    mutating func note(
        _ field: String, as value: String, by rule: any ExtractionRule, at range: Range<Int>?,
        confidence: Double = 0.9
    ) {
        let place = range.flatMap { text.sourceRange(of: $0) }
        review.evidence.append(
            Evidence(field: field, value: value, rule: rule.name, range: place, confidence: confidence))
    }

    /// Changes the paper at `index`, making the first one when there is none.
    mutating func changePaper(_ index: Int = 0, change: (inout Paper) -> Void) {
        guard review.papers.indices.contains(index) else { return }
        change(&review.papers[index])
    }

    /// Whether the post is about none of its papers, and only lists them.
    var listsPapers: Bool { post.kind != .review && post.kind != .entry && !known.others.isEmpty }

    /// Where the papers that have heads of their own begin among those of the item.
    var firstOther: Int { listsPapers ? 0 : 1 }

    /// The papers that the head of the post tells of: all but those that have heads of their own.
    var sharingPapers: [Int] {
        if listsPapers { return [] }
        let own = known.others.indices.filter { !known.others[$0].authors.isEmpty }.map { $0 + 1 }
        return review.papers.indices.filter { !own.contains($0) }
    }

    /// Lines of prose: what is neither head nor blank, in order.
    var proseLines: [Int] {
        (0..<lines.count).filter {
            !lines.isBlank($0) && !headLines.contains($0) && lines.lines[$0].upperBound <= Self.longestRead
        }
    }

    /// The last `count` words before `offset`.
    func tokens(before offset: Int, _ count: Int) -> ArraySlice<Token> {
        let end = tokens.firstSortedIndex { $0.range.lowerBound >= offset }
        return tokens[max(0, end - count)..<end]
    }

    /// Words of `text` without those of web addresses.
    private static func tokens(in text: TextSlice) -> [Token] {
        var tokens: [Token] = []
        var start = text.startIndex
        for url in WebAddress.find(in: text) {
            tokens += text[start..<url.lowerBound].tokens
            start = url.upperBound
        }
        tokens += text.from(start).tokens
        // No word is as long; looking for names in one takes time that grows with its square.
        return tokens.contains { $0.range.count > 256 } ? tokens.filter { $0.range.count <= 256 } : tokens
    }

    /// Lines that a format says are head.
    private static func knownHead(in lines: TextLines, of post: Post) -> [Int] {
        let head = post.messages.first?.known.head ?? []
        guard !head.isEmpty else { return [] }
        return lines.lines.indices.filter { index in
            let line = lines.lines[index]
            return !line.isEmpty
                && head.contains { $0.lowerBound < line.upperBound && line.upperBound <= $0.upperBound }
        }
    }

    /// Numbers of the lines of a digest's head that tell `label`, in order.
    func digestLines(_ label: DigestHead.Label) -> [Int] {
        digestHead.filter { $0.value == label }.keys.sorted()
    }

    private static func digestHead(in lines: TextLines, of post: Post) -> [Int: DigestHead.Label] {
        guard post.header == nil, post.messages.first?.beginsPost == true, post.kind == .review else {
            return [:]
        }
        var head: [Int: DigestHead.Label] = [:]
        var at = 0
        // The first line may be the heading itself.
        if let first = lines.nextFilled(from: 0),
            DigestHead.label(in: lines.bytes.slice(lines.lines[first])) == nil
        {
            at = first + 1
            // A long heading goes on in the lines right below it.
            while at - first <= longestHeading, !lines.isBlank(at),
                DigestHead.label(in: lines.bytes.slice(lines.lines[at])) == nil
            {
                at += 1
            }
            if at - first > longestHeading { at = first + 1 }
        }
        while let next = lines.nextFilled(from: at, skipping: 4),
            let label = DigestHead.label(in: lines.bytes.slice(lines.lines[next]))
        {
            head[next] = label
            // A head of more lines is no head.
            if head.count == longestHead { return head }
            at = next + 1
        }
        return head
    }
}
