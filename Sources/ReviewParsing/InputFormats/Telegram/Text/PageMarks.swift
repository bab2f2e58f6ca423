import TextAnalysis

/// Words of the page around a picture or video that it could not show.
enum MediaLabel {
    private static let labels = [
        "This media is not supported in your browser", "VIEW IN TELEGRAM",
        "Please open Telegram to view this post",
        "Media is too big", "Please open Telegram to view this message", "Forwarded from", "Audio",
        "Voice message",
    ]

    /// Whether the line at `index` is such a label.
    static func isLabel(_ lines: TextLines, _ index: Int) -> Bool {
        let range = lines.lines[index]
        if isDuration(lines.bytes, range) { return true }
        return range.count <= 60
            && labels.contains { $0.utf8.count == range.count && lines.bytes.starts($0, at: range) }
    }

    /// "2:02" over a video, "1.3 MB" under a file.
    private static func isDuration(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 4, range.count <= 9, (0x30...0x39).contains(bytes[range.lowerBound]) else {
            return false
        }
        let text = bytes.string(range)
        let parts = text.split(separator: ":")
        if parts.count == 2 || parts.count == 3 {
            return parts.allSatisfy { $0.count <= 2 && Int($0) != nil } && parts.last?.count == 2
        }
        let words = text.split(separator: " ")
        return words.count == 2 && Double(words[0]) != nil && ["KB", "MB", "GB", "B"].contains(words[1])
    }
}

/// Rows of the page that are no posts: what happened to the channel.
enum ServiceLine {
    private static let beginnings = [
        "Channel created", "Channel name was changed to", "Channel photo updated", "Channel photo removed",
        "Live stream started",
        "Live stream finished", "Live stream scheduled", "Voice chat started", "Voice chat ended",
        "Video chat started",
    ]

    /// Whether the line at `index` is such a row.
    static func isService(_ lines: TextLines, _ index: Int) -> Bool {
        let range = lines.lines[index]
        guard range.count <= 300 else { return false }
        return beginnings.contains { lines.bytes.starts($0, at: range) }
            || lines.bytes.find(" pinned «", in: range) != nil
            || lines.bytes.find(" pinned \"", in: range) != nil
    }
}

/// A poll as the page's text shows it: the question, "Anonymous Poll", shares and answers, the number of voters.
enum PollLines {
    private static let labels: Set<String> = [
        "anonymous poll", "public poll", "quiz", "anonymous quiz", "public quiz", "final results", "poll",
    ]

    /// The lines of the poll whose question stands at `index`.
    static func poll(in lines: TextLines, at index: Int) -> Range<Int>? {
        guard let label = lines.nextFilled(from: index + 1, skipping: 1), lines.lines[label].count <= 20,
            labels.contains(lines.bytes.foldedPhrase(lines.lines[label]))
        else { return nil }
        var end = label + 1
        while let next = lines.nextFilled(from: end, skipping: 1), next - index <= 60,
            lines.lines[next].count <= 300
        {
            let words = lines.bytes.foldedWords(lines.lines[next])
            end = next + 1
            if words.count == 2,
                words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "k") }),
                ["voters", "votes", "voter", "vote"].contains(words[1])
            {
                return index..<end
            }
        }
        return nil
    }
}
