/// A passage with the words that answer a query marked by U+E000 before and U+E001 after them.
struct Snippet {
    /// Stretches of the passage, in order.
    let pieces: [(text: String, isHit: Bool)]

    /// Takes a marked passage apart. Marks without a partner are dropped.
    init(_ marked: String) {
        var pieces: [(String, Bool)] = []
        var piece = String.UnicodeScalarView()
        var isHit = false
        for scalar in marked.unicodeScalars {
            guard scalar == "\u{E000}" || scalar == "\u{E001}" else {
                piece.append(scalar)
                continue
            }
            if !piece.isEmpty { pieces.append((String(piece), isHit)) }
            piece = String.UnicodeScalarView()
            isHit = scalar == "\u{E000}"
        }
        if !piece.isEmpty { pieces.append((String(piece), false)) }
        self.pieces = pieces
    }

    /// The passage without marks.
    var plain: String { pieces.map(\.text).joined() }
}
