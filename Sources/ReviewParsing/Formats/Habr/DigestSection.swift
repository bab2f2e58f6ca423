import ReviewModel

/// Some lines of a digest and what they are.
struct DigestSection: Sendable {
    /// Lines from 0, with the blank ones behind.
    var lines: Range<Int>
    /// What sort of item they make.
    var kind: Kind
    /// What the table of contents says of the section.
    var known = KnownFacts()

    /// The lines from the first to the last that are not blank.
    func filled(in lines: TextLines) -> Range<Int> {
        var filled = lines.lines.indices.clamped(to: self.lines)
        while let last = filled.last, lines.isBlank(last) { filled.removeLast() }
        while let first = filled.first, lines.isBlank(first) { filled.removeFirst() }
        return filled
    }
}
