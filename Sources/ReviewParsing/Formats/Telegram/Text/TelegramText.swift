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

/// The header of a channel at the top of its preview page.
struct ChannelHeader: Sendable {
    /// Name of the channel.
    var title: String
    /// Lines it takes up, from 0.
    var lines: Range<Int>

    /// Words of the counters under the name.
    private static let counters = WordFiles.telegram.phrases("counters")

    /// The header at the top of `lines`, if there is one.
    static func find(in lines: TextLines) -> ChannelHeader? {
        guard let first = lines.nextFilled(from: 0, skipping: 20) else { return nil }
        let limit = min(lines.count, first + 80)
        let counterLines = (first..<min(limit, first + 12)).filter { isCounter(lines[$0]) }
        let title = title(lines[first])
        guard title.isPageTitle || !counterLines.isEmpty else { return nil }
        if let end = (first..<limit).first(where: { lines[$0].hasPrefix("Download Telegram") }) {
            return ChannelHeader(title: title.name, lines: 0..<end + 1)
        }
        guard let last = counterLines.last else { return nil }
        return ChannelHeader(title: title.name, lines: 0..<last + 1)
    }

    /// "gonzo – Telegram" without its last word.
    private static func title(_ line: TextSlice) -> (name: String, isPageTitle: Bool) {
        for end in ["– Telegram", "— Telegram", "- Telegram"] where line.hasSuffix(end) {
            return (line.dropLast(end.utf8.count).trimmed.string, true)
        }
        return (line.string, line.hasPrefix("Telegram: "))
    }

    /// "24.1K subscribers".
    private static func isCounter(_ line: TextSlice) -> Bool {
        let words = line.string.split(separator: " ")
        guard words.count >= 2, words.count <= 3, let digit = words[0].utf8.first else { return false }
        return digit >= 0x30 && digit <= 0x39
            && counters.contains(String(words[words.count - 1]).lowercased())
    }
}

/// What the links of a channel to itself tell.
enum ChannelLinks {
    /// The channel whose posts `bytes` link to most, in any of Telegram's addresses: most often the
    /// channel itself. Ties go to the first.
    static func handle(in bytes: [UInt8]) -> String? {
        var counts: [(name: String, count: Int)] = []
        ChannelMentions.forEach(in: bytes) { name, _ in
            if let known = counts.firstIndex(where: { $0.name == name }) {
                counts[known].count += 1
            } else if counts.count < 200 {
                counts.append((name, 1))
            }
        }
        guard let best = counts.map(\.count).max() else { return nil }
        return counts.first { $0.count == best }?.name
    }
}
