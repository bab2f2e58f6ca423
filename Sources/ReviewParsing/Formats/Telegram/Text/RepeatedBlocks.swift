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
