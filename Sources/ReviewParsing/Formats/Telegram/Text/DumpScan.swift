import ReviewModel
import TextAnalysis

/// Cuts the lines of a dump into messages.
struct DumpScan {
    private let source: SourceText
    private let lines: TextLines
    private let start: Int
    private let blocks: [Int: RepeatedBlocks.Block]
    private let reactions: [Int: [Reaction]]
    /// Whether paragraphs are set apart by blank lines.
    private let hasBlankLines: Bool

    /// Scans `lines` of `source` from the line `start` on.
    init(source: SourceText, lines: TextLines, from start: Int) {
        self.source = source
        self.lines = lines
        self.start = start
        var reactions: [Int: [Reaction]] = [:]
        var blank = 0
        for index in start..<max(start, lines.count) {
            if lines.isBlank(index) { blank += 1 }
            if let found = ReactionLine.reactions(in: lines[index]) { reactions[index] = found }
        }
        self.reactions = Self.mended(reactions)
        self.hasBlankLines = blank * 12 >= lines.count - start
        let repeated = RepeatedBlocks(in: lines) {
            $0 >= start && reactions[$0] == nil && !MediaLabel.isLabel(lines[$0])
        }
        self.blocks = repeated.byStart
    }

    /// Reactions with counts mended that stand out from those of three or more other lines.
    private static func mended(_ reactions: [Int: [Reaction]]) -> [Int: [Reaction]] {
        guard reactions.count >= 4 else { return reactions }
        let highest = reactions.mapValues { $0.map(\.count).max() ?? 0 }
        let sorted = highest.values.sorted()
        return Dictionary(
            uniqueKeysWithValues: reactions.map { line, found in
                let isHighest = highest[line] == sorted.last
                let usual = isHighest ? sorted[sorted.count - 2] : sorted[sorted.count - 1]
                return (line, isHighest ? ReactionLine.mended(found, usual: usual) : found)
            })
    }

    /// The messages, in order. Every line from `start` on belongs to exactly one of them.
    mutating func messages() -> [Message] {
        var messages: [Message] = []
        var at = start
        while let first = lines.nextFilled(from: at) {
            let draft = message(from: first)
            messages.append(draft.message)
            at = max(draft.end, first + 1)
        }
        extendOverBlankLines(&messages)
        return messages
    }

    /// The message that begins at the line `first`, and the line behind all that belongs to it.
    private func message(from first: Int) -> (message: Message, end: Int) {
        if let poll = PollLines.poll(in: lines, at: first) { return whole(poll, kind: .poll) }
        if ServiceLine.isService(lines[first]) { return whole(first..<first + 1, kind: .other) }
        var body: [Int] = []
        var at = first
        var hasMedia = false
        var forwardedFrom: String?
        while at < lines.count {
            if lines[at].hasPrefix("Forwarded from ") {
                forwardedFrom = String(lines.string(at).dropFirst(15))
            } else if MediaLabel.isLabel(lines[at]) {
                hasMedia = true
            } else {
                break
            }
            at += 1
        }
        var copy: Range<Int>?
        if at < lines.count, let block = blocks[at] ?? blocks[at + 1], !endsMessage(at, from: at) {
            body = Array(at..<block.first.upperBound)
            copy = block.copy
            at = block.copy.upperBound
        } else {
            while at < lines.count, reactions[at] == nil {
                if let header = header(at, in: body) {
                    body += at..<header.end
                    at = header.end
                } else if !body.isEmpty, boundary(before: at, in: body) {
                    break
                } else {
                    body.append(at)
                    at += 1
                }
            }
        }
        while let last = body.last, lines.isBlank(last) { body.removeLast() }
        var result = finish(first: first, body: body, copy: copy, from: at, hasMedia: hasMedia)
        result.message.forwardedFrom = forwardedFrom
        return result
    }

    /// A message of exactly these lines, with the reactions behind them.
    private func whole(_ range: Range<Int>, kind: Kind) -> (message: Message, end: Int) {
        var result = finish(
            first: range.lowerBound, body: Array(range), copy: nil, from: range.upperBound, hasMedia: false)
        result.message.kind = kind
        return result
    }

    private func finish(
        first: Int, body: [Int], copy: Range<Int>?, from index: Int, hasMedia: Bool
    ) -> (message: Message, end: Int) {
        var message = Message(text: MessageText(lines: body.map { lines.lines[$0] }, of: source))
        message.hasMedia = hasMedia
        var at = index
        while let next = lines.nextFilled(from: at, skipping: 2),
            let card = LinkCardLines.card(in: lines, at: next, isTaken: { isStructure($0) })
        {
            message.cards.append(card.card)
            at = card.end
        }
        while let next = lines.nextFilled(from: at, skipping: 1), let found = reactions[next] {
            message.reactions += found
            at = next + 1
        }
        if let copy {
            message.duplicates = [source.place(of: copy)]
            message.places = [source.place(of: first..<copy.lowerBound)]
            if at > copy.upperBound { message.places.append(source.place(of: copy.upperBound..<at)) }
        } else {
            message.places = [source.place(of: first..<at)]
        }
        return (message, at)
    }

    /// The head of a review at the line `at`, where it may belong to the message with the lines `body`: at
    /// its beginning, or behind a blank line and a short introduction.
    private func header(_ at: Int, in body: [Int]) -> HeaderBlock? {
        guard body.isEmpty || (lines.isBlank(at - 1) && hasBlankLines),
            let header = HeaderBlock.find(in: lines, at: at)
        else { return nil }
        let paragraphs = body.filter { !lines.isBlank($0) }
        let isIntroduction =
            paragraphs.count <= 4 && header.authors != nil
            && !paragraphs.contains { HeaderBlock.find(in: lines, at: $0) != nil }
        return body.isEmpty || isIntroduction ? header : nil
    }

    /// Whether a line other than the text of a message stands at `index`.
    private func isStructure(_ index: Int) -> Bool {
        reactions[index] != nil || MediaLabel.isLabel(lines[index]) || blocks[index] != nil
            || blocks[index + 1] != nil
            || HeaderBlock.find(in: lines, at: index) != nil
    }

    /// Whether the line at `at` cannot belong to the message that began at `first`.
    private func endsMessage(_ at: Int, from first: Int) -> Bool {
        at > first && (reactions[at] != nil || MediaLabel.isLabel(lines[at]))
    }

    /// Whether a new message begins at the line `at`, after the lines `body` of the message before.
    private func boundary(before at: Int, in body: [Int]) -> Bool {
        if ServiceLine.isService(lines[at]) || PollLines.poll(in: lines, at: at) != nil
            || lines[at].hasPrefix("Forwarded from ")
        {
            return true
        }
        if MediaLabel.isLabel(lines[at]) || blocks[at] != nil || blocks[at + 1] != nil { return true }
        if lines.isBlank(at) { return false }
        if LinkCardLines.begins(at: at, in: lines) && !hasBlankLines { return true }
        guard let last = body.last, !lines.isBlank(last) else {
            return hasBlankLines && HeaderBlock.find(in: lines, at: at) != nil
        }
        // The text may follow the head of its review without a blank line.
        if let header = body.first.flatMap({ HeaderBlock.find(in: lines, at: $0) }), last == header.end - 1 {
            return false
        }
        if HeaderBlock.find(in: lines, at: at) != nil { return true }
        return hasBlankLines
            ? ParagraphBreak.isBoundary(in: lines, between: last, and: at, body: body)
            : UnspacedParagraphs.isBoundary(in: lines, between: last, and: at, body: body)
    }

    /// Gives the blank lines between two messages to the one before.
    private func extendOverBlankLines(_ messages: inout [Message]) {
        for index in messages.indices {
            let next =
                index + 1 < messages.count ? messages[index + 1].places[0].lowerBound : source.bytes.count
            guard let last = messages[index].places.indices.last else { continue }
            let duplicateEnd = messages[index].duplicates.last?.upperBound ?? 0
            let place = messages[index].places[last]
            if duplicateEnd > place.upperBound {
                if next > duplicateEnd { messages[index].places.append(duplicateEnd..<next) }
            } else {
                messages[index].places[last] = place.lowerBound..<max(place.upperBound, next)
            }
        }
    }
}

/// Where one message ends and the next begins in a dump whose paragraphs are set apart by blank
/// lines: two paragraphs without a blank line between them belong to two messages, unless they
/// are lines of one list, one header or one address.
enum ParagraphBreak {
    /// Whether the line `next` begins a message after the line `last`; `body` holds the lines of the
    /// message so far.
    static func isBoundary(in lines: TextLines, between last: Int, and next: Int, body: [Int]) -> Bool {
        let upper = lines[last], lower = lines[next]
        // An address belongs to the words before it, the words behind an address to the same list.
        if let labelled = LabelledLine(at: next, in: lines), labelled.isTerse(in: lines.bytes) {
            return false
        }
        if ListItem.marker(in: lines.bytes.slice(lower.range)) != nil { return false }
        if let end = upper.last, ":,;".utf8.contains(end) { return false }
        if startsInside(lower) { return false }
        let usesBlankLines = body.contains { lines.isBlank($0) }
        let followedByBlank = lines.isBlank(next + 1)
        if !WebAddress.find(in: lines.bytes.slice(upper.range)).isEmpty {
            return usesBlankLines || followedByBlank
        }
        if ListItem.marker(in: lines.bytes.slice(upper.range)) != nil {
            return usesBlankLines && followedByBlank && lower.count > 80
        }
        if usesBlankLines { return true }
        // One line so far: a caption or a short post when the next one is not part of the same verse.
        return isSentence(upper) == isSentence(lower) ? body.count == 1 : true
    }

    /// Whether the line begins with a small letter: it goes on with what stands before.
    private static func startsInside(_ line: TextSlice) -> Bool {
        UTF8Scanner.isLower(line.scalar(at: line.startIndex).value)
            && line.tokens.first.map { !$0.hasUpper && !$0.hasDigit } ?? false
            && line.count > 40
    }

    private static func isSentence(_ line: TextSlice) -> Bool {
        line.last.map { ".!?)".utf8.contains($0) } ?? false
    }
}

/// Where one message ends in a dump without blank lines: what is not printed twice is a message of
/// one line, or the rest of a post at the end of the file.
enum UnspacedParagraphs {
    /// Whether the line `next` begins a message after the line `last`.
    static func isBoundary(in lines: TextLines, between last: Int, and next: Int, body: [Int]) -> Bool {
        // The last post of a file is cut off before its copy: it runs to the end.
        guard let first = body.first else { return false }
        if HeaderBlock.find(in: lines, at: first) != nil { return false }
        return true
    }
}

/// Blocks of lines that a dump prints twice in a row.
///
/// One style of dump writes a post as its first line, its other lines, and its other lines again.
struct RepeatedBlocks: Sendable {
    /// A block and the copy right behind it, in line indices.
    struct Block: Sendable, Equatable {
        var first: Range<Int>
        var copy: Range<Int>
    }

    /// The blocks in order, none inside another.
    var blocks: [Block] = []

    /// How many bytes a block of one line needs: shorter lines repeat by chance.
    private static let shortestLine = 24

    /// Finds the blocks of `lines`. `isContent` says which lines belong to posts at all.
    init(in lines: TextLines, isContent: (Int) -> Bool) {
        var seen: [[UInt8]: [Int]] = [:]
        var index = 0
        var floor = 0
        while index < lines.count {
            guard isContent(index), !lines.isBlank(index) else {
                index += 1
                continue
            }
            let key = Array(lines.bytes[lines.lines[index]])
            // The earliest start gives the longest block; a line seen very often is no landmark.
            let starts = (seen[key] ?? []).suffix(8).filter { $0 >= floor }
            if let start = starts.first(where: { Self.repeats(lines, from: $0, at: index) }) {
                let length = index - start
                blocks.append(Block(first: start..<index, copy: index..<index + length))
                index += length
                floor = index
            } else {
                seen[key, default: []].append(index)
                index += 1
            }
        }
    }

    /// Whether the lines from `start` up to `copy` stand again from `copy` on.
    private static func repeats(_ lines: TextLines, from start: Int, at copy: Int) -> Bool {
        let length = copy - start
        guard copy + length <= lines.count else { return false }
        var size = 0
        for offset in 0..<length {
            let left = lines.lines[start + offset], right = lines.lines[copy + offset]
            guard left.count == right.count, lines.bytes[left].elementsEqual(lines.bytes[right]) else {
                return false
            }
            size += left.count
        }
        return size >= shortestLine
    }

    /// The blocks by the line their first printing begins at.
    var byStart: [Int: Block] {
        Dictionary(blocks.map { ($0.first.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
