import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// One run of a command: where it prints, how, and which library it works on.
final class Session {
    /// What surrounds the run.
    let environment: Environment
    /// What every command takes.
    let options: SharedOptions
    /// The user's settings.
    let config: Config
    /// Results.
    let output: Output
    /// Everything else.
    private let errors: Output
    private let pager: Pager?
    /// Whether results are coloured.
    let usesColor: Bool
    /// The words that people are told things in.
    let catalogue: Catalogue
    /// Done before any message is printed: what is drawn on the last line has to go.
    private var beforeMessage: (() -> Void)?
    /// What was typed, for the history.
    var commandLine = ""
    /// Queries whose names of lists and searches nobody has looked up yet: that needs the library.
    private var unchecked: [Query] = []
    /// After how many seconds of waiting for another program the user is told of it next.
    private var nextWordOfWaiting = Session.silentWait
    /// Words of standard input, once they were read.
    private var inputWords: [String]?

    /// A run in `environment`; nothing is opened before it is needed.
    init(_ environment: Environment, with options: SharedOptions) {
        self.environment = environment
        self.options = options
        let config = Config(in: environment)
        self.config = config
        self.catalogue = Catalogue(in: environment, settings: config)
        self.pager = Pager(in: environment, settings: config)
        self.output = Output(pager ?? environment.output)
        self.errors = Output(environment.errors, limit: 0)
        let color = options.color ?? config.value("color").flatMap(ColorChoice.init) ?? .auto
        self.usesColor = color.allows(terminal: environment.terminal != nil, in: environment)
    }

    /// Tells what in the settings cannot be understood.
    func tellOfSettings() { config.file?.problems.forEach(report) }

    /// Passes on all results, and waits until the user has read them in a pager: what is said
    /// afterwards is not to disturb it.
    func finish() throws(OutputError) {
        try output.flush()
        close()
    }

    /// Ends the pager, if there is one.
    func close() {
        pager?.close()
    }

    /// Prints `phrase` and a line feed beside the results, unless the user wants quiet.
    func say(_ phrase: Phrase) {
        if !options.quiet { tell(phrase) }
    }

    /// How a run ends that printed `count` results; that there are none is said.
    func status(printed count: Int) -> ExitStatus {
        guard count == 0 else { return .done }
        say("nothing matched")
        return .nothingMatched
    }

    /// Prints a problem of the whole run.
    func warn(_ phrase: Phrase) {
        tell("digest: warning: \(phrase)")
    }

    /// Prints a problem of a source; notes and warnings only when the user does not want quiet.
    func report(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .error || !options.quiet {
            tell(Phrase(verbatim: SafeText.line(catalogue.text(diagnostic.words))))
        }
    }

    /// Prints `phrase` and a line feed beside the results, whatever the user wants.
    ///
    /// Nobody can be told when messages cannot be printed, so that is no reason to stop.
    func tell(_ phrase: Phrase) {
        beforeMessage?()
        let text = catalogue.text(phrase)
        let width = environment.showsProgress ? environment.layoutWidth : nil
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let fitted = lines.map { TextWrapping.wrapped(SafeText.line(String($0)), width: width, indent: 2) }
        try? errors.line(fitted.joined(separator: "\n"))
    }

    /// Prints `phrase` and a line feed as a result for people.
    func line(_ phrase: Phrase) throws(OutputError) {
        let text = catalogue.text(phrase)
        try output.line(fitted(text, indent: text.utf8.prefix { $0 == 0x20 }.count + 2))
    }

    /// A line of results, broken where the terminal ends; what goes on is indented by `indent`.
    func fitted(_ line: String, indent: Int) -> String {
        TextWrapping.wrapped(line, width: environment.layoutWidth, indent: indent)
    }

    /// Writes to the terminal beside the results, without a line feed.
    func draw(_ text: String) {
        try? errors.write(text)
    }

    /// A bar for work that may take long; it goes away before any message.
    func progressBar() -> ProgressBar {
        let bar = ProgressBar(in: environment, isQuiet: options.quiet, catalogue: catalogue) { [weak self] in
            self?.draw($0)
        }
        beforeMessage = { [weak bar] in bar?.hide() }
        return bar
    }

    /// The same for work in `store`, which other programs that wait for it are told of as well.
    func progressBar(of store: ReviewStore) -> ProgressBar {
        let bar = progressBar()
        bar.note = WorkNote(path: store.path, words: commandLine, clock: environment.clock)
        return bar
    }
}

// MARK: - Queries and the library

extension Session {
    /// The query that the operands are together, restricted to reviews and entries unless it asks for
    /// kinds itself; remarks on it are printed.
    /// A mistake in it ends the run: what was meant is not known.
    /// So is anything left out, such as a parenthesis that is not closed, for a command that is `acting` on what is
    /// found.
    func query(_ operands: [String], acting isActing: Bool = false) throws -> ParsedQuery {
        // Words of standard input name items, which the library alone can tell.
        if try standardWords(among: operands) != nil { return ParsedQuery(query: .not(.all)) }
        let text = operands.joined(separator: " ")
        var parsed = QueryParser.parse(text)
        let isMistake = { (remark: QueryRemark) in remark.isError || isActing }
        let mistakes = parsed.remarks.filter(isMistake).map { QueryWarning(remark: $0, query: text).words }
        for remark in parsed.remarks where !isMistake(remark) {
            warn(QueryWarning(remark: remark, query: text).words)
        }
        for mistake in mistakes.dropLast() { tell("digest: error: \(mistake)") }
        if let mistake = mistakes.last { throw CommandError.notUnderstood(mistake) }
        parsed.query = parsed.query.restrictedToReadable
        unchecked.append(parsed.query)
        return parsed
    }

    /// As `query`, of a command that acts on what is found: an empty variable of the shell asks for nothing, and `*`
    /// for everything.
    func givenQuery(_ operands: [String]) throws -> ParsedQuery {
        guard operands.contains(where: { $0.utf8.contains { $0 > 0x20 } }) else {
            throw ArgumentError.missingOperand("QUERY")
        }
        return try query(operands, acting: true)
    }

    /// How the library takes `query`, which is told where it is not as written. Only what changes
    /// nothing may go on `guessing` which spelling was meant.
    /// Operands that name items by ids, numbers or addresses of papers, or addresses of posts mean these,
    /// whatever the query would find.
    func plan(
        _ query: Query, named operands: [String] = [], in store: ReviewStore, guessing: Bool = false
    ) throws -> QueryPlan {
        if let keys = try keys(naming: operands, in: store) { return try store.plan(items: keys) }
        let plan = try store.plan(query, guessing: guessing)
        for note in plan.notes { say(note.words) }
        return plan
    }

    /// `--limit`; nil where there is none.
    var limit: Int? { options.limit == 0 ? nil : options.limit }

    /// How items are to be laid out.
    func rendering(_ view: RenderingOptions.View) -> RenderingOptions {
        var options = RenderingOptions(width: environment.layoutWidth, color: usesColor, view: view)
        options.styles = config.styles
        options.catalogue = catalogue
        options.links = usesColor && environment.terminal != nil
        return options
    }

    /// The operands of a query, or those of the settings where nothing was typed.
    func operandsOrUsual(_ operands: [String]) -> [String] {
        operands.isEmpty ? [config.value("query")].compactMap { $0 } : operands
    }

    /// The library, which has to exist unless it may be created. Where another program writes to it, this one
    /// waits for as long as the user wants, or but a moment where `isPatient` is false: for what is not what
    /// was asked for.
    func library(_ mode: ReviewStore.Mode = .read, isPatient: Bool = true) throws -> ReviewStore {
        let location = try LibraryLocation(options, in: environment)
        let status = try? FileStatus(path: location.path, name: location.name)
        if status?.kind == .folder { throw CommandError.folderForLibrary(path: location.name) }
        if status == nil {
            guard mode == .create else { throw CommandError.noLibrary(path: location.name) }
            try Folder.make(at: FilePath.folder(of: location.path) ?? "")
        }
        let store = try ReviewStore(
            path: location.path, mode: mode, patience: isPatient ? patience(for: location) : .brief,
            now: environment.now)
        // To take a connection down takes as long as some searches; one that only read leaves nothing behind.
        if mode == .read, environment.endsWithRun { _ = Unmanaged.passRetained(store) }
        try warnOfUnknownNames(in: store)
        return store
    }

    /// How long to wait for another program that writes to the library: as long as it makes progress, and then
    /// `--wait`. That it waits is said, and again every half minute where the other one tells how far it is.
    func patience(for location: LibraryLocation) -> Patience {
        Patience(seconds: Double(options.wait ?? SharedOptions.standardWait)) { [self] waited in
            guard !Interruption.isWanted else { return false }
            guard waited >= nextWordOfWaiting else { return true }
            let work = LibraryWork(in: location.path)
            if work != nil || nextWordOfWaiting == Session.silentWait {
                say(WaitingLine(for: work, in: location.name).words)
            }
            nextWordOfWaiting = waited + Session.wordsOfWaiting
            return true
        }
    }

    /// Seconds after which is said that the program waits, and between two words of it.
    private static let (silentWait, wordsOfWaiting) = (2.0, 30.0)

    /// Points at lists and saved searches that queries name and that are not there.
    private func warnOfUnknownNames(in store: ReviewStore) throws {
        for query in unchecked where query.mentions(.list) || query.mentions(.search) {
            let names = query.names
            let lists = try names.lists.isEmpty ? [] : store.listNames()
            let searches = try names.searches.isEmpty ? [] : store.savedSearches().map(\.name)
            for name in names.lists where !lists.contains(name) {
                warn(CommandError.unknownList(name, known: lists).words)
            }
            for name in names.searches where !searches.contains(name) {
                warn(CommandError.unknownSearch(name, known: searches).words)
            }
        }
        unchecked = []
    }

    /// The library, for work that is taken back; one in memory where there is none.
    func libraryToTry() throws -> ReviewStore {
        let location = try LibraryLocation(options, in: environment)
        if (try? FileStatus(path: location.path, name: location.name)) != nil { return try library(.write) }
        return try ReviewStore(path: ":memory:", mode: .create, now: environment.now)
    }

    /// Does all of `body` to the library or nothing of it, so that it can be undone.
    @discardableResult
    func change<Result>(
        _ store: ReviewStore, in scope: ChangeScope = .everything, body: () throws -> Result
    ) throws -> Result {
        try store.recordingChange(commandLine, in: scope, body: body)
    }

    /// The list called `name`.
    func list(_ name: String, in store: ReviewStore) throws -> ReadingList {
        if let list = try store.list(named: name) { return list }
        throw CommandError.unknownList(name, known: try store.listNames())
    }

    /// Keys of the items that all operands name, in their order; nil where they are a query. `-` stands for
    /// the words of standard input, all of which have to name one.
    func keys(naming operands: [String], in store: ReviewStore) throws -> [String]? {
        guard let read = try standardWords(among: operands) else {
            let words = operands.flatMap { $0.split(separator: " ").map(String.init) }
            return words.isEmpty ? nil : try store.keys(naming: words)
        }
        if read.isEmpty { throw CommandError.noIDs }
        return try read.flatMap { word -> [String] in
            if let keys = try store.keys(naming: [word]) { return keys }
            return [try item(word, in: store).review.key]
        }
    }

    /// The words of standard input where one of the operands is `-`, with the other operands before and after
    /// them; nil where none is.
    func standardWords(among operands: [String]) throws -> [String]? {
        guard operands.contains("-") else { return nil }
        let read: [String] =
            try inputWords
            ?? environment.input().split { $0 <= 0x20 }.map {
                String(decoding: $0, as: UTF8.self)
            }
        inputWords = read
        return operands.flatMap { $0 == "-" ? read : [$0] }
    }

    /// The item that is meant by an id or its beginning, a number or an address of its paper, or the address
    /// of its post; `-` stands for what standard input says. Where only looks are taken, `byTitle`, words of the title
    /// of one paper do as well, which is told.
    func item(_ name: String, in store: ReviewStore, byTitle: Bool = false) throws -> LibraryItem {
        let id = try standardWords(among: [name])?.first ?? name
        switch try store.item(meantBy: id) {
        case .one(let item):
            tellOfOthers(try store.items(of: id), meantBy: id)
            return item
        case .none: return try item(titled: id, in: store, isTaken: byTitle)
        case .ambiguous(let candidates):
            let lines = candidates.prefix(10).map { "\($0.review.id)  \(SafeText.line($0.review.title))" }
            throw CommandError.ambiguousItem(id, candidates: lines)
        }
    }

    /// The item of the only paper with `words` in its title, where it may be taken; throws with those that may be meant.
    private func item(titled words: String, in store: ReviewStore, isTaken: Bool) throws -> LibraryItem {
        let query = Query.field(.title, .text(words)).restrictedToReadable
        let found = try store.answer(store.plan(query, guessing: false), limit: 11).items
        let rows = AnswerRows(found, isUnited: true)
        guard let first = rows.items.first else { throw CommandError.unknownItem(words) }
        guard isTaken, rows.items.count == 1 else {
            let lines = rows.items.prefix(10).map { "\($0.review.id)  \(SafeText.line($0.review.title))" }
            throw CommandError.titled(words, candidates: lines)
        }
        say("no id begins with '\(words)'; this has it in the title")
        guard case .one(let item) = try store.item(idPrefix: first.review.id) else {
            throw CommandError.unknownItem(words)
        }
        return item
    }

    /// Says how many items beside the first one a number or an address of a paper stands for.
    private func tellOfOthers(_ ids: [String], meantBy name: String) {
        guard ids.count > 1 else { return }
        let shown = ids.dropFirst().prefix(5).joined(separator: ", ") + (ids.count > 6 ? ", …" : "")
        let others = Phrase(count: ids.count - 1, one: "more item is", other: "more items are")
        say("'\(SafeText.line(name))' is \(ids[0]) here; \(others) of it: \(shown)")
    }
}
