import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest why ID [FIELD]`: where every value of an item comes from.
enum WhyCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var operands: [String] = []
    }

    static let name = "why"
    static let summary = "tells where each value of a review comes from"
    static let discussion = """
        Prints for every value of an item, or of one field of it, the line it was read from with the words \
        underlined, the rule that read it and how sure the rule is, from 0 to 1. Lines are those of the source \
        file while it is unchanged, else of the text in the library. What was corrected by hand says so.

          digest why 7kq2m9x models
          digest why Segment Anything year

        See 'digest edit' for corrections.
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "ID", into: \.operands,
                help: "id of an item or words of its title; behind it a field, such as models or year"
            ),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(options.shared.format)
        let store = try session.library()
        let (item, name) = try asked(options.operands, in: store)
        if name == "tags" { return try tellTags(of: item, as: format, in: session) }
        let field = try name.map(Explanation.field)
        var review = try session.item(item, in: store, byTitle: true).review
        review.evidence += try store.statedEvidence(of: review)
        let original = try OriginalText(of: review, in: store, session: session)
        let explanations = Explanation.all(of: review, field: field, in: original)
        let limit = session.limit ?? Int.max
        let shown = explanations.prefix(limit)
        let width = session.environment.columns
        let rows = ResultRows(
            rows: Array(shown),
            text: { $0.lines(width: width, in: session).joined(separator: "\n") },
            json: { $1.write(to: &$0) })
        try rows.print(as: format, to: session.output)
        let removed = try removals(review, of: field, in: store)
        for removed in removed where format == .text {
            try session.line("\(removed.field.evidenceField): \(words(removed))")
        }
        if format == .text, field.map(statedFields.contains) ?? true {
            for line in try statements(about: review, in: store) { try session.line(line) }
        }
        let isEmpty = shown.isEmpty && removed.isEmpty
        if isEmpty {
            session.say(field.map { "nothing is known of it: no \($0)" } ?? "nothing is known of it")
        }
        return isEmpty ? .nothingMatched : .done
    }

    /// What names the item, and the field behind it. Several words are a title where the first alone is no item.
    private static func asked(_ words: [String], in store: ReviewStore) throws -> (
        item: String, field: String?
    ) {
        guard words.count > 1, let first = words.first, let last = words.last else {
            return (words.first ?? "", nil)
        }
        if words.count == 2, try !isUnknown(first, in: store) { return (first, last) }
        let isField = last == "tags" || (try? Explanation.field(named: last)) != nil
        // `Deep Learning Models` may end with the name of a field and be a title all the same.
        let title = words.joined(separator: " ")
        guard isField, try store.keys(for: store.plan(.field(.title, .text(title)), guessing: false)).isEmpty
        else {
            return (title, nil)
        }
        return (words.dropLast().joined(separator: " "), last)
    }

    private static func isUnknown(_ word: String, in store: ReviewStore) throws -> Bool {
        if case .none = try store.item(meantBy: word) { true } else { false }
    }

    /// Fields that the record of a paper decides, by what evidence calls them.
    private static let statedFields: Set<String> = ["title", "authors", "year", "venue", "arxiv", "doi"]

    /// What each item says of the paper, where there are several.
    private static func statements(about review: Review, in store: ReviewStore) throws -> [Phrase] {
        let statements = try store.statements(ofPaper: 0, of: review)
        let stated = try store.metadata(of: review).map { metadata -> Phrase in
            let authors =
                metadata.authors.prefix(3).map(Author.shown) + (metadata.authors.count > 3 ? ["…"] : [])
            let parts = [
                metadata.title, authors.joined(separator: ", "), metadata.journal ?? "",
                metadata.published ?? "",
            ]
            let facts = SafeText.line(parts.filter { !$0.isEmpty }.joined(separator: "  "))
            let stated: Phrase = "  \(metadata.origin.name) states  \(facts)"
            return metadata.mayBe(review.papers[0])
                ? stated : stated + "  (not taken over: it is another paper)"
        }
        guard !statements.isEmpty else { return stated.isEmpty ? [] : [""] + stated }
        let items = Set(statements.map(\.id)).count
        let witnesses =
            items == statements.count
            ? Count.of(items, noun: "item")
            : "\(Count.of(statements.count, noun: "source")) of \(Count.of(items, noun: "item"))"
        var lines: [Phrase] = stated + ["", "the paper, as \(witnesses) have it:"]
        for statement in statements { lines.append(line(statement, isNamed: items < statements.count)) }
        return lines + publication(of: review, in: statements)
    }

    /// What one of them says; `isNamed` where one item has several.
    private static func line(_ statement: PaperStatement, isNamed: Bool) -> Phrase {
        let paper = statement.paper
        let authors = paper.authors.prefix(3).map(\.shown) + (paper.authors.count > 3 ? ["…"] : [])
        let parts = [
            statement.id, statement.rank.name, isNamed ? statement.path : "", paper.title,
            authors.joined(separator: ", "), paper.venue ?? "", paper.year.map(String.init) ?? "",
            paper.arxiv ?? paper.doi ?? "",
        ]
        return Phrase(verbatim: "  " + SafeText.line(parts.filter { !$0.isEmpty }.joined(separator: "  ")))
    }

    /// That a venue and a year were taken together, where somebody says another year.
    private static func publication(of review: Review, in statements: [PaperStatement]) -> [Phrase] {
        guard let paper = review.papers.first, let venue = paper.venue, let year = paper.year else {
            return []
        }
        let others = Set(statements.compactMap(\.paper.year)).subtracting([year]).sorted()
        guard !others.isEmpty else { return [] }
        let told = others.map(String.init).joined(separator: ", ")
        return [
            "venue and year are taken together: \(SafeText.line(venue)), \(year); \(told) is told of another publication or of the preprint"
        ]
    }

    /// Who gave each tag.
    private static func tellTags(of id: String, as format: ResultFormat, in session: Session) throws
        -> ExitStatus
    {
        let store = try session.library()
        let tags = try store.tagOrigins(key: try session.item(id, in: store).review.key)
        let rows = ResultRows(
            rows: tags,
            text: { tag in
                let origin: Phrase = tag.rule.map { "rule \($0)" } ?? "by hand"
                return SafeText.line("\(tag.tag)  (\(session.catalogue.text(origin)))")
            },
            json: { json, tag in
                json.field("tag", is: tag.tag)
                json.field("rule", is: tag.rule)
            })
        try rows.print(as: format, to: session.output)
        return session.status(printed: tags.count)
    }

    /// Corrections that leave no value to explain.
    private static func removals(_ review: Review, of field: String?, in store: ReviewStore) throws
        -> [Correction]
    {
        try store.corrections(key: review.key).filter {
            ($0.operation == .remove || $0.operation == .clear)
                && (field == nil || $0.field.evidenceField == field)
        }
    }

    private static func words(_ correction: Correction) -> Phrase {
        correction.operation == .clear
            ? "without what was read  (corrected by hand)"
            : "without \(SafeText.line(correction.value))  (corrected by hand)"
    }
}

extension PaperWitness.Rank {
    /// What kind of item it is, in a word.
    fileprivate var name: String {
        switch self {
        case .bibliography: "bibliography"
        case .review: "review"
        case .entry: "entry"
        case .mention: "mention"
        }
    }
}
