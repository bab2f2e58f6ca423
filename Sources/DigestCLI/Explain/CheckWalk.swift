import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest check --fix`: the findings one by one, with what can be done about each; the user says what.
struct CheckWalk {
    private let session: Session
    private let store: ReviewStore
    private let explains: Bool
    private var done = 0

    /// A walk that tells where each doubtful value comes from where it `explains`.
    init(_ session: Session, in store: ReviewStore, explains: Bool) {
        self.session = session
        self.store = store
        self.explains = explains
    }

    /// What the user wants of a finding.
    enum Answer: Equatable {
        case skip, quit, join, apart
        /// A value, as `edit` takes it.
        case change(String)
        /// It was not understood.
        case unknown

        init(_ line: String) {
            let word = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            switch word {
            case "", "s", "skip": self = .skip
            case "q", "quit": self = .quit
            case "j", "join": self = .join
            case "a", "apart": self = .apart
            default: self = word.contains("=") ? .change(word) : .unknown
            }
        }
    }

    /// Goes through `findings` until the user has enough; tells how much was done.
    mutating func run(_ findings: [LibraryFinding]) throws {
        for (number, finding) in findings.enumerated() {
            guard let id = finding.id, case .one(let item) = try store.item(idPrefix: id) else { continue }
            let what = FindingWords.what(finding.kind)
            session.tell(Phrase(verbatim: "\n") + "\(number + 1) of \(findings.count): \(what)")
            try show(finding, of: item)
            guard try answer(finding, of: item) else { break }
        }
        session.say("\(Count.of(done, noun: "finding")) dealt with")
    }

    private func show(_ finding: LibraryFinding, of item: LibraryItem) throws {
        let words = [item.review.id, item.review.title, session.catalogue.text(finding.words)].filter {
            !$0.isEmpty
        }
        session.tell(Phrase(verbatim: "  " + SafeText.line(words.joined(separator: "  "))))
        guard explains else { return }
        let original = try OriginalText(of: item.review, in: store, session: session)
        let doubtful = Explanation.all(of: item.review, field: nil, in: original).filter {
            finding.kind != .unsure || $0.evidence.confidence < 0.5
        }
        for explanation in doubtful.prefix(6) {
            for line in explanation.lines(width: session.environment.columns - 2, in: session) {
                session.tell(Phrase(verbatim: "  " + line))
            }
        }
    }

    /// Asks until the answer is understood; whether to go on.
    private mutating func answer(_ finding: LibraryFinding, of item: LibraryItem) throws -> Bool {
        let isPair = finding.kind == .samePaper
        for _ in 0..<3 {
            session.tell(isPair ? "j(oin), a(part), s(kip), q(uit)?" : "FIELD=VALUE, s(kip), q(uit)?")
            guard let line = try session.environment.line() else { return false }
            switch Answer(line) {
            case .quit: return false
            case .skip: return true
            case .join where isPair, .apart where isPair:
                try judge(finding, item: item, joins: Answer(line) == .join)
                return true
            case .change(let text):
                if try correct(item, by: text) { return true }
            default: session.tell("'\(SafeText.line(line))' is no answer here")
            }
        }
        return true
    }

    private mutating func judge(_ finding: LibraryFinding, item: LibraryItem, joins: Bool) throws {
        // The other one stands behind: its id, two spaces, its title.
        let other = String(finding.detail.prefix { $0 != " " })
        guard case .one(let second) = try store.item(idPrefix: other) else { return }
        try session.change(store) {
            if joins {
                try store.joinPapers(item, second)
            } else {
                try store.keepApart(item, second)
            }
        }
        done += 1
    }

    private mutating func correct(_ item: LibraryItem, by text: String) throws -> Bool {
        do {
            let corrections = try Correction.parse(text)
            try session.change(store) { try store.correct(key: item.review.key, corrections) }
            done += 1
            return true
        } catch let error as CorrectionError {
            session.tell(error.words)
            return false
        }
    }
}
