import ReviewModel
import TextAnalysis

/// What speaks for a post being a review of one paper, and what against it.
///
/// No layout is looked for: the papers that the post names, the parts of a head, the place of the links, the words of
/// the prose and its length each add their weight, and a post is a review where the sum is above zero. The weights
/// stand in `Lexicons/Words/posts.txt`.
struct PostEvidence: Sendable {
    /// The papers that the message names.
    let papers: [NamedPaper]
    /// What its opening tells.
    let head: PostHead
    /// The paper that it would be a review of.
    let paper: NamedPaper?
    /// The sum of all weights.
    private(set) var weight = 0.0

    /// Whether the paper stands in the head, on lines of links, under the text, or in its first sentence.
    private let standsOut: Bool
    /// Whether the paper is nothing but a file under the text, named by its title.
    private let isAttached: Bool
    /// Lines of links and hashtags at the end.
    private let tail: Set<Int>
    private let lines: TextLines
    private let heads: HeadLines

    /// Bytes of a first sentence.
    private static let opening = 160
    /// Words beside the title and the address of an entry.
    private static let mostBeside = 6
    /// Weight from which a post is surely a review of its own, whatever stands before it.
    private static let certain = 1.0

    /// Weighs `message`.
    init(of message: Message, lines: TextLines) {
        self.lines = lines
        papers = NamedPapers.find(in: message, lines: lines)
        heads = HeadLines(lines, papers: papers)
        head = Self.head(of: message, heads)
        tail = Self.tail(of: heads)
        isAttached = message.attachedTitle != nil && papers.isEmpty
        let main = Self.main(of: papers, lines: lines, in: head.lines.union(tail))
        paper = main.first ?? papers.first
        let start = lines.nextFilled(from: 0).map { lines.lines[$0].lowerBound } ?? 0
        standsOut =
            main.count == 1 || papers.first.map { $0.place.lowerBound < start + Self.opening } ?? false
        weight = Weights.all["bias"]
        weighPapers(main: main.count)
        weighHead()
        weighProse()
    }

    /// The paper that the message names by a number, or that hangs under it, where no link of `header` leads to one.
    static func paper(
        besides header: HeaderBlock, of message: Message, lines: TextLines, papers: [NamedPaper]
    ) -> NamedPaper? {
        let isLinked = header.links.contains { line in
            papers.contains { lines.lines[line].overlaps($0.place) }
        }
        guard !isLinked, papers.contains(where: { $0.isNumber || $0.origin == .hung }) else { return nil }
        let heads = HeadLines(lines, papers: papers)
        let places = head(of: message, heads).lines.union(tail(of: heads))
        let paper = main(of: papers, lines: lines, in: places).first ?? papers.first
        return paper.flatMap { $0.isNumber || $0.origin == .hung ? $0 : nil }
    }

    private static func head(of message: Message, _ lines: HeadLines) -> PostHead {
        PostHead(
            in: lines, card: message.cards.first { NamedPapers.isPaper($0) }?.title ?? message.attachedTitle)
    }

    /// Takes into account what posts of this shape are in this channel, and lets the channel learn from this one.
    mutating func weigh(by habits: inout SourceHabits) {
        guard let shape else { return }
        let own = weight
        weight += habits.shift(for: shape)
        habits.note(shape, weight: own)
    }

    /// The shape of a post that names one paper.
    private var shape: SourceHabits.Shape? {
        guard let paper, papers.count == 1 else { return nil }
        let isHead = head.lines.contains { lines.lines[$0].overlaps(paper.place) }
        let isEnd = tail.contains { lines.lines[$0].overlaps(paper.place) }
        let place: SourceHabits.Shape.Place =
            paper.origin == .hung ? .hung : isHead ? .head : isEnd ? .end : .prose
        return SourceHabits.Shape(place: place, isTitled: head.likelihood >= 0.5)
    }

    /// Whether it is more likely a review than not.
    var isReview: Bool { weight > 0 && (paper != nil || head.isLabelled || isAttached) }

    /// Whether it is one beyond doubt, so that it goes on with no other review: what is only spoken of in the prose
    /// may be spoken of in the second part of a long review as well.
    var isCertain: Bool { isReview && weight >= Self.certain && (standsOut || head.likelihood >= 0.5) }

    /// Whether it is the title of one paper with its address and hardly a word beside: an entry, as lists have them.
    var isEntry: Bool {
        guard !isReview, paper != nil, papers.count == 1, head.title != nil, head.likelihood >= 0.5 else {
            return false
        }
        // Words of the title may be those of announcements.
        let isPlain = lines.cues.advertising == 0 && lines.cues.announcements + lines.cues.releases < 2
        return isPlain && proseCount <= Self.mostBeside && otherLinks == 0
    }

    /// The papers that it lists, where it is a review of none.
    var listed: [KnownPaper] { ListedPapers.find(in: heads) }

    /// What a review made of it knows of its paper.
    func facts(of message: Message) -> KnownFacts {
        var known = message.known
        known.isRead = true
        known.title = head.title?.string
        known.authors = head.authors
        known.authorsTruncated = head.authorsTruncated
        known.parenthesis = head.parenthesis
        known.arxiv = paper?.arxiv
        known.doi = paper?.doi
        known.url = paper?.url
        known.head = head.lines.union(tail).map { lines.lines[$0] }
        known.links = links()
        known.others = LaterHeads.find(
            in: lines, from: (head.lines.max() ?? 0) + 1, papers: papers, besides: paper)
        return known
    }

    /// The link to the paper, then those that stand on lines of links.
    private func links() -> [KnownLink] {
        var links = paper.map { [KnownLink(url: $0.url, label: $0.label)] } ?? []
        for line in head.lines.union(tail).sorted() {
            let labelled = LabelledLine(at: line, in: lines)
            for anchor in lines.anchors(line) where !links.contains(where: { $0.url == anchor.url }) {
                let words = anchor.isHidden ? HeadLine.bare(lines.bytes.slice(anchor.place)).string : nil
                let label = labelled.flatMap { $0.label.isEmpty ? nil : lines.bytes.slice($0.label).string }
                links.append(KnownLink(url: anchor.url, label: words ?? label))
            }
        }
        return links
    }

    // MARK: Papers

    /// The lines of links and hashtags that the text ends with.
    private static func tail(of heads: HeadLines) -> Set<Int> {
        var tail: Set<Int> = []
        for index in heads.lines.lines.indices.reversed() where !heads.lines.isBlank(index) {
            let content = heads[index].content
            guard content == .links || content == .hashtags || tail.count < 2 && content != .prose else {
                break
            }
            if content == .links || content == .hashtags { tail.insert(index) }
            if tail.count > 12 { break }
        }
        return tail
    }

    /// Those of `papers` that stand in head or tail or hang under the text; a paper that is only spoken of stands in
    /// the prose.
    private static func main(of papers: [NamedPaper], lines: TextLines, in places: Set<Int>) -> [NamedPaper] {
        papers.filter { paper in
            paper.origin == .hung || places.contains { lines.lines[$0].overlaps(paper.place) }
        }
    }

    private mutating func weighPapers(main: Int) {
        // Three papers on lines of their own are a list, whatever else there is.
        let listed = papers.filter { $0.origin == .text && !standsInProse($0) }.count
        let count = listed > 2 ? listed : main == 0 ? papers.count + (isAttached ? 1 : 0) : main
        let clue = count == 0 ? "no paper" : count == 1 ? "one paper" : count == 2 ? "two papers" : "papers"
        weight += Weights.all[clue]
        if listed > 2 || papers.count > 3 && main != 1 { weight += Weights.all["papers"] }
    }

    private func standsInProse(_ paper: NamedPaper) -> Bool {
        lines.lines.indices.contains { index in
            lines.lines[index].overlaps(paper.place)
                && heads[index].content == .prose
        }
    }

    // MARK: Head

    private mutating func weighHead() {
        weight += Weights.all["title"] * head.likelihood
        if !head.authors.isEmpty { weight += Weights.all["authors"] }
        if head.isLabelled { weight += Weights.all["label"] }
        let opening = head.title.map { $0.range } ?? lines.nextFilled(from: 0).map { lines.lines[$0] }
        let announces = opening.map { KindClues.releaseCount(in: lines[$0].foldedWords) } ?? 0
        if announces > 0, head.likelihood < 0.6 { weight += Weights.all["release in the opening"] }
    }

    // MARK: Prose

    private mutating func weighProse() {
        let cues = lines.cues
        weight += Weights.all["reviewing"] * Double(min(5, cues.reviewing))
        weight += Weights.all["releases"] * Double(min(3, cues.otherReleases))
        weight += Weights.all["announcements"] * Double(min(3, cues.announcements))
        weight += Weights.all["resources"] * Double(min(2, cues.resources))
        weight += Weights.all["advertising"] * Double(min(1, cues.advertising))
        if cues.announcements > 1, KindClues.statesTime(lines.bytes) { weight += Weights.all["appointment"] }
        if KindClues.isGreeting(TextSlice(lines.bytes)) { weight += Weights.all["greeting"] }
        weight += Weights.all["section"] * Double(min(3, sections))
        let prose = proseCount
        weight +=
            Weights.all[
                prose < 20 ? "hardly a word" : prose < 30 ? "short" : prose < 45 ? "middling" : "long"]
        if prose > 120 { weight += Weights.all["very long"] }
        let isPlain = cues.releases + cues.announcements + cues.resources + cues.advertising == 0
        if isPlain, prose >= 45, otherLinks == 0, papers.count == 1 {
            weight += Weights.all["nothing but prose"]
        }
        weight += Weights.all["other link"] * Double(min(4, otherLinks))
    }

    /// Words outside head and tail.
    private var proseCount: Int {
        lines.lines.indices.filter { !head.lines.contains($0) && !tail.contains($0) }
            .reduce(0) { $0 + lines[$1].tokens.count }
    }

    private static let sectionNames = WordFiles.posts.phrases("sections")

    /// Lines that open a part.
    private var sections: Int { lines.lines.indices.count { Self.isSection(lines[$0]) } }

    /// Whether `line` opens a part of a review: "Проблема: …", "TL;DR", "ЧТО СДЕЛАЛИ".
    static func isSection(_ line: TextSlice) -> Bool {
        let line = HeadLine.bare(line)
        guard !line.isEmpty else { return false }
        let end = line.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") } ?? line.endIndex
        let name = line.before(end)
        return name.count <= 60 && sectionNames.contains(name.foldedPhrase)
    }

    /// Links that a review has less often than news: weights, blogs, shops, posts of others.
    private var otherLinks: Int {
        var known = Set(papers.map(\.url))
        var count = 0
        for index in lines.lines.indices {
            for anchor in lines.anchors(index) where known.insert(anchor.url).inserted {
                let label = anchor.isHidden ? lines.bytes.slice(anchor.place).string : nil
                switch LinkRoles.role(label: label, url: anchor.url) {
                case .paper, .code, .video: break
                default: count += 1
                }
            }
        }
        return count
    }
}

/// How much each piece of evidence weighs, as the file says.
private struct Weights {
    /// All of them.
    static let all = Weights()

    private let weights: [String: Double]

    private init() {
        weights = Dictionary(
            WordFiles.posts.pairs("weights").map { ($0.left, Double($0.right) ?? 0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The weight of `clue`; 0 of what the file does not know.
    subscript(clue: String) -> Double { weights[clue] ?? 0 }
}

extension TextLines {
    /// The bytes in `range` as a slice of the text.
    fileprivate subscript(range: Range<Int>) -> TextSlice { TextSlice(bytes, in: range) }
}

/// How the posts of a channel that name one paper have turned out so far, by their shape.
///
/// A channel lays its reviews out alike, and its news alike: a post that could be either is read as those of its shape
/// before it were.
struct SourceHabits: Sendable {
    /// Where a post names its paper, and whether it has a title.
    struct Shape: Hashable, Sendable {
        /// Where the paper stands.
        enum Place: Sendable {
            /// In the head, on lines of links at the end, under the text, in the prose.
            case head, end, hung, prose
        }

        /// Where the paper stands.
        var place: Place
        /// Whether the opening has words that look like a title.
        var isTitled: Bool
    }

    /// Posts of a shape that tell nothing yet.
    private static let fewest = 3
    /// The most that habit adds or takes away.
    private static let most = 0.8
    /// What of the mean weight of others is handed on.
    private static let share = 0.3

    private var sums: [Shape: (weight: Double, count: Int)] = [:]

    /// Habits of a channel of which nothing was read yet.
    init() {}

    /// What the posts of this shape so far say about the next: above zero that it is a review.
    func shift(for shape: Shape) -> Double {
        guard let sum = sums[shape], sum.count >= Self.fewest else { return 0 }
        return max(-Self.most, min(Self.most, sum.weight / Double(sum.count) * Self.share))
    }

    /// Remembers a post of the shape whose own evidence weighed `weight`.
    mutating func note(_ shape: Shape, weight: Double) {
        let sum = sums[shape] ?? (0, 0)
        sums[shape] = (sum.weight + weight, sum.count + 1)
    }
}
