import TextAnalysis

/// What the items of a list follow: an item says little by itself where the line before the list tells what it is one of.
public struct ClaimLeads {
    private let bytes: [UInt8]

    /// How many lines before an item are looked at, and bytes that a line has at most that leads in.
    private static let mostLines = 40, longest = 400

    /// The leads of the claims of `review`.
    public init(_ review: Review) { bytes = Array(review.text.utf8) }

    /// The words before the list that `claim` is an item of, to the letter, with the colon that ends them: the last
    /// sentence of its line. Nil where the claim is no item, where nothing leads in, and where the item has more words
    /// before the claim.
    public func lead(of claim: Claim) -> String? {
        guard claim.range.upperBound <= bytes.count, !claim.range.isEmpty else { return nil }
        let item = line(at: claim.range.lowerBound)
        guard let mark = marker(of: item),
            indented(mark.upperBound..<item.upperBound).lowerBound == claim.range.lowerBound
        else { return nil }
        let depth = mark.lowerBound - item.lowerBound
        var next = item
        for _ in 0..<Self.mostLines {
            guard next.lowerBound > 0 else { return nil }
            next = line(at: next.lowerBound - 1)
            let words = indented(next)
            if words.isEmpty { continue }
            if let other = marker(of: next) {
                guard other.lowerBound - next.lowerBound < depth else { continue }
                return lead(in: indented(other.upperBound..<next.upperBound))
            }
            // What is set in goes on with the item above it.
            if words.lowerBound - next.lowerBound > depth { continue }
            return lead(in: words)
        }
        return nil
    }

    /// The last sentence of a line that ends with a colon.
    private func lead(in line: Range<Int>) -> String? {
        let text = TextSlice(bytes, in: line).trimmed
        guard text.last == UInt8(ascii: ":"), text.count <= Self.longest else { return nil }
        let last = SentenceSplitter.sentences(in: text).last ?? text.range
        return TextSlice(bytes, in: last).string
    }

    /// The line that the byte at `place` is of, without what ends it.
    private func line(at place: Int) -> Range<Int> {
        var start = place, end = place
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        return start..<end
    }

    /// The mark that a line begins with behind its blanks, where it is an item of a list.
    private func marker(of line: Range<Int>) -> Range<Int>? {
        ListItem.marker(in: TextSlice(bytes, in: indented(line)))
    }

    /// A line without the blanks before it.
    private func indented(_ line: Range<Int>) -> Range<Int> {
        line.lowerBound + bytes[line].prefix { $0 == 0x20 || $0 == 0x09 }.count..<line.upperBound
    }
}
