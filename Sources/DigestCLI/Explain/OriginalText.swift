import ReviewModel
import ReviewParsing
import ReviewRendering
import ReviewStorage
import TextAnalysis

/// The text that an item was read from: the source file where it is as it was, else the item's own text.
struct OriginalText {
    /// The text, in UTF-8.
    let bytes: [UInt8]
    /// Path to show before a line; nil where the text is the item's own.
    let path: String?
    /// Whether places of evidence are places in `bytes`.
    let isSource: Bool
    private let lineStarts: [Int]
    private let review: Review
    private let topics: TopicPlaces

    /// The text that `review` was read from, with paths as `session` shows them.
    init(of review: Review, in store: ReviewStore, session: Session) throws {
        self.review = review
        let source = try OriginalText.source(of: review, in: store)
        isSource = source != nil
        let bytes = source ?? Array(review.text.utf8)
        self.bytes = bytes
        topics = TopicPlaces(bytes, in: session)
        path =
            source == nil ? nil : FilePath.relative(review.source.path, to: session.environment.folder)
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// The text of the source file, if it is one that people read as it is and has not changed since.
    private static func source(of review: Review, in store: ReviewStore) throws -> [UInt8]? {
        let path = review.source.path
        guard path != "-", let record = try store.source(path: path), record.traits.contains(.plainText),
            let status = try? FileStatus(path: path, name: path), status.kind == .file,
            status.size == record.size, status.modified == record.modified,
            let bytes = try? FileReading.bytes(at: path, name: path)
        else { return nil }
        return SourceFile(path: path, bytes: bytes).text
    }

    /// Where the words of `evidence` stand in `bytes`; nil where they cannot be pointed at.
    func place(of evidence: Evidence) -> Range<Int>? {
        if isSource {
            guard let range = evidence.range, range.upperBound <= bytes.count else { return nil }
            return range
        }
        if evidence.rule == Correction.rule { return nil }
        if evidence.field == "claims", let claim = review.claims.first(where: { $0.text == evidence.value }),
            claim.range.upperBound <= bytes.count
        {
            return claim.range
        }
        if evidence.field == "topics" { return topics.place(of: evidence.value) }
        return spellings(of: evidence).lazy.compactMap { find($0) }.first
    }

    /// What may stand in the text for a value.
    private func spellings(of evidence: Evidence) -> [String] {
        switch evidence.field {
        case "models":
            [evidence.value] + review.models.filter { $0.name == evidence.value }.flatMap(\.aliases)
        case "links":
            [evidence.value] + review.links.filter { $0.url == evidence.value }.compactMap(\.label)
        default: [evidence.value]
        }
    }

    /// The first place of `words` with no letter or digit beside it; capitals of the Latin alphabet make
    /// no difference.
    private func find(_ words: String) -> Range<Int>? {
        let words = words.utf8.map(OriginalText.lowered)
        guard let first = words.first, words.count <= bytes.count else { return nil }
        for start in 0...(bytes.count - words.count) where OriginalText.lowered(bytes[start]) == first {
            let end = start + words.count
            if isLetter(start - 1) && isLetter(start) || isLetter(end - 1) && isLetter(end) { continue }
            if bytes[start..<end].elementsEqual(words, by: { OriginalText.lowered($0) == $1 }) {
                return start..<end
            }
        }
        return nil
    }

    private func isLetter(_ index: Int) -> Bool {
        guard bytes.indices.contains(index) else { return false }
        let byte = OriginalText.lowered(bytes[index])
        return (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || (0xC3...0xDF).contains(byte)
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

/// Where a text names topics, found again as it is not kept for texts whose source holds them in another form.
private final class TopicPlaces {
    private let bytes: [UInt8]
    private let session: Session
    /// The topics that are looked for, and where the text has words of theirs; found when one is asked for.
    private lazy var found: (topics: [Topic], matches: [LexiconMatch]) = {
        guard let own = try? session.lexicons().topics else {
            let matcher = LexiconMatcher(patterns: TopicPlaces.standard)
            return (StandardLexicons.topics.topics, matcher.matches(in: bytes))
        }
        let all = StandardLexicons.topics.merging(own)
        return (all.topics, LexiconMatcher([all.lexicon]).matches(in: bytes))
    }()

    private static let standard = LexiconMatcher.Patterns([StandardLexicons.topics.lexicon])

    init(_ bytes: [UInt8], in session: Session) {
        self.bytes = bytes
        self.session = session
    }

    /// The first words that name the topic `id`, else those that may, else those of a topic that is filed under it; nil
    /// where there are none.
    func place(of id: String) -> Range<Int>? {
        let (topics, matches) = found
        let ranks = matches.compactMap { match -> (rank: Int, range: Range<Int>)? in
            let topic = topics[match.entry], evidence = topic.evidence(ofAlias: match.alias)
            guard evidence != .against, topic.id == id || topic.parents.contains(id) else { return nil }
            return ((topic.id == id ? 0 : 2) + (evidence == .strong ? 0 : 1), match.range)
        }
        // Of equals the first one is the least.
        return ranks.min { $0.rank < $1.rank }?.range
    }
}

extension OriginalText {
    /// 0-based index of the line that holds the byte at `offset`.
    func line(at offset: Int) -> Int {
        max(0, lineStarts.firstSortedIndex { $0 > offset } - 1)
    }

    /// Bytes of a line, its end left out.
    func range(ofLine index: Int) -> Range<Int> {
        guard lineStarts.indices.contains(index) else { return bytes.count..<bytes.count }
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
        let start = min(lineStarts[index], end)
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// The stretches of `bytes` that belong to the item.
    var stretches: [Range<Int>] {
        guard isSource else { return [0..<bytes.count] }
        return review.source.lines.compactMap { lines in
            let start = range(ofLine: lines.lowerBound - 1).lowerBound
            let end = range(ofLine: lines.upperBound - 1).upperBound
            return start < end ? start..<end : nil
        }
    }
}

/// The lines an item was read from, with what was read marked.
struct MarkedSource {
    private let review: Review
    private let original: OriginalText
    private let usesColor: Bool

    /// The source of `review`.
    init(_ review: Review, in store: ReviewStore, session: Session) throws {
        self.review = review
        original = try OriginalText(of: review, in: store, session: session)
        usesColor = session.usesColor
    }

    /// Prints every stretch under a line that says where it stands.
    func print(to output: Output) throws(OutputError) {
        let marks = review.evidence.compactMap { evidence in
            original.place(of: evidence).map { MarkedText.Mark(range: $0, field: evidence.field) }
        }
        for stretch in original.stretches {
            try output.line("# \(place(of: stretch))")
            let inside = marks.filter {
                stretch.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= stretch.upperBound
            }
            let shifted = inside.map { mark in
                let range = mark.range
                return MarkedText.Mark(
                    range: range.lowerBound - stretch.lowerBound..<range.upperBound - stretch.lowerBound,
                    field: mark.field)
            }
            let text = MarkedText(text: Array(original.bytes[stretch]), marks: shifted)
            let first = original.line(at: stretch.lowerBound) + 1
            let lines = text.lines(color: usesColor)
            let width = String(first + lines.count - 1).utf8.count
            for (index, line) in lines.enumerated() {
                let number = Count.aligned(first + index, to: width)
                try output.line((usesColor ? "\u{1B}[2m\(number)\u{1B}[0m  " : number + "  ") + line)
            }
        }
    }

    private func place(of stretch: Range<Int>) -> String {
        guard let path = original.path else { return "text of \(review.id)" }
        let first = original.line(at: stretch.lowerBound) + 1
        let last = original.line(at: max(stretch.lowerBound, stretch.upperBound - 1)) + 1
        return "\(SafeText.line(path)):\(first)" + (last > first ? "-\(last)" : "")
    }
}
