import ReviewModel
import TextAnalysis

/// Looks for the head of a review in a message.
enum HeaderSearch {
    /// The head, at the start of the message or behind a short introduction.
    static func header(of message: Message, lines: TextLines) -> HeaderBlock? {
        if message.known.isRead || message.kind != nil && message.kind != .review { return nil }
        guard let first = lines.nextFilled(from: 0) else { return nil }
        if let header = HeaderBlock.find(in: lines, at: first) { return header }
        // An introduction of a few short paragraphs may stand before the title.
        var paragraphs = 0
        for index in first + 1..<max(first + 1, min(lines.count, first + 12)) where !lines.isBlank(index) {
            paragraphs += 1
            if paragraphs > 5 { break }
            if let header = HeaderBlock.find(in: lines, at: index), header.authors != nil { return header }
        }
        return nil
    }
}
