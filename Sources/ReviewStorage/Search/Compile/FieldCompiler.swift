internal import ReviewModel
internal import SQLite

/// Conditions for `field:value`, one small function a field. A value that cannot be met, such as a
/// status that does not exist, is met by nothing.
enum FieldCompiler {
    static func compile(_ field: Field, _ value: FieldValue) -> CompiledQuery? {
        switch (field, value) {
        case (.title, .text(let text)): return column("title", text)
        case (.claim, .text(let text)): return column("claims", text)
        case (.kind, .text("any")): return CompiledQuery()
        case (_, .text(let text)): return condition(field, text).map { CompiledQuery(condition: $0) }
        case (_, .range(let low, let high)):
            return CompiledQuery(condition: RangeCompiler.condition(field, low, high))
        }
    }

    private static func condition(_ field: Field, _ text: String) -> SQLFragment? {
        switch field {
        case .model: ModelCondition.named(text, primaryOnly: false)
        case .about: ModelCondition.named(text, primaryOnly: true)
        case .topic: topic(text)
        case .author: NameCondition.author(text)
        case .org: NameCondition.organisation(text)
        case .venue: NameCondition.venue(text)
        case .reviewer: NameCondition.reviewer(text)
        case .channel: NameCondition.channel(text)
        case .dataset: NameCondition.dataset(text)
        case .award: NameCondition.award(text)
        case .link: LinkCondition.link(text)
        case .arxiv: LinkCondition.arxiv(text)
        case .doi: LinkCondition.doi(text)
        case .tag: CurationCondition.tag(text)
        case .list: CurationCondition.list(text)
        case .status: CurationCondition.status(text)
        case .has: PartCondition.has(text)
        case .kind: kind(text.lowercased())
        case .lang: equal("language", text.lowercased())
        case .id: id(text)
        case .source: source(text)
        // Saved searches are put in before a query is compiled; one that is left does not exist.
        case .search: .never
        case .year, .date, .rating: Int(text).flatMap { RangeCompiler.condition(field, $0, $0) } ?? .never
        case .title, .claim: nil
        }
    }

    private static func column(_ column: String, _ text: String) -> CompiledQuery? {
        let (words, isPrefix) = Wildcard.split(text)
        let terms = TermExpression(words)
        guard !terms.isEmpty else { return nil }
        return CompiledQuery(match: "{\(column)} : (\(isPrefix ? terms.prefixStems : terms.anyForm))")
    }

    /// Most items are readable ones, so their kind is no way to find anything: the unary plus keeps
    /// SQLite from starting with it.
    private static func kind(_ kind: String) -> SQLFragment {
        equal("kind", kind, isCommon: Kind.readable.contains { $0.rawValue == kind })
    }

    private static func equal(_ column: String, _ value: String, isCommon: Bool = false) -> SQLFragment {
        SQLFragment("\(isCommon ? "+" : "")review.\(column) = ?", [.text(value)])
    }

    private static func id(_ text: String) -> SQLFragment {
        let prefix = Wildcard.split(text.lowercased()).text
        // An id that an item had before keeps working.
        return SQLFragment(
            """
            ((review.id >= ? AND review.id < ?)
                OR review.key IN (SELECT key FROM alias WHERE id >= ? AND id < ?))
            """, Wildcard.bounds(prefix) + Wildcard.bounds(prefix))
    }

    private static func source(_ text: String) -> SQLFragment {
        .listed(
            by: """
                SELECT review FROM sighting WHERE source IN
                    (SELECT number FROM source WHERE instr(path, ?) > 0)
                """, [.text(text)])
    }

    private static func topic(_ text: String) -> SQLFragment {
        let topics = TopicNames.topics(named: text)
        let places = topics.map { _ in "?" }.joined(separator: ", ")
        return .listed(
            by: "SELECT review FROM review_topic WHERE topic IN (\(places))",
            topics.map(Argument.text))
    }
}
