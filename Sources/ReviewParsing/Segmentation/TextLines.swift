/// Lines of a text, trimmed, with what is cheap to know of each.
struct TextLines: Sendable {
    /// The text they are lines of.
    let bytes: [UInt8]
    /// Each line without white space around it; empty ranges are blank lines.
    let lines: [Range<Int>]

    /// The lines of a message.
    init(_ bytes: [UInt8]) {
        var lines: [Range<Int>] = []
        var start = 0
        for (at, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            lines.append(bytes.trimmed(start..<at))
            start = at + 1
        }
        lines.append(bytes.trimmed(start..<bytes.count))
        self.bytes = bytes
        self.lines = lines
    }

    /// The lines of a source.
    init(_ source: SourceText) {
        self.bytes = source.bytes
        self.lines = (0..<source.lineCount).map { source.bytes.trimmed(source.line($0)) }
    }

    /// How many lines there are.
    var count: Int { lines.count }

    /// Whether the line at `index` holds nothing, or there is no such line.
    func isBlank(_ index: Int) -> Bool { !lines.indices.contains(index) || lines[index].isEmpty }

    /// The first line from `index` on that is not blank, at most `skipping` blank lines later.
    func nextFilled(from index: Int, skipping: Int = .max) -> Int? {
        var at = index
        while at < count, at - index <= skipping {
            if !isBlank(at) { return at }
            at += 1
        }
        return nil
    }

    /// The text of the line at `index`.
    func string(_ index: Int) -> String { bytes.string(lines[index]) }
}
