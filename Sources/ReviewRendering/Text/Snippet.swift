/// A passage with the words that answer a query marked by U+E000 before and U+E001 after them.
struct Snippet {
    /// Stretches of the passage, in order.
    let pieces: [(text: String, isHit: Bool)]

    /// Takes a marked passage apart. Marks without a partner are dropped.
    init(_ marked: String) {
        let bytes = Array(marked.utf8)
        var pieces: [(String, Bool)] = []
        var start = 0
        var isHit = false
        func end(at end: Int, _ isHit: Bool) {
            if start < end { pieces.append((String(decoding: bytes[start..<end], as: UTF8.self), isHit)) }
        }
        // U+E000 begins a hit, U+E001 ends it.
        for index in 0..<max(0, bytes.count - 2)
        where bytes[index] == 0xEE && bytes[index + 1] == 0x80 && bytes[index + 2] <= 0x81 {
            end(at: index, isHit)
            isHit = bytes[index + 2] == 0x80
            start = index + 3
        }
        end(at: bytes.count, false)
        self.pieces = pieces
    }

    /// The passage without marks.
    var plain: String { pieces.map(\.text).joined() }
}
