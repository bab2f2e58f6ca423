import Bytes
import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest review [QUERY]`: a claim a day of what was read.
enum ReviewCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var query: [String] = []
    }

    static let name = "review"
    static let summary = "shows a claim a day of what you have read"
    static let discussion = """
        Prints a key claim of something that is marked as read: the same one all day, another one tomorrow, each \
        of them once before any comes again. -n prints several; a query takes them from elsewhere than what was read.

          digest review
          digest review topic:rl -n 3

        For a program that asks again when you forget, see 'digest export --format anki'.
        """

    static var parameters: [Parameter<Options>] {
        [
            .remainder("QUERY", into: \.query, help: "of which items; those that were read without it"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(options.shared.format)
        let typed = try session.query(options.query.isEmpty ? ["status:read"] : options.query)
        let store = try session.library()
        let plan = try session.plan(typed.query, named: options.query, in: store)
        let day = Int(session.environment.now().seconds / 86_400)
        let cards = try cards(
            of: plan, in: store, day: day, count: options.shared.limit == nil ? 1 : session.limit ?? .max)
        let rows = ResultRows(
            rows: cards,
            text: { card in
                let end = session.fitted("  — \(SafeText.line(card.place))", indent: 4)
                return session.fitted(SafeText.line(card.claim.text), indent: 0) + "\n" + end
            },
            json: { json, card in
                json.field("id", is: card.id)
                json.field("title", is: card.title)
                json.field("claim", is: card.claim.text)
                json.field("kind", is: card.claim.kind.rawValue)
            })
        try rows.print(as: format, to: session.output)
        if cards.isEmpty, options.query.isEmpty {
            session.say("nothing is marked as read; 'digest mark read -- QUERY' does it")
            return .nothingMatched
        }
        return session.status(printed: cards.count)
    }

    /// A claim with where it comes from.
    private struct Card {
        let id: String
        let title: String
        let place: String
        let claim: Claim
        /// What it is ordered by: chance, but the same one every day.
        let order: UInt64

        init(_ claim: Claim, of review: Review) {
            self.claim = claim
            id = review.id
            title = review.title
            let paper = review.papers.first
            let people = paper?.namesInBrief ?? ""
            let year = paper?.year.map(String.init) ?? ""
            place = [review.title, people, year, review.id].filter { !$0.isEmpty }.joined(separator: " · ")
            order = StableHash(of: "\(review.id) \(claim.text)".utf8).value
        }
    }

    /// The cards of a day: the next `count` of all, round and round.
    private static func cards(of plan: QueryPlan, in store: ReviewStore, day: Int, count: Int) throws
        -> [Card]
    {
        var cards: [Card] = []
        try store.items(for: plan) { item in
            cards += item.review.claims.map { Card($0, of: item.review) }
        }
        guard !cards.isEmpty else { return [] }
        cards.sort { ($0.order, $0.id) < ($1.order, $1.id) }
        let count = min(count, cards.count)
        return (0..<count).map { cards[(day * count + $0) % cards.count] }
    }
}
