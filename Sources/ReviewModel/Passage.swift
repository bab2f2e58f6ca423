/// A passage of a text with the words in it that answer a query.
public struct Passage: Sendable, Equatable {
    /// The passage, in one line.
    public private(set) var text = ""
    /// Where in `text` the hits stand, in UTF-8 bytes, in order and apart from each other.
    public private(set) var hits: [Range<Int>] = []

    /// A passage of nothing yet.
    public init() {}

    /// A passage without hits.
    public init(_ text: String) { self.text = text }

    /// Adds what comes next, which is a hit or is not.
    public mutating func append(_ piece: String, isHit: Bool = false) {
        let start = text.utf8.count
        text += piece
        if isHit, !piece.isEmpty { hits.append(start..<text.utf8.count) }
    }

    /// Stretches of the passage, in order.
    public var pieces: [(text: String, isHit: Bool)] {
        let bytes = Array(text.utf8)
        var pieces: [(String, Bool)] = []
        var start = 0
        let add = { (end: Int, isHit: Bool) in
            if start < end { pieces.append((String(decoding: bytes[start..<end], as: UTF8.self), isHit)) }
            start = end
        }
        for hit in hits {
            add(hit.lowerBound, false)
            add(hit.upperBound, true)
        }
        add(bytes.count, false)
        return pieces
    }
}
