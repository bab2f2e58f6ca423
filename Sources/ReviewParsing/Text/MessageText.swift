import TextAnalysis

/// Words of a message with their markup and the places they came from.
struct MessageText: Sendable {
    /// UTF-8; lines end with a line feed, none after the last.
    var bytes: [UInt8] = []
    /// Hidden links, in order.
    var links: [HiddenLink] = []
    /// Bold words, in order.
    var strong: [Range<Int>] = []
    /// Words in italics, underlined, hidden or in the letters of code, in order.
    var marked: [Range<Int>] = []
    /// Blocks of code, in order.
    var code: [Range<Int>] = []
    /// Runs of text and the source bytes they came from, in order.
    var origins: [Origin] = []

    /// A link whose address does not stand in the text.
    struct HiddenLink: Sendable {
        /// The words that carry it.
        var range: Range<Int>
        /// Its address.
        var url: String
    }

    /// `length` bytes of text from `text` on came from the source from `source` on.
    struct Origin: Sendable {
        var text: Int
        var source: Int
        var length: Int
    }

    /// A text made of whole lines of a source.
    init(lines: [Range<Int>], of source: SourceText) {
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\n")) }
            append(source.bytes[line], from: line.lowerBound)
        }
    }

    /// A text that is still to be filled.
    init() {}

    /// Appends bytes that stand in the source from `offset` on.
    mutating func append(_ slice: ArraySlice<UInt8>, from offset: Int) {
        origins.append(Origin(text: bytes.count, source: offset, length: slice.count))
        bytes += slice
    }

    /// Appends another text on a line of its own.
    mutating func append(_ other: MessageText) {
        if !bytes.isEmpty { bytes += [UInt8(ascii: "\n"), UInt8(ascii: "\n")] }
        let shift = bytes.count
        bytes += other.bytes
        links += other.links.map {
            HiddenLink(range: $0.range.lowerBound + shift..<$0.range.upperBound + shift, url: $0.url)
        }
        strong += other.strong.map { $0.lowerBound + shift..<$0.upperBound + shift }
        marked += other.marked.map { $0.lowerBound + shift..<$0.upperBound + shift }
        code += other.code.map { $0.lowerBound + shift..<$0.upperBound + shift }
        origins += other.origins.map { Origin(text: $0.text + shift, source: $0.source, length: $0.length) }
    }

    /// Where the bytes of `range` stand in the source, from the first to the last of them.
    func sourceRange(of range: Range<Int>) -> Range<Int>? {
        guard let first = source(of: range.lowerBound),
            let last = source(of: max(range.lowerBound, range.upperBound - 1))
        else { return nil }
        return first..<max(first, last + 1)
    }

    private func source(of offset: Int) -> Int? {
        let next = origins.firstSortedIndex { $0.text > offset }
        guard next > 0 else { return nil }
        let run = origins[next - 1]
        return run.source + min(offset - run.text, run.length)
    }
}

extension MessageText {
    /// The bytes in `range` with the links and origins that lie in it. Links must be sorted by where they begin,
    /// which is what makes cutting a long text into many parts cheap.
    func part(_ range: Range<Int>) -> MessageText {
        var part = MessageText()
        part.bytes = Array(bytes[range])
        var at = links.firstSortedIndex { $0.range.lowerBound >= range.lowerBound }
        while at < links.count, links[at].range.lowerBound < range.upperBound {
            let place = links[at].range.clamped(to: range)
            part.links.append(
                HiddenLink(
                    range: place.lowerBound - range.lowerBound..<place.upperBound - range.lowerBound,
                    url: links[at].url))
            at += 1
        }
        part.strong = Self.cut(strong, to: range)
        part.marked = Self.cut(marked, to: range)
        part.code = Self.cut(code, to: range)
        // The run before the first that begins in the range may reach into it.
        at = max(0, origins.firstSortedIndex { $0.text >= range.lowerBound } - 1)
        while at < origins.count, origins[at].text < range.upperBound {
            if let origin = origins[at].clipped(to: range) { part.origins.append(origin) }
            at += 1
        }
        return part
    }

    /// What of `places` lies in `range`, counted from its start.
    private static func cut(_ places: [Range<Int>], to range: Range<Int>) -> [Range<Int>] {
        places.filter { $0.overlaps(range) }.map {
            let place = $0.clamped(to: range)
            return place.lowerBound - range.lowerBound..<place.upperBound - range.lowerBound
        }
    }
}

extension MessageText.Origin {
    /// What of the run lies in `range`, counted from the start of `range`.
    fileprivate func clipped(to range: Range<Int>) -> Self? {
        let place = (text..<text + length).clamped(to: range)
        guard !place.isEmpty else { return nil }
        return Self(
            text: place.lowerBound - range.lowerBound, source: source + place.lowerBound - text,
            length: place.count)
    }
}
