import ReviewModel
import TextAnalysis

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
