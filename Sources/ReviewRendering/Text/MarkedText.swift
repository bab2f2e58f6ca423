/// A text with named places in it, which may lie in each other.
public struct MarkedText: Sendable {
    /// A place with what was read there.
    public struct Mark: Sendable, Equatable {
        /// Bytes of the text.
        public var range: Range<Int>
        /// Name of the field: `authors`.
        public var field: String

        /// The field `field` was read at `range`.
        public init(range: Range<Int>, field: String) {
            self.range = range
            self.field = field
        }
    }

    private let text: [UInt8]
    private let marks: [Mark]

    /// `text` with `marks`; a mark that only partly lies in another one is left out, as is a second one
    /// of the same field and place.
    public init(text: [UInt8], marks: [Mark]) {
        self.text = text
        let sorted = marks.filter {
            !$0.range.isEmpty && 0 <= $0.range.lowerBound && $0.range.upperBound <= text.count
        }
        .sorted { ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound) }
        var open: [Int] = []
        var seen: [Mark] = []
        self.marks = sorted.filter { mark in
            if seen.last?.range != mark.range { seen = [] }
            if seen.contains(mark) { return false }
            seen.append(mark)
            while let end = open.last, end <= mark.range.lowerBound { open.removeLast() }
            if let end = open.last, mark.range.upperBound > end { return false }
            open.append(mark.range.upperBound)
            return true
        }
    }

    /// The lines of the text: coloured by field, or with `⟦field words⟧`.
    public func lines(color: Bool) -> [String] {
        var line = ""
        var lines: [String] = []
        var open: [Mark] = []
        var at = 0
        let copy = { (end: Int) in
            let pieces = self.text[at..<max(at, end)].split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, piece) in pieces.enumerated() {
                if index > 0 {
                    lines.append(line + (color && !open.isEmpty ? Self.off : ""))
                    line = color ? open.map { Self.on($0.field) }.joined() : ""
                }
                line += Self.safe(piece)
            }
            at = max(at, end)
        }
        let close = { (limit: Int) in
            while let mark = open.last, mark.range.upperBound <= limit {
                copy(mark.range.upperBound)
                open.removeLast()
                line += color ? Self.off + open.map { Self.on($0.field) }.joined() : "⟧"
            }
        }
        for mark in marks {
            close(mark.range.lowerBound)
            copy(mark.range.lowerBound)
            open.append(mark)
            line += color ? Self.on(mark.field) : "⟦\(mark.field) "
        }
        close(text.count)
        copy(text.count)
        return lines + [line]
    }

    /// A piece of a line without control characters, its outer spaces kept.
    private static func safe(_ piece: ArraySlice<UInt8>) -> String {
        let end = piece.last == UInt8(ascii: "\r") ? piece.dropLast() : piece
        let text = "|\(String(decoding: end, as: UTF8.self))|"
        return String(PlainText.lines(text).joined(separator: " ").dropFirst().dropLast())
    }

    private static let off = "\u{1B}[0m"

    private static func on(_ field: String) -> String {
        let style: TextStyle =
            switch field {
            case "title": .title
            case "label": .label
            case "models", "datasets": .model
            case "topics": .topic
            case "links", "arxiv", "doi", "url": .link
            case "claims": .hit
            default: .tag
            }
        return "\u{1B}[\(style.parameters ?? "0")m"
    }
}
