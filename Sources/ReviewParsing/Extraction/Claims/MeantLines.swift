import TextAnalysis

/// Lines of a text as its author meant them.
///
/// A paragraph of a Markdown file is one line of a text, whatever line breaks its source has: most files are
/// wrapped at some width, many by hand. A break was meant where the next word would have fitted by far.
struct MeantLines {
    /// A line or a part of one.
    struct Line {
        /// The line of the text that it is or is a part of.
        var index: Int
        /// Its bytes, the marker of a list left out.
        var range: Range<Int>
        /// How deep it is set in, in levels of lists; 0 is no item.
        var depth: Int
        /// Whether its line of the text has other parts.
        var isPart: Bool
    }

    /// The lines in the order of the text.
    private(set) var lines: [Line] = []

    /// Of the longest line of a paragraph, how much a line with the next word must stay under to be meant.
    private static let shortShare = 0.6
    /// Letters that the longest line of a paragraph has at least where its lines were wrapped.
    private static let leastWidth = 60

    /// The lines `indices` of a text.
    init(_ text: MessageText, lines: TextLines, indices: [Int]) {
        let breaks = Self.breaks(in: text)
        var next = 0
        for index in indices {
            let line = lines.lines[index]
            while next < breaks.count, breaks[next] < line.lowerBound { next += 1 }
            var pieces: [Range<Int>] = []
            var start = line.lowerBound
            while next < breaks.count, breaks[next] < line.upperBound {
                pieces.append(start..<max(start, breaks[next]))
                start = breaks[next] + 1
                next += 1
            }
            pieces.append(start..<max(start, line.upperBound))
            let marker = ListItem.marker(in: text.bytes.slice(line))
            let depth = marker == nil ? 0 : 1 + Self.indent(of: line, in: text.bytes) / 2
            let parts = Self.joined(pieces, in: text)
            for (number, part) in parts.enumerated() {
                var part = part
                if number == 0, let marker {
                    part = marker.upperBound..<max(marker.upperBound, part.upperBound)
                }
                let range = TextSlice(text.bytes, in: part).trimmed.range
                guard !range.isEmpty else { continue }
                self.lines.append(Line(index: index, range: range, depth: depth, isPart: parts.count > 1))
            }
        }
    }

    /// The lines of a paragraph without the breaks that were not meant.
    private static func joined(_ pieces: [Range<Int>], in text: MessageText) -> [Range<Int>] {
        guard pieces.count > 1 else { return pieces }
        let longest = pieces.map { letters(text.bytes[$0]) }.max() ?? 0
        var parts: [Range<Int>] = []
        for (number, piece) in pieces.enumerated() {
            if number > 0, let last = parts.last,
                !isMeant(pieces[number - 1], before: piece, longest: longest, in: text)
            {
                parts[parts.count - 1] = last.lowerBound..<piece.upperBound
            } else {
                parts.append(piece)
            }
        }
        return parts
    }

    /// Places of spaces that were line breaks in the source: between two runs of it that are not neighbours.
    private static func breaks(in text: MessageText) -> [Int] {
        var breaks: [Int] = []
        for (run, next) in zip(text.origins, text.origins.dropFirst()) {
            let end = run.text + run.length
            if next.text == end + 1, text.bytes[end] == 0x20, next.source > run.source + run.length - 1 {
                breaks.append(end)
            }
        }
        return breaks
    }

    /// Whether `line` ends although the first word of `next` would have fitted in by far. The address of a link is
    /// not seen here, so that a line with one may have been longer than it looks.
    private static func isMeant(
        _ line: Range<Int>, before next: Range<Int>, longest: Int, in text: MessageText
    ) -> Bool {
        let end = text.bytes[next].firstIndex(of: 0x20) ?? next.upperBound
        let length = letters(text.bytes[line]) + 1 + letters(text.bytes[next.lowerBound..<end])
        if text.links.contains(where: { $0.range.overlaps(line) }) { return false }
        // What begins with a capital and would have fitted in is a line of its own.
        let isBeginning = !next.isEmpty && UTF8Scanner.isUpper(text.bytes.scalar(next.lowerBound).value)
        return longest < leastWidth || Double(length) < (isBeginning ? 1 : shortShare) * Double(longest)
    }

    /// Characters of UTF-8.
    private static func letters(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    /// Spaces before a line.
    private static func indent(of line: Range<Int>, in bytes: [UInt8]) -> Int {
        bytes[..<line.lowerBound].reversed().prefix { $0 == 0x20 }.count
    }
}
