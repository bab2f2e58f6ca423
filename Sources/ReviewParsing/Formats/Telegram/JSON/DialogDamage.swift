import JSON
import ReviewModel

/// What of an export could not be read.
struct DialogDamage: Equatable {
    /// How many places were passed over.
    private(set) var count = 0
    /// The first of them.
    private(set) var first: SourcePlace?

    /// Notes something broken that begins at `place`, which takes time to find and is asked for only once.
    mutating func note(at place: @autoclosure () -> SourcePlace) {
        first = first ?? place()
        count += 1
    }

    /// What to tell of it, if there is any.
    func diagnostic(path: String) -> Diagnostic? {
        guard let first else { return nil }
        let what =
            count == 1
            ? "a damaged message at byte \(first.offset) was skipped"
            : "\(count) damaged messages were skipped, the first at byte \(first.offset)"
        return Diagnostic(
            .error, path: path, line: first.line, column: first.column,
            message: "\(what); export the channel again")
    }
}

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
