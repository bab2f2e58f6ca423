import ReviewModel
import TextAnalysis

/// Tells the caption of a picture from a message with something to say.
enum CaptionClues {
    /// Whether `message` is a caption: nothing but a picture, or one line without a full stop.
    static func isCaption(_ message: Message, lines: TextLines) -> Bool {
        guard message.kind == nil, message.cards.isEmpty, message.forwardedFrom == nil else { return false }
        let filled = (0..<lines.count).filter { !lines.isBlank($0) }
        if filled.isEmpty { return message.hasMedia }
        guard filled.count == 1, let line = filled.first else { return false }
        let range = lines.lines[line]
        if range.count > 700 { return false }
        if !WebAddress.find(in: lines.bytes, range).isEmpty { return message.hasMedia && range.count <= 200 }
        if message.hasMedia { return true }
        let sentences = SentenceSplitter.sentences(in: lines.bytes, range).count
        let ends = range.last.map { ".!?…:".utf8.contains(lines.bytes[$0]) } ?? false
        return !KindClues.isGreeting(lines.bytes, range) && range.count <= 300 && sentences <= 2
            && (!ends || range.count <= 60)
    }
}
