import ReviewModel
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

/// A line of reactions as a text dump of a channel shows it: `🔥32👍13🙏3`.
///
/// Glyphs drawn as pictures do not survive the dump, so digits may stand alone at the start
/// (`5👍1`) or be glued to the count before them (`🔥28👍64` is 28, 6 and a lost 4).
enum ReactionLine {
    /// One emoji, or none where it was lost, and the digits behind it.
    private struct Run {
        var emoji: String?
        var digits: [UInt8]
        var thousands = false
    }

    /// The reactions that `line` is made of; nil when it holds anything else.
    static func reactions(in line: TextSlice) -> [Reaction]? {
        guard !line.isEmpty, line.count <= 200, let runs = runs(of: line) else { return nil }
        // A line of digits alone is a number, not a reaction.
        guard runs.contains(where: { $0.emoji != nil }) else { return nil }
        var reactions: [Reaction] = []
        var previous = Int.max
        for run in runs {
            for reaction in unglued(run, notAbove: previous) {
                reactions.append(reaction)
                previous = min(previous, reaction.count)
            }
            // A lost glyph at the start may have any count: custom and paid reactions come first.
            if run.emoji == nil, reactions.count == 1 { previous = .max }
        }
        return reactions
    }

    private static func runs(of line: TextSlice) -> [Run]? {
        var runs: [Run] = []
        var emoji = ""
        var at = line.startIndex
        while at < line.endIndex {
            let byte = line[at]
            if byte == 0x20 {
                at += 1
            } else if byte >= 0x30, byte <= 0x39 {
                runs.append(run(at: &at, in: line, emoji: emoji.isEmpty ? nil : emoji))
                emoji = ""
            } else {
                let (value, length) = line.scalar(at: at)
                guard UTF8Scanner.isEmoji(value), runs.count < 40 else { return nil }
                emoji += line[at..<at + length].string
                at += length
            }
        }
        return emoji.isEmpty ? runs : nil
    }

    private static func run(at place: inout Int, in line: TextSlice, emoji: String?) -> Run {
        var run = Run(emoji: emoji, digits: [])
        var decimals = 0
        while place < line.endIndex, line[place] >= 0x30, line[place] <= 0x39 {
            run.digits.append(line[place])
            place += 1
        }
        if place + 2 < line.endIndex, line[place] == UInt8(ascii: "."), line[place + 2] == UInt8(ascii: "K") {
            run.digits.append(line[place + 1])
            decimals = 1
            place += 2
        }
        if place < line.endIndex, line[place] == UInt8(ascii: "K") {
            run.digits += Array(repeating: UInt8(ascii: "0"), count: 3 - decimals)
            run.thousands = true
            place += 1
        }
        return run
    }

    /// Mends a count that a lost glyph made ten times what its neighbours have: `👍263` among tens is
    /// 26 and a lost 3. `usual` is the highest count of the other lines.
    static func mended(_ reactions: [Reaction], usual: Int) -> [Reaction] {
        guard let first = reactions.first, first.emoji != nil, usual > 0, first.count >= 100,
            first.count > usual * 5,
            first.count / 10 <= usual * 3, first.count % 10 > 0
        else { return reactions }
        let head = Reaction(emoji: first.emoji, count: first.count / 10)
        return [head, Reaction(emoji: nil, count: first.count % 10)] + reactions.dropFirst()
    }

    /// Splits digits that are more than the reaction before them: counts never rise.
    private static func unglued(_ run: Run, notAbove limit: Int) -> [Reaction] {
        let whole = value(run.digits)
        guard whole > limit, !run.thousands else { return [Reaction(emoji: run.emoji, count: whole)] }
        for length in stride(from: run.digits.count - 1, to: 0, by: -1) {
            let head = value(run.digits[..<length]), tail = value(run.digits[length...])
            if head <= limit, tail > 0, tail <= head || length == 1 {
                return [Reaction(emoji: run.emoji, count: head), Reaction(emoji: nil, count: tail)]
            }
        }
        return [Reaction(emoji: run.emoji, count: whole)]
    }

    private static func value(_ digits: some Sequence<UInt8>) -> Int {
        digits.reduce(0) { min($0, 100_000_000) * 10 + Int($1 - 0x30) }
    }
}
