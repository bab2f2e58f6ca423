import ReviewModel
import ReviewParsing
import ReviewStorage

/// One source of a run: where it lies, as what it is read, and the stamp that tells whether it has changed since.
struct SourceVisit {
    /// Its files: one, or the pages of an export.
    let files: [SourceWalk.File]
    /// The absolute path of the first.
    let path: String
    /// How it is read.
    let reading: ReadingOptions
    /// What tells it from another state of it; its content is taken in while it is read.
    private(set) var stamp: SourceStamp
    /// Whether all was read and nothing left out: what the source lacks then is gone from it.
    private(set) var isIntact = false

    /// A visit of `files`, read as `reading` and the channel that the configuration gives to the place; nil where
    /// `choice` leaves it out.
    init?(
        _ files: [SourceWalk.File], as reading: ReadingOptions, choosing choice: inout AccountChoice,
        in session: Session
    ) throws {
        guard let first = files.first else { return nil }
        path = FilePath.absolute(first.name, in: session.environment.folder)
        if choice.leavesOut(path) { return nil }
        self.files = files
        var reading = reading
        reading.channel = reading.channel ?? session.config.channel(of: path)
        self.reading = reading
        stamp = SourceStamp(reading, of: try files.compactMap { try $0.status() })
    }

    /// Whether somebody said which channel it is of.
    var isChannelSaid: Bool { reading.channel != nil }

    /// Reads it for `taker`, unless it was read `ahead`. `begin` is told what it is before the first item, `seen` the
    /// bytes of each piece.
    mutating func read(
        from input: SourceInput, with reader: @autoclosure () -> SourceReader,
        ahead: ReadAhead.Reading? = nil,
        seen: @escaping (Int) -> Void = { _ in },
        begin: (SourceSummary) throws -> Void, for taker: any ItemTaker
    ) throws -> SourceSummary {
        let problems = input.problems
        var content = stamp.content
        input.watcher = { bytes in
            content.take(bytes)
            seen(bytes.count)
        }
        defer { input.watcher = nil }
        let summary: SourceSummary
        if let ahead {
            seen(ahead.content.size)
            summary = try input.hand(ahead, begin: begin, to: taker)
            stamp.content = ahead.content
        } else {
            summary = try input.read(files, with: reader(), begin: begin, for: taker)
            stamp.content = content
        }
        // What was not chosen this time is not gone, nor what a paste lacks that an earlier one had.
        isIntact =
            input.problems == problems && reading.chats.isEmpty && files[0].name != "-"
            && !summary.traits.contains(.latestOnly)
        return summary
    }

    /// Whether its files may be what was imported, as far as that is seen without opening them.
    func mayBeSame(as known: SourceRecord) -> Bool { stamp.mayAgree(with: known) }

    /// Whether its files are what was imported: at a glance, or, where only their time is another, by their content.
    func isSame(as known: SourceRecord) throws -> Bool {
        if stamp.agreesAtAGlance(with: known) { return true }
        guard stamp.mayAgree(with: known), files[0].name != "-" else { return false }
        var stamp = stamp
        for file in files {
            let chunks = try FileStream(path: file.path, name: file.name)
            while case let bytes = try chunks.next(), !bytes.isEmpty {
                try Interruption.check()
                stamp.content.take(bytes)
            }
        }
        return stamp.agrees(with: known)
    }
}
