import ReviewModel
import TextAnalysis

/// The text of a channel's preview page, copied or dumped: posts one after another without
/// numbers, dates or separators, in two styles.
///
/// One style has the channel's header and blank lines between paragraphs. The other has neither,
/// keeps the link cards, and prints each post of several lines twice but for its first line.
struct TelegramText: WholeFileFormat {
    let name = "telegram-text"
    let summary = "text of a Telegram channel's preview page, with or without its header"
    let traits: SourceTraits = .plainText

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let head = SourceText(path: path, bytes: Array(bytes.prefix(65_536)))
        guard let first = head.bytes.first(where: { $0 > 0x20 }), !"{<|#".utf8.contains(first) else {
            return 0
        }
        let lines = TextLines(head)
        if ForeignText.isLikely(lines) { return 0 }
        if ChannelHeader.find(in: lines) != nil { return 0.95 }
        var signs = 0.0
        for index in 0..<lines.count where !lines.isBlank(index) {
            if MediaLabel.isLabel(lines[index]) || ReactionLine.reactions(in: lines[index]) != nil {
                signs += 0.3
            }
            if HeaderBlock.find(in: lines, at: index)?.links.isEmpty == false { signs += 0.3 }
            if signs >= 0.9 { break }
        }
        if ChannelLinks.handle(in: head.bytes) != nil { signs += 0.2 }
        return min(0.85, signs)
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let lines = TextLines(source)
        let header = ChannelHeader.find(in: lines)
        var transcript = Transcript()
        transcript.channel.handle = ChannelLinks.handle(in: source.bytes)
        transcript.channel.title = header?.title
        transcript.mayBeginInside = header == nil
        transcript.mayEndInside = true
        if let header {
            var message = Message(text: MessageText(lines: header.lines.map { lines.lines[$0] }, of: source))
            message.kind = .channelHeader
            message.places = [source.place(of: header.lines)]
            transcript.messages.append(message)
        }
        var scan = DumpScan(source: source, lines: lines, from: header?.lines.upperBound ?? 0)
        transcript.messages += scan.messages()
        return transcript
    }
}

extension SourceText {
    /// The bytes of whole lines, line endings included.
    func place(of lines: Range<Int>) -> Range<Int> {
        let end = lines.upperBound < lineStarts.count ? lineStarts[lines.upperBound] : bytes.count
        return min(lineStarts[lines.lowerBound], end)..<end
    }
}
