/// Words of a message with their markup and the places they came from.
struct MessageText: Sendable {
    /// UTF-8; lines end with a line feed, none after the last.
    var bytes: [UInt8] = []
    /// Hidden links, in order.
    var links: [HiddenLink] = []
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
        var low = 0
        var high = origins.count
        while low < high {
            let middle = (low + high) / 2
            if origins[middle].text <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let run = origins[low - 1]
        return run.source + min(offset - run.text, run.length)
    }
}
