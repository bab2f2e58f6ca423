import ReviewModel
import ReviewRendering
import ReviewStorage

/// The items of an export: what answers a query and is new enough, with private notes or without.
struct ExportItems {
    /// What is asked for.
    let query: ParsedQuery
    /// Where they are.
    let store: ReviewStore
    private let session: Session
    private let span: ExportSpan
    private let now: Timestamp
    private let withholdsNotes: Bool
    private var withheld = 0
    private var count = 0

    /// The items that `options` ask for, in a format called `name` that has notes as `policy` says.
    init(_ options: ExportCommand.Options, format name: String, notes policy: NotePolicy, _ session: Session)
        throws
    {
        if options.notes, policy == .never {
            throw CommandError.notUnderstood("the format '\(name)' has no place for notes")
        }
        var query = session.query(options.query)
        store = try session.library()
        query.query = try session.understood(query.query, in: store, guessing: true)
        self.query = query
        now = session.environment.now()
        span = try ExportSpan(options.since, in: store, now: now)
        withholdsNotes = policy == .onRequest && !options.notes
        self.session = session
    }

    /// Hands over one item after another.
    mutating func each(_ body: (LibraryItem) throws -> Void) throws {
        (count, withheld) = (0, 0)
        let lists = FollowedLists(store)
        try store.items(for: query.query, sort: query.sort, since: span.since, limit: session.limit) { item in
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

    /// Keeps where the next export with `last` begins, and tells what was left out. To be called when all
    /// is written.
    func conclude() throws {
        if withheld > 0 {
            let notes = withheld == 1 ? "1 private note is" : "\(withheld) private notes are"
            session.say("\(notes) left out; --notes writes them too")
        }
        if span.isRemembered, count > 0 { try session.library(.write).noteExport(at: now) }
    }
}
