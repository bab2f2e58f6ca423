import ReviewModel
import ReviewRendering
import ReviewStorage

/// The lines an item was read from, with what was read marked.
struct MarkedSource {
    private let review: Review
    private let original: OriginalText
    private let usesColor: Bool

    /// The source of `review`.
    init(_ review: Review, in store: ReviewStore, _ session: Session) throws {
        self.review = review
        original = try OriginalText(of: review, in: store, session)
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
            for line in text.lines(color: usesColor) { try output.line(line) }
        }
    }

    private func place(of stretch: Range<Int>) -> String {
        guard let path = original.path else { return "text of \(review.id)" }
        let first = original.line(at: stretch.lowerBound) + 1
        let last = original.line(at: max(stretch.lowerBound, stretch.upperBound - 1)) + 1
        return "\(SafeText.line(path)):\(first)" + (last > first ? "-\(last)" : "")
    }
}
