/// A place in a source that is not in memory as a whole.
struct SourcePlace: Equatable {
    /// In bytes, from 0.
    let offset: Int
    /// From 1.
    let line: Int
    /// In bytes, from 1.
    let column: Int

    /// The place of the byte at `offset`, which must be in memory.
    init(offset: Int, in stream: JSONStream) {
        let line = stream.line(of: offset)
        self.offset = offset
        self.line = line.index + 1
        self.column = max(0, offset - line.start) + 1
    }
}
