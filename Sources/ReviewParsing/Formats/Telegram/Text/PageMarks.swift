import TextAnalysis

/// Words of the page around a picture or video that it could not show.
enum MediaLabel {
    private static let labels = WordFiles.telegram.values("media")

    /// Whether `line` is such a label.
    static func isLabel(_ line: TextSlice) -> Bool {
        isDuration(line) || line.count <= 60 && labels.contains { line.isText($0) }
    }

    /// "2:02" over a video, "1.3 MB" under a file.
    private static func isDuration(_ line: TextSlice) -> Bool {
        guard line.count >= 4, line.count <= 9, let first = line.first, (0x30...0x39).contains(first) else {
            return false
        }
        let text = line.string
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
    private static let beginnings = WordFiles.telegram.values("service")

    /// Whether `line` is such a row.
    static func isService(_ line: TextSlice) -> Bool {
        line.count <= 300
            && (beginnings.contains { line.hasPrefix($0) } || line.find(" pinned «") != nil
                || line.find(" pinned \"") != nil)
    }
}

/// A poll as the page's text shows it: the question, "Anonymous Poll", shares and answers, the number of voters.
enum PollLines {
    private static let labels = WordFiles.telegram.phrases("polls")

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

/// The lines of a link card in a dump: the site, the title of the page, its description.
enum LinkCardLines {
    /// Names that sites give themselves in cards.
    private static let sites = WordFiles.telegram.phrases("sites")

    /// Whether a card may begin at the line `index`.
    static func begins(at index: Int, in lines: TextLines) -> Bool {
        let line = lines[index]
        guard line.count >= 1, line.count <= 48, !lines.isBlank(index + 1) else { return false }
        return sites.contains(line.folded) || isHost(line)
    }

    /// The card at the line `index` and the line behind it. `isTaken` says of a line that it is
    /// something else for certain.
    static func card(in lines: TextLines, at index: Int, isTaken: (Int) -> Bool) -> (
        card: LinkCard, end: Int
    )? {
        guard begins(at: index, in: lines), index + 1 < lines.count,
            !isTaken(index + 1) || mayBeTitle(lines[index + 1])
        else { return nil }
        var card = LinkCard(url: nil, site: lines.string(index), title: lines.string(index + 1), summary: "")
        var end = index + 2
        if end < lines.count, !lines.isBlank(end), !isTaken(end), !begins(at: end, in: lines),
            describes(lines[end], title: lines[index + 1])
        {
            card.summary = lines.string(end)
            end += 1
        }
        return (card, end)
    }

    /// "GitHub - owner/name: …" is a title whatever else it looks like.
    private static func mayBeTitle(_ line: TextSlice) -> Bool { line.count <= 300 }

    /// A description is cut short with dots or speaks of what the title speaks of.
    private static func describes(_ line: TextSlice, title: TextSlice) -> Bool {
        if line.hasSuffix("...") || line.hasSuffix("…") { return true }
        let words = { (line: TextSlice) in Set(line.words.filter { $0.count >= 5 }.map(\.folded)) }
        return words(line).intersection(words(title)).count >= 2
    }

    /// `openai.com`: a name with a dot and a short ending, nothing else.
    private static func isHost(_ line: TextSlice) -> Bool {
        guard let dot = line.last(UInt8(ascii: ".")), (2...4).contains(line.after(dot).count),
            line.before(dot).count > 1
        else { return false }
        return line.allSatisfy { byte in
            (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        }
    }
}
