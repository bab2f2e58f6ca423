import TextAnalysis

/// Lines of a text as its author meant them.
///
/// A paragraph of a Markdown file is one line of a text, whatever line breaks its source has: most files are
/// wrapped at some width. Where a line is broken although the next word would have fitted, the break was meant.
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

    /// The widest column at which files are wrapped.
    private static let widestWrap = 130

    /// The lines `indices` of a text.
    init(_ text: MessageText, lines: TextLines, indices: [Int]) {
        let breaks = Self.breaks(in: text)
        let width = Self.wrapping(of: text.bytes, breaks: breaks)
        var next = 0
        for index in indices {
            let line = lines.lines[index]
            var start = line.lowerBound
            var parts: [Range<Int>] = []
            while next < breaks.count, breaks[next] < line.lowerBound { next += 1 }
            while next < breaks.count, breaks[next] < line.upperBound {
                let place = breaks[next]
                next += 1
                let following = next < breaks.count ? breaks[next] : line.upperBound
                guard
                    Self.isMeant(text.bytes, start..<place, following: min(following, line.upperBound), width)
                else { continue }
                parts.append(start..<place)
                start = place + 1
            }
            parts.append(start..<line.upperBound)
            let marker = ListItem.marker(in: text.bytes, line)
            let depth = marker == nil ? 0 : 1 + Self.indent(of: line, in: text.bytes) / 2
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

    /// Bytes of the longest line that a break ends, which is how wide the source is wrapped.
    private static func wrapping(of bytes: [UInt8], breaks: [Int]) -> Int {
        var width = 0
        for (index, place) in breaks.enumerated() {
            let before = index > 0 ? breaks[index - 1] + 1 : 0
            let start = bytes[before..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? before
            width = max(width, letters(bytes[start..<place]))
        }
        return min(width, widestWrap)
    }

    /// Whether the line in `range` ends although the first word up to `following` would have fitted in.
    private static func isMeant(_ bytes: [UInt8], _ range: Range<Int>, following: Int, _ width: Int) -> Bool {
        let next = range.upperBound + 1
        guard next < following else { return false }
        let end = bytes[next..<following].firstIndex(of: 0x20) ?? following
        return letters(bytes[range]) + 1 + letters(bytes[next..<end]) < width
    }

    /// Characters of UTF-8.
    private static func letters(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    /// Spaces before a line.
    private static func indent(of line: Range<Int>, in bytes: [UInt8]) -> Int {
        bytes[..<line.lowerBound].reversed().prefix { $0 == 0x20 }.count
    }
}
