import ReviewModel
import ReviewParsing
import ReviewRendering
import ReviewStorage
import Wording

/// The items of an export: what answers a query and is new enough, with private notes or without.
struct ExportItems {
    /// What is asked for.
    let query: ParsedQuery
    private let plan: QueryPlan
    /// Where they are.
    let store: ReviewStore
    private let session: Session
    /// The query as it was typed.
    private let words: String
    private let span: ExportSpan
    private let now: NewsMark
    private let withholdsNotes: Bool
    private var withheld = 0
    /// How many were handed over.
    private(set) var count = 0

    /// The items that `options` ask for, in a format that has notes as `policy` says.
    init(_ options: ExportOptions, notes policy: NotePolicy, in session: Session)
        throws
    {
        words = options.query.joined(separator: " ")
        query = try session.query(options.query, acting: true)
        store = try session.library()
        plan = try session.plan(query.query, named: options.query, in: store)
        now = try store.mark(at: session.environment.now())
        span = try ExportSpan(options.since, in: store, now: now.time)
        withholdsNotes = policy == .onRequest && !options.notes
        self.session = session
    }

    /// Hands over one item after another.
    mutating func each(_ body: (LibraryItem) throws -> Void) throws {
        (count, withheld) = (0, 0)
        let lists = FollowedLists(store)
        try store.items(for: plan, sort: query.sort, since: span.since, limit: session.limit) { item in
            try Interruption.check()
            var item = try lists.completing(item)
            if withholdsNotes, item.curation.notes != nil {
                item.curation.notes = nil
                withheld += 1
            }
            count += 1
            try body(item)
        }
    }

    /// What the channel is called that all the items are from; nil where they are from several, or from none.
    func channel() throws -> String? { try store.onlyChannel(among: plan) }

    /// Whether they are only what is new.
    var areRecent: Bool { span.since != nil || span.deed != nil }

    /// What a mail with these items is about: that they are new, else their only channel, else the query; nil for all.
    func subject() throws -> String? {
        if areRecent { return "New reviews, \(now.time.isoDate)" }
        if let channel = try channel() { return channel }
        return words.isEmpty ? nil : "Reading list: \(words)"
    }

    /// Whether they are what came in since something was done before.
    var areNews: Bool { span.deed != nil }

    /// Says that there is nothing to write.
    func tellNothing() -> ExitStatus {
        guard let deed = span.deed, let mark = span.mark else { return session.status(printed: 0) }
        let time = mark.time.iso8601.prefix(16).replacing("T", with: " ")
        session.say(
            deed == .export
                ? "nothing came in since the last export, \(time)"
                : "nothing came in since the last look, \(time)")
        return .nothingMatched
    }

    /// What a feed of these items is told from all others by: the library and the query. What the library is
    /// told by is kept where it can be, so that forgetting a source makes no new feed.
    func feed() throws -> String? {
        guard let name = try store.name() else { return nil }
        try? session.library(.write).keep(name: name)
        var hash = ContentHash()
        hash.take(Array("\(name)\n\(words)".utf8))
        return String(hash.value, radix: 36)
    }

    /// Keeps where the next export with `last` begins, and tells what was left out. To be called when all
    /// is written.
    func conclude() throws {
        if withheld > 0 {
            let notes = Phrase(count: withheld, one: "private note is", other: "private notes are")
            session.say("\(notes) left out; --notes writes them too")
        }
        if span.deed == .export, count > 0 { try session.library(.write).note(.export, of: now) }
    }
}

/// `--since` of an export.
struct ExportSpan {
    /// What it leaves out; nil for nothing.
    let since: Since?
    /// What was done before that the items are to have come in since; nil where a day says how new they are to be.
    let deed: NewsMark.Deed?
    /// When that was; nil where it never was.
    let mark: NewsMark?

    /// Stands for the moment of the last look at what is new; no date is written so.
    static let look = "last-look"

    /// Reads a date such as 2021-07-15 or 2021-07, a number of days such as 7d, or `last`.
    init(_ text: String?, in store: ReviewStore, now: Timestamp) throws {
        deed = text == "last" || text == "last-export" ? .export : text == ExportSpan.look ? .look : nil
        mark = try deed.flatMap { try store.last($0) }
        if let text, deed == nil {
            since = .posted(try SinceDate.moment(text, now: now))
        } else {
            since = mark.map(Since.added)
        }
    }
}

/// The file that an export would take the place of.
enum ExportedFile {
    /// Whether no work of a person is lost with a reading list that the library does not know as it is: it
    /// has to be as 'export' wrote it, or as 'import' has read it.
    static func mayGo(_ former: OutputFile.Former, in store: ReviewStore, session: Session) throws -> Bool {
        let bytes = try FileReading.bytes(at: former.path, name: former.name)
        if DocumentSeal.isIntact(bytes) { return true }
        let path = FilePath.absolute(former.name, in: session.environment.folder)
        if let known = try store.source(path: path) {
            var stamp = SourceStamp(try session.reading(format: nil, channel: nil), of: [former.status])
            stamp.content.take(bytes)
            if stamp.agrees(with: known) { return true }
        }
        throw CommandError.editedFile(path: former.name)
    }
}
