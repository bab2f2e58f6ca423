import ArgumentParsing
import ReviewModel
import ReviewParsing
import ReviewStorage
import Wording

/// `digest enrich [QUERY]`: papers completed from those who publish them.
enum EnrichCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var query: [String] = []
        var snapshot: String?
        var isAgain = false
    }

    static let name = "enrich"
    static let summary = "completes papers from arXiv, DOIs or a snapshot"
    static let discussion = """
        Asks arXiv's service and, for papers with a DOI alone, its registry for the papers of the items that answer \
        the query, all without one, of which nothing is stated yet: title, authors in order, abstract, categories, \
        DOI, journal. What they state is kept beside what reviews say, as that of a bibliography is: 'digest why' \
        shows both, your corrections stay, and where a title disagrees nothing is taken over and 'digest check' \
        tells of a wrong number. Abstracts are found by abstract: and exported.

        Categories of arXiv give a review the topics that its text does not tell (cs.CL is nlp), and an abstract \
        the models of a review whose text names none. They come behind what the text says, and 'digest why' names \
        the category or the abstract for them. What the abstract claims is shown, apart and as its own, with a \
        review or an entry that itself claims next to nothing.

          digest enrich topic:rl
          digest enrich --from arxiv-metadata-oai-snapshot.json

        --from takes what is wanted out of arXiv's snapshot of all metadata, or out of JSON lines of OpenAlex, \
        Semantic Scholar or Crossref, of several gigabytes, in bounded memory and without asking anybody. Papers are \
        kept as they come, a hundred a request, so that a run that ends in the middle is gone on with by the next.
        """

    static var parameters: [Parameter<Options>] {
        [
            .remainder("QUERY", into: \.query, help: "of which items; all without it"),
            .option(
                "from", taking: "FILE", into: \.snapshot, value: .path,
                help: "read a snapshot of JSON lines instead"),
            .flag("again", into: \.isAgain, help: "ask also for papers of which something is stated already"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let store = try session.library(.write)
        let plan =
            options.query.isEmpty
            ? try store.plan(.all, guessing: false)
            : try session.plan(session.query(options.query).query, named: options.query, in: store)
        var wanted = try store.papers(of: plan, all: options.isAgain)
        if let limit = session.limit {
            wanted.arxiv = Array(wanted.arxiv.prefix(limit))
            wanted.dois = Array(wanted.dois.prefix(max(0, limit - wanted.arxiv.count)))
        }
        let run = try EnrichRun(session, store: store)
        let read = try run.readAbstracts()
        if read > 0 {
            session.say(
                "read what the abstracts of an earlier version of digest claim: \(Count.of(read, noun: "abstract"))"
            )
        }
        let count = wanted.arxiv.count + wanted.dois.count
        guard count > 0 else {
            session.say("no paper with a number is left to ask for")
            return read > 0 ? .done : .nothingMatched
        }
        if let path = options.snapshot {
            try run.read(snapshot: path, for: wanted)
        } else {
            try run.ask(for: wanted)
        }
        let problem: Phrase = run.problem.map { "; \($0)" } ?? ""
        let items = Phrase(count: run.changed, one: "item says", other: "items say")
        session.say(
            "\(Count.of(run.found, noun: "paper")) of \(count) found; \(items) more now\(problem)"
        )
        if run.problem != nil { return .refused }
        return run.found == 0 ? .nothingMatched : .done
    }
}

/// One run of `digest enrich`.
final class EnrichRun {
    /// How many papers were found.
    private(set) var found = 0
    /// How many items say something else now.
    private(set) var changed = 0
    /// Why it ended before its end; nil where it did not.
    private(set) var problem: FetchError?

    private let session: Session
    private let store: ReviewStore
    private let abstracts: AbstractReader
    /// Papers that are kept at once.
    private static let most = 1000

    init(_ session: Session, store: ReviewStore) throws {
        abstracts = AbstractReader(lexicons: try session.lexicons())
        self.session = session
        self.store = store
    }

    /// Looks for claims in the abstracts that a former program has kept without; returns of how many papers.
    func readAbstracts() throws -> Int {
        let unread = try store.unreadAbstracts()
        if !unread.isEmpty { try session.change(store) { try store.keep(unread.map(abstracts.read)) } }
        return unread.count
    }

    /// Takes papers with the numbers `wanted` out of a snapshot, in one change.
    func read(snapshot name: String, for wanted: ReviewStore.PaperNumbers) throws {
        let snapshot = PaperSnapshot(arxiv: wanted.arxiv, dois: wanted.dois)
        let lines = try LineReader(name, in: session.environment)
        let progress = session.progressBar(of: store)
        progress.begin(name)
        progress.total = lines.size
        defer { progress.end() }
        var hasRecords = false
        try session.change(store) {
            var waiting: [PaperMetadata] = []
            while let line = try lines.next() {
                try Interruption.check()
                progress.item(of: line)
                hasRecords = hasRecords || line.first { $0 > 0x20 } == UInt8(ascii: "{")
                guard let metadata = snapshot.metadata(line: line) else { continue }
                waiting.append(metadata)
                if waiting.count == EnrichRun.most {
                    try keep(waiting)
                    waiting = []
                }
            }
            try keep(waiting)
            changed = try store.enrich()
        }
        if !hasRecords {
            problem = .refused("'\(SafeText.line(name))' is no snapshot, which has a JSON object a line")
        }
    }

    /// Asks for papers, each request a change of its own.
    func ask(for wanted: ReviewStore.PaperNumbers) throws {
        do {
            let fetcher = try Fetcher(session)
            for start in stride(from: 0, to: wanted.arxiv.count, by: ArxivService.most) {
                let numbers = Array(wanted.arxiv[start..<min(start + ArxivService.most, wanted.arxiv.count)])
                let answer = ArxivAnswer(try fetcher.page(ArxivService.address(of: numbers)).body)
                if let refusal = answer.refusal { throw FetchError.refused("arXiv says: \(refusal)") }
                try change(answer.metadata)
            }
            for doi in wanted.dois { try ask(for: doi, by: fetcher) }
        } catch let error as FetchError {
            problem = error
        }
    }

    /// A DOI that its registry does not know is no reason to stop.
    private func ask(for doi: String, by fetcher: Fetcher) throws {
        do {
            let answer = try fetcher.page(DOI.address(of: doi), type: DOIAnswer.type)
            guard let metadata = DOIAnswer.metadata(answer.body, doi: doi) else { return }
            try change([metadata])
        } catch FetchError.status(let code) where code < 500 && code != 429 {
            session.warn("\(SafeText.line(doi)): \(FetchError.status(code))")
        }
    }

    private func change(_ metadata: [PaperMetadata]) throws {
        guard !metadata.isEmpty else { return }
        changed += try session.change(store) {
            try keep(metadata)
            return try store.enrich()
        }
    }

    private func keep(_ metadata: [PaperMetadata]) throws {
        try store.keep(metadata.map(abstracts.read))
        found += metadata.count
    }
}
