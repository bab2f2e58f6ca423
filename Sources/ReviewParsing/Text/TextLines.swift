import TextAnalysis

/// Lines of a text, trimmed, with what is cheap to know of each.
struct TextLines: Sendable {
    /// The text they are lines of.
    let bytes: [UInt8]
    /// Each line without white space around it; empty ranges are blank lines.
    let lines: [Range<Int>]
    /// Links whose addresses do not stand in the text.
    let hidden: [MessageText.HiddenLink]
    /// What was found out about the text and its lines, so that each asks once.
    private let kept = Kept()
    /// Bold words.
    let strong: [Range<Int>]
    /// Words that are marked in another way.
    let marked: [Range<Int>]

    /// The lines of a message.
    init(_ text: MessageText) {
        self.init(text.bytes, hidden: text.links, strong: text.strong, marked: text.marked)
    }

    /// The lines of a text.
    init(
        _ bytes: [UInt8], hidden: [MessageText.HiddenLink] = [], strong: [Range<Int>] = [],
        marked: [Range<Int>] = []
    ) {
        var lines: [Range<Int>] = []
        var start = 0
        for (at, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            lines.append(bytes.trimmed(start..<at))
            start = at + 1
        }
        lines.append(bytes.trimmed(start..<bytes.count))
        self.bytes = bytes
        self.lines = lines
        self.hidden = hidden
        self.strong = strong
        self.marked = marked
    }

    /// The lines of a source.
    init(_ source: SourceText) {
        self.bytes = source.bytes
        self.lines = (0..<source.lineCount).map { source.bytes.trimmed(source.line($0)) }
        self.hidden = []
        self.strong = []
        self.marked = []
    }

    /// The line at `index` as a slice of the text.
    subscript(index: Int) -> TextSlice { TextSlice(bytes, in: lines[index]) }

    /// How many lines there are.
    var count: Int { lines.count }

    /// Whether the line at `index` holds nothing, or there is no such line.
    func isBlank(_ index: Int) -> Bool { !lines.indices.contains(index) || lines[index].isEmpty }

    /// How far from the margin the line at `index` begins, in bytes.
    func indentation(_ index: Int) -> Int {
        let start = lines[index].lowerBound
        var at = start
        while at > 0, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x09 { at -= 1 }
        return start - at
    }

    /// The line that `offset` lies in, or the one before where it lies between two.
    func line(at offset: Int) -> Int {
        max(0, lines.firstSortedIndex { $0.lowerBound > offset } - 1)
    }

    /// The first line from `index` on that is not blank, at most `skipping` blank lines later.
    func nextFilled(from index: Int, skipping: Int = .max) -> Int? {
        var at = index
        while at < count, at - index <= skipping {
            if !isBlank(at) { return at }
            at += 1
        }
        return nil
    }

    private final class Kept: @unchecked Sendable {
        var anchors: [[Anchor]?] = []
        let cues = Once<PostCues>()
    }

    /// What the words of the text say of a post.
    var cues: PostCues { kept.cues.get { PostCues(bytes) } }

    /// Links in the line at `index`, written out or hidden, in order.
    func anchors(_ index: Int) -> [Anchor] {
        if kept.anchors.isEmpty { kept.anchors = Array(repeating: nil, count: lines.count) }
        if let known = kept.anchors[index] { return known }
        let found = findAnchors(index)
        kept.anchors[index] = found
        return found
    }

    private func findAnchors(_ index: Int) -> [Anchor] {
        let range = lines[index]
        var found = WebAddress.find(in: bytes.slice(range)).map {
            Anchor(place: $0, url: bytes.string($0), isHidden: false)
        }
        for link in hidden where range.overlaps(link.range) && !link.url.isEmpty {
            let place = bytes.trimmed(link.range.clamped(to: range))
            if !place.isEmpty { found.append(Anchor(place: place, url: link.url, isHidden: true)) }
        }
        return found.count > 1 ? found.sorted { $0.place.lowerBound < $1.place.lowerBound } : found
    }

    /// A link where it stands in the text.
    struct Anchor: Sendable {
        /// The address, or the words that carry it.
        var place: Range<Int>
        /// The address.
        var url: String
        /// Whether the address does not stand in the text.
        var isHidden: Bool
    }

    /// The text of the line at `index`.
    func string(_ index: Int) -> String { bytes.string(lines[index]) }
}
