public import ReviewModel
internal import SQLite
public import Wording

/// Finds what has to do with one item: a shared paper above all, then references, authors, models,
/// data sets, topics and words. What few items share says more than what many do.
struct RelatedSearch {
    private let database: Database
    private let number: Int64
    private var found: [Int64: [(reason: Shared, weight: Double)]] = [:]

    /// Topics that many items have.
    private var broad: Set<String> = []

    /// One thing that two items share.
    private enum Shared: Hashable {
        case paper, reference, words
        case author(String), model(String), dataset(String), topic(String)
    }

    /// Names that more items share than these say nothing.
    private static let most = 500
    /// A topic that more items have, or a tenth of all, relates two of them only together with something else.
    private static let mostTelling = 12

    init(_ database: Database, number: Int64) {
        self.database = database
        self.number = number
    }

    /// Rows of items that have to do with it, with the reasons, best first.
    mutating func related(_ item: LibraryItem, limit: Int?) throws -> [(
        number: Int64, score: Double, reasons: [RelatedReason]
    )] {
        try share(
            .paper, weight: 20,
            sql:
                "SELECT o.review FROM review_paper p JOIN review_paper o ON o.paper = p.paper WHERE p.review = ?"
        )
        try referred(item.review)
        try share(table: "authorship", name: "author", weight: 3) { .author($0) }
        try share(table: "model_mention", name: "model", weight: 3, condition: " AND u.role = 'primary'") {
            .model($0)
        }
        try share(table: "dataset_mention", name: "dataset", weight: 1) { .dataset($0) }
        try topics(item.review)
        try words(item.review)
        found[number] = nil
        found = found.filter { !isChance($0.value.map(\.reason)) }
        let scored = found.map {
            (number: $0.key, score: $0.value.map(\.weight).reduce(0, +), shared: $0.value)
        }
        let best = try TieOrder(database: database).settled(
            scored.sorted { $0.score > $1.score }, wanted: limit, number: \.number, score: \.score)
        return best.prefix(limit ?? .max).map { ($0.number, $0.score, RelatedSearch.reasons($0.shared)) }
    }

    private mutating func share(_ reason: Shared, weight: Double, sql: String) throws {
        let items = try database.all(sql, with: [.integer(number)]) { $0.integer(0) }
        add(reason, weight: weight, items: items)
    }

    private mutating func add(_ reason: Shared, weight: Double, items: [Int64]) {
        for item in Set(items) { found[item, default: []].append((reason, weight)) }
    }

    /// Items that share a name of the vocabulary `name` through `table`.
    private mutating func share(
        table: String, name: String, weight: Double, condition: String = "",
        reason: (String) -> Shared
    ) throws {
        let sql = """
            SELECT DISTINCT n.number, n.name FROM \(table) u JOIN \(name) n ON n.number = u.\(name)
            WHERE u.review = ?\(condition)
            """
        let names = try database.all(sql, with: [.integer(number)]) { ($0.integer(0), $0.text(1)) }
        for (key, text) in names {
            let items = try database.all(
                "SELECT DISTINCT review FROM \(table) WHERE \(name) = ? LIMIT ?",
                with: [.integer(key), .integer(Int64(RelatedSearch.most))]
            ) { $0.integer(0) }
            add(reason(text), weight: RelatedSearch.weight(weight, shared: items.count), items: items)
        }
    }

    /// What is shared by `count` items says less the more they are.
    private static func weight(_ weight: Double, shared count: Int) -> Double {
        weight * 4 / (4 + Double(max(0, count - 2)).squareRoot())
    }

    private mutating func topics(_ review: Review) throws {
        let total = try database.first("SELECT count(*) FROM review") { Int($0.integer(0)) } ?? 0
        let telling = min(RelatedSearch.mostTelling, max(3, total / 10))
        for topic in review.topics.prefix(6) where topic.score > 0.3 {
            let items = try database.all(
                "SELECT review FROM review_topic WHERE topic = ? AND score > 0.3 ORDER BY review DESC LIMIT ?",
                with: [.text(topic.id), .integer(Int64(RelatedSearch.most))]
            ) { $0.integer(0) }
            if items.count > telling { broad.insert(topic.id) }
            let weight = RelatedSearch.weight(1, shared: items.count) * min(1, max(0, topic.score))
            add(.topic(topic.id), weight: weight, items: items)
        }
    }

    /// Whether one broad topic is all that is shared.
    private func isChance(_ shared: [Shared]) -> Bool {
        guard shared.count == 1, case .topic(let topic) = shared[0] else { return false }
        return broad.contains(topic)
    }

    /// Papers that the item links to, as arXiv numbers.
    private mutating func referred(_ review: Review) throws {
        let own = Set(review.papers.compactMap(\.arxiv))
        let linked = Set(
            review.links.compactMap(\.url).compactMap { ArxivIdentifier.inAddress($0)?.lowercased() })
        for arxiv in linked.subtracting(own) {
            let items = try database.all(
                "SELECT review FROM review_paper WHERE arxiv = ?", with: [.text(arxiv)]
            ) {
                $0.integer(0)
            }
            add(.reference, weight: 6, items: items)
        }
        let channelPost = review.source.url
        guard let channelPost else { return }
        let items = try database.all("SELECT review FROM link WHERE url = ?", with: [.text(channelPost)]) {
            $0.integer(0)
        }
        add(.reference, weight: 6, items: items)
    }

    private mutating func words(_ review: Review) throws {
        let stems = QueryReading(
            .and(
                NameForms.words(review.title).prefix(12).map {
                    .word(String(decoding: $0, as: UTF8.self))
                })
        ).words.compactMap(\.stems.first)
        guard stems.count > 1 else { return }
        let words = TextExpression.any(stems.withoutRepetitions.map { .term($0) })
        let match = TextExpression.columns([.title, .label, .claims], words)
        let sql = """
            SELECT rowid, \(IndexedDocument.relevance) AS score FROM review_stem
            WHERE review_stem MATCH ? ORDER BY score DESC LIMIT 50
            """
        let rows = try database.all(sql, with: [.text(match.description)]) { ($0.integer(0), $0.real(1)) }
        guard let most = rows.first?.1, most > 0 else { return }
        for (item, score) in rows where score > most / 4 {
            add(.words, weight: 1.5 * score / most, items: [item])
        }
    }

    private static func reasons(_ shared: [(reason: Shared, weight: Double)]) -> [RelatedReason] {
        var reasons: [RelatedReason] = []
        var authors: [String] = []
        var models: [String] = []
        var datasets: [String] = []
        var topics: [String] = []
        for entry in shared {
            switch entry.reason {
            case .paper: reasons.append(.paper)
            case .reference: reasons.append(.reference)
            case .author(let name): authors.append(name)
            case .model(let name): models.append(name)
            case .dataset(let name): datasets.append(name)
            case .topic(let name): topics.append(name)
            case .words: continue
            }
        }
        if !authors.isEmpty { reasons.append(.authors(authors)) }
        if !models.isEmpty { reasons.append(.models(models)) }
        if !datasets.isEmpty { reasons.append(.datasets(datasets)) }
        if !topics.isEmpty { reasons.append(.topics(topics)) }
        if shared.contains(where: { $0.reason == .words }) { reasons.append(.words) }
        return reasons
    }
}

/// An item that has to do with another one.
public struct RelatedItem: Sendable, Equatable {
    /// The item; its score tells how much.
    public var item: LibraryItem
    /// What they share, the weightiest first.
    public var reasons: [RelatedReason]
}

/// What two items share.
public enum RelatedReason: Sendable, Equatable, Worded {
    /// They are about the same paper.
    case paper
    /// One has a link to a paper of the other.
    case reference
    case authors([String])
    case models([String])
    case datasets([String])
    case topics([String])
    /// Words of the title occur in the other.
    case words

    /// The English words.
    public var description: String { words.description }

    /// Lower-case phrase.
    public var words: Phrase {
        switch self {
        case .paper: "the same paper"
        case .reference: "one links to the other"
        case .authors(let names): "by \(names.joined(separator: ", "))"
        case .models(let names): "model \(names.joined(separator: ", "))"
        case .datasets(let names): "data \(names.joined(separator: ", "))"
        case .topics(let names): "topic \(names.joined(separator: ", "))"
        case .words: "words of the title"
        }
    }
}

extension ReviewStore {
    /// Reviews and entries that have to do with `item`, with the reasons, those that share most first.
    public func related(to item: LibraryItem, limit: Int? = nil) throws -> [RelatedItem] {
        try database.snapshot {
            let sql = "SELECT number FROM review WHERE key = ?"
            guard
                let number = try database.first(sql, with: [.text(item.review.key)], read: { $0.integer(0) })
            else {
                return []
            }
            var search = RelatedSearch(database, number: number)
            var found: [RelatedItem] = []
            for hit in try search.related(item, limit: limit.map { $0 * 4 }) {
                if let limit, found.count >= limit { break }
                guard var other = try itemReader.get().item(number: hit.number),
                    Kind.readable.contains(other.review.kind)
                else { continue }
                other.score = hit.score
                found.append(RelatedItem(item: other, reasons: hit.reasons))
            }
            return found
        }
    }
}
