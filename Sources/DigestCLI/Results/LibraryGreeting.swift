import ReviewModel
import ReviewStorage
import Wording

/// What `digest` alone tells: how the library stands and what to do next, or how to begin.
struct LibraryGreeting {
    private let session: Session

    init(_ session: Session) { self.session = session }

    /// Prints it.
    func print() throws -> ExitStatus {
        let location = try? LibraryLocation(session.options, in: session.environment)
        let isThere = location.map { (try? FileStatus(path: $0.path, name: $0.name)) != nil } ?? false
        guard let location, isThere else {
            try write(
                head: ["digest keeps a library of paper reviews; there is none yet."],
                steps: [
                    ("digest import PATH…", "read an export, a digest, notes or a bibliography"),
                    ("digest parse FILE", "look first at what would be read"),
                    ("digest help formats", "what can be read"),
                    ("digest help", "all commands"),
                ])
            return .done
        }
        let store = try session.library()
        let state = try LibraryState(store)
        try write(head: head(state, at: location), steps: steps(state))
        return .done
    }

    private func head(_ state: LibraryState, at location: LibraryLocation) -> [Phrase] {
        let name = FilePath.abbreviated(location.name, in: session.environment)
        var lines: [Phrase] = [
            "\(Count.of(state.items, noun: "review or entry", plural: "reviews and entries")) in \(name)"
        ]
        let counts = Count.list([
            (state.reading, "being read"), (state.tagged, "tagged to-read"), (state.unread, "unread"),
        ])
        if !counts.isEmpty { lines.append(counts) }
        if let change = state.lastChange {
            lines.append(
                "last change \(change.date.iso8601.prefix(16).replacing("T", with: " ")): \(change.words)")
        }
        return lines
    }

    /// What to do next, the most useful first.
    private func steps(_ state: LibraryState) -> [(String, Phrase)] {
        var steps: [(String, Phrase)] = []
        if state.items == 0 {
            steps.append(("digest import PATH…", "read in exports, digests, notes or bibliographies"))
        } else {
            let next: Phrase = state.reading > 0 ? "go on reading" : "what to read now, and why"
            if state.reading + state.tagged + state.unread > 0 { steps.append(("digest next", next)) }
            steps.append(("digest search WORDS…", "find reviews by words, people, models, topics, years"))
            if state.reading + state.tagged == 0 {
                steps.append(("digest tag +to-read -- QUERY", "choose what to read"))
            }
            steps.append(("digest import PATH…", "read in more"))
        }
        return steps + [("digest help", "all commands")]
    }

    private func write(head: [Phrase], steps: [(String, Phrase)]) throws {
        let width = (steps.map { $0.0.unicodeScalars.count }.max() ?? 0) + 4
        for line in head { try session.output.line(SafeText.line(session.catalogue.text(line))) }
        try session.output.line()
        for (command, help) in steps {
            let gap = String(repeating: " ", count: width - 2 - command.unicodeScalars.count)
            try session.output.line("  \(command)\(gap)\(session.catalogue.text(help))")
        }
    }
}

/// A library in the few numbers that tell what to do next.
struct LibraryState {
    /// Reviews and entries.
    let items: Int
    /// Those marked as reading, those tagged to-read, and those unread.
    let reading, tagged, unread: Int
    /// What was done last; nil where nothing is known.
    let lastChange: Change?

    init(_ store: ReviewStore) throws {
        let count = { (text: String) in
            let query = QueryParser.parse(text).query.restrictedToReadable
            return try store.count(store.plan(query, guessing: false))
        }
        items = try count("")
        reading = try count("status:reading")
        tagged = try count("tag:to-read -status:read -status:skipped")
        unread = try count("status:unread")
        lastChange = try store.changes().first { !$0.isUndone }
    }
}
