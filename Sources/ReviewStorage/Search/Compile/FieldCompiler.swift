internal import ReviewModel
internal import SQLite

/// Conditions for `field:value`, one small function a field. A value that cannot be met, such as a
/// status that does not exist, is met by nothing.
enum FieldCompiler {
    static func compile(_ field: Field, value: FieldValue) -> CompiledQuery? {
        switch (field, value) {
        case (.title, .text(let text)): return column(.title, in: text)
        case (.claim, .text(let text)): return column(.claims, in: text)
        case (.kind, .text("any")): return CompiledQuery()
        case (_, .text(let text)): return condition(field, is: text).map { CompiledQuery(condition: $0) }
        // Days are put in before a query is compiled.
        case (_, .relative): return CompiledQuery(condition: .never)
        case (_, .range(let low, let high)):
            return CompiledQuery(condition: RangeCompiler.condition(field, from: low, to: high))
        }
    }

    private static func condition(_ field: Field, is text: String) -> SQLFragment? {
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
        case .abstract: AbstractCondition.words(text)
        case .link: LinkCondition.link(text)
        case .arxiv: LinkCondition.arxiv(text)
        case .doi: LinkCondition.doi(text)
        case .tag: CurationCondition.tag(text)
        case .list: CurationCondition.list(text)
        case .status: CurationCondition.status(text)
        case .has: PartCondition.has(text)
        case .kind: kind(text.lowercased())
        case .lang: equal("language", value: text.lowercased())
        case .id: id(text)
        case .source: source(text)
        // Saved searches and notes are put in before a query is compiled; what is left does not exist.
        case .search, .note: .never
        case .year, .date, .added, .rating:
            Int(text).flatMap { RangeCompiler.condition(field, from: $0, to: $0) } ?? .never
        case .title, .claim: nil
        }
    }

    private static func column(_ column: TextColumn, in text: String) -> CompiledQuery? {
        let (words, isPrefix) = Wildcard.split(text)
        let terms = QueryTerms(words)
        return (isPrefix ? terms.prefixStems : terms.anyForm).map {
            CompiledQuery(match: .columns([column], $0))
        }
    }

    /// Most items are readable ones, so their kind is no way to find anything: the unary plus keeps
    /// SQLite from starting with it.
    private static func kind(_ kind: String) -> SQLFragment {
        equal("kind", value: kind, isCommon: Kind.readable.contains { $0.rawValue == kind })
    }

    private static func equal(_ column: String, value: String, isCommon: Bool = false) -> SQLFragment {
        SQLFragment("\(isCommon ? "+" : "")review.\(column) = ?", arguments: [.text(value)])
    }

    private static func id(_ text: String) -> SQLFragment {
        let prefix = Wildcard.split(text.lowercased()).text
        // An id that an item had before keeps working.
        return SQLFragment(
            """
            ((review.id >= ? AND review.id < ?)
                OR review.key IN (SELECT key FROM alias WHERE id >= ? AND id < ?))
            """, arguments: Wildcard.bounds(prefix) + Wildcard.bounds(prefix))
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

/// Conditions for `year:2020..2022`, `date:2021-07..`, `rating:>=4`.
enum RangeCompiler {
    /// Values of `field` from `low` to `high`, both included; `never` where the field has no order.
    static func condition(_ field: Field, from low: Int?, to high: Int?) -> SQLFragment? {
        switch field {
        case .year:
            nested(
                "SELECT review FROM review_paper WHERE year IS NOT NULL", column: "year", low: low, high: high
            )
        case .date: SQLFragment.all([SQLFragment("review.date IS NOT NULL")] + dates(from: low, to: high))
        case .added:
            SQLFragment.all(bounds("review.added", low: start(of: low), high: end(of: high)))
        case .rating:
            SQLFragment.all([ratings(low, high: high)].compactMap(\.self))
        default: .never
        }
    }

    private static func ratings(_ low: Int?, high: Int?) -> SQLFragment? {
        all("rating IS NOT NULL", column: "rating", low: low.map(Int64.init), high: high.map(Int64.init)).map
        {
            SQLFragment("review.key IN (SELECT key FROM mark WHERE \($0.sql))", arguments: $0.arguments)
        }
    }

    private static func nested(_ select: String, column: String, low: Int?, high: Int?) -> SQLFragment {
        let bounds = bounds(column, low: low.map(Int64.init), high: high.map(Int64.init))
        let sql = ([select] + bounds.map(\.sql)).joined(separator: " AND ")
        return .listed(by: sql, bounds.flatMap(\.arguments))
    }

    private static func all(_ known: String, column: String, low: Int64?, high: Int64?) -> SQLFragment? {
        SQLFragment.all([SQLFragment(known)] + bounds(column, low: low, high: high))
    }

    /// A date may be a month or a year: it is met where some of its days are.
    private static func dates(from low: Int?, to high: Int?) -> [SQLFragment] {
        let begins = low.map { day in
            let arguments = [day, day / 100 * 100 + 1, day / 10_000 * 10_000 + 101].map {
                Argument.integer(midnight($0))
            }
            return SQLFragment(
                """
                (review.date >= ? OR review.precision = 1 AND review.date >= ?
                    OR review.precision = 0 AND review.date >= ?)
                """, arguments: arguments)
        }
        return [begins].compactMap(\.self) + bounds("review.date", low: nil, high: end(of: high))
    }

    private static func bounds(_ column: String, low: Int64?, high: Int64?) -> [SQLFragment] {
        [
            low.map { SQLFragment("\(column) >= ?", arguments: [.integer($0)]) },
            high.map { SQLFragment("\(column) <= ?", arguments: [.integer($0)]) },
        ].compactMap(\.self)
    }

    /// First second of the day yyyymmdd, or of the next day that exists.
    private static func start(of day: Int?) -> Int64? {
        day.map { midnight($0) }
    }

    /// Last second of the day yyyymmdd.
    private static func end(of day: Int?) -> Int64? {
        day.map { midnight($0) + 86_399 }
    }

    private static func midnight(_ day: Int) -> Int64 {
        let day = max(0, min(day, 9999_12_31))
        let (year, month, date) = (day / 10_000, day / 100 % 100, day % 100)
        // The parser gives days that exist; others are moved back to one.
        for candidate in stride(from: min(max(date, 1), 31), to: 27, by: -1) {
            if let moment = Timestamp(year: year, month: min(max(month, 1), 12), day: candidate) {
                return moment.seconds
            }
        }
        let moment = Timestamp(year: year, month: min(max(month, 1), 12), day: min(max(date, 1), 28))
        return moment?.seconds ?? 0
    }
}

/// Conditions for `has:`.
enum PartCondition {
    /// Items that have the part called `name`.
    static func has(_ name: String) -> SQLFragment {
        ItemPart(name: name).map(condition) ?? .never
    }

    private static func condition(_ part: ItemPart) -> SQLFragment {
        switch part {
        case .paper, .code, .model, .demo, .video, .blog, .post:
            exists("link", condition: "role = '\(part.rawValue)'")
        case .dataset:
            SQLFragment.any([exists("link", condition: "role = 'dataset'"), exists("dataset_mention")])
                ?? .never
        case .arxiv, .doi, .url, .venue, .year:
            exists("review_paper", condition: "\(part.rawValue) IS NOT NULL")
        case .authors: exists("authorship")
        case .affiliations: exists("affiliation")
        case .award: exists("paper_award")
        case .claims: exists("claim")
        case .topics: exists("review_topic")
        case .captions, .reactions: SQLFragment("review.\(part.rawValue) <> '[]'")
        case .reviewer, .label, .date: SQLFragment("review.\(part.rawValue) IS NOT NULL")
        case .notes: added("note")
        case .tags: added("tag")
        case .lists: added("list_entry")
        case .rating: added("mark WHERE rating IS NOT NULL")
        }
    }

    private static func exists(_ table: String, condition: String = "1") -> SQLFragment {
        SQLFragment("EXISTS (SELECT 1 FROM \(table) WHERE review = review.number AND \(condition))")
    }

    private static func added(_ table: String) -> SQLFragment {
        SQLFragment("review.key IN (SELECT key FROM \(table))")
    }
}

/// Conditions on what the reader has added.
enum CurationCondition {
    /// A tag, or one below it: `nlp` finds `nlp/llm`.
    static func tag(_ text: String) -> SQLFragment {
        let (tag, isPrefix) = Wildcard.split(text)
        let below = isPrefix ? Wildcard.bounds(tag) : Wildcard.bounds(tag + "/")
        return SQLFragment(
            "review.key IN (SELECT key FROM tag WHERE tag = ? OR (tag >= ? AND tag < ?))",
            arguments: [.text(tag)] + below)
    }

    /// A list the item stands on.
    static func list(_ text: String) -> SQLFragment {
        SQLFragment("review.key IN (SELECT key FROM list_entry WHERE list = ?)", arguments: [.text(text)])
    }

    /// What was never marked is unread.
    static func status(_ text: String) -> SQLFragment {
        guard let status = Curation.Status(rawValue: text.lowercased()) else { return .never }
        if status == .unread {
            return SQLFragment("review.key NOT IN (SELECT key FROM mark WHERE status <> 'unread')")
        }
        return SQLFragment(
            "review.key IN (SELECT key FROM mark WHERE status = ?)", arguments: [.text(status.rawValue)])
    }
}

/// Conditions for `model:` and `about:`.
enum ModelCondition {
    /// Reviews that name a model, by name or alias in any spelling; `GPT-3*` for all that begin so.
    static func named(_ text: String, primaryOnly: Bool) -> SQLFragment? {
        guard let models = models(text) else { return .never }
        let role = primaryOnly ? " AND role = 'primary'" : ""
        return .listed(
            by: """
                SELECT review FROM model_mention WHERE model IN
                    (\(models.sql))\(role)
                """, models.arguments)
    }

    /// Numbers of the models that `text` means; nil when there is no word in it.
    static func models(_ text: String) -> SQLFragment? {
        let (name, isPrefix) = Wildcard.split(text)
        let spelling = String(decoding: NameForms.glued(name), as: UTF8.self)
        guard !spelling.isEmpty else { return nil }
        return SQLFragment(
            "SELECT model FROM model_word WHERE \(isPrefix ? "word >= ? AND word < ?" : "word = ?")",
            arguments: isPrefix ? Wildcard.bounds(spelling) : [.text(spelling)])
    }
}
