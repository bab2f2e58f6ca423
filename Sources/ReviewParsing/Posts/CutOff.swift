import ReviewModel
import TextAnalysis

/// Whether the source ends in the middle of a review.
enum CutOff {
    /// Length from which a message is as long as Telegram lets it be, in UTF-8 bytes of mostly Cyrillic text.
    private static let nearlyFull = 5600

    /// The last review of a source is cut off when its only message is full and nothing rounds it off.
    static func isLikely(in post: Post) -> Bool {
        guard post.kind == .review, post.captions.isEmpty, let last = post.messages.last else { return false }
        let bytes = last.text.bytes
        if post.messages.count == 1 && bytes.count >= nearlyFull { return !roundsOff(bytes) }
        // A text that stops without any punctuation was cut inside a sentence.
        guard post.messages.count == 1, bytes.count > 600, var start = bytes.indices.last else {
            return false
        }
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let lines = TextLines(bytes)
        let isLong = lines.lines.last.map { $0.count > 120 } ?? false
        return isLong && UTF8Scanner.isLetter(bytes.scalar(start).value)
    }

    /// Words with which reviewers round a text off.
    private static let closings = WordFiles.posts.values("closings")

    private static func roundsOff(_ bytes: [UInt8]) -> Bool {
        let lines = TextLines(bytes)
        guard let last = (0..<lines.count).last(where: { !lines.isBlank($0) }) else { return false }
        let text = bytes.folded(lines.lines[last])
        return closings.contains { text.hasPrefix($0) || text.contains(". " + $0) }
    }
}
