import JSON
import ReviewModel

/// What of an export could not be read.
struct DialogDamage: Equatable {
    /// How many places were passed over.
    private(set) var count = 0
    /// The first of them.
    private(set) var first: SourcePlace?

    /// How many values without quotes were passed over.
    private(set) var bareWords = 0
    /// The first of them.
    private(set) var firstBareWord: SourcePlace?

    /// Notes `count` values without quotes, of which the first stands at `place`.
    mutating func note(bareWords count: Int, at place: @autoclosure () -> SourcePlace) {
        guard count > 0 else { return }
        firstBareWord = firstBareWord ?? place()
        bareWords += count
    }

    /// What to tell of values without quotes, if there are any.
    func bareWordDiagnostic(path: String) -> Diagnostic? {
        guard let place = firstBareWord else { return nil }
        let what = bareWords == 1 ? "a value without quotes was" : "\(bareWords) values without quotes were"
        return Diagnostic(
            .warning, path: path, line: place.line, column: place.column,
            message: "\(what) passed over, and the rest of the message kept")
    }

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
