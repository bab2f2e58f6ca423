import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest stats [QUERY]`: the library in numbers.
enum StatsCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var query: [String] = []
    }

    static let name = "stats"
    static let summary = "tells the library in numbers"
    static let discussion = """
        Counts items, kinds, papers, people and what you added, and names the most frequent models and \
        topics. Without a query everything in the library is counted, with one what answers it. Papers, authors, models, topics and \
        years are those of reviews and entries, as 'digest topics' counts them, unless the query speaks of kinds.

          digest stats
          digest stats channel:gonzo_ML year:2021
        """

    static var parameters: [Parameter<Options>] {
        [
            .remainder("QUERY", into: \.query, help: "what to count; all without it"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(options.shared.format)
        let typed = options.query.isEmpty ? Query.all : try session.query(options.query).query
        let store = try session.library()
        let plan = try session.plan(typed, named: options.query, in: store)
        // What ids name is taken whatever its kind.
        let readable =
            plan.query == typed ? try store.plan(typed.restrictedToReadable, guessing: false) : plan
        let statistics = try store.statistics(plan, named: readable)
        guard format == .text else {
            let rows = ResultRows(rows: [statistics], text: { _ in "" }, json: write)
            try rows.print(as: .ndjson, to: session.output)
            return statistics.items == 0 ? .nothingMatched : .done
        }
        let years = try store.facets(.years, among: readable)
        let shown = (lines(of: statistics, in: session) + [("by year", spark(years))]).filter {
            !$0.1.isEmpty
        }
        for (name, value) in shown {
            let name = session.catalogue.text(name)
            let line = SafeText.line(name + spaces(16 - DisplayWidth.of(name)) + value)
            try session.output.line(session.fitted(line, indent: 16).replacing(glue, with: " "))
        }
        return session.status(printed: statistics.items)
    }

    private static func lines(of found: LibraryStatistics, in session: Session) -> [(Phrase, String)] {
        let dates = [found.first, found.last].compactMap { $0?.isoDate }
        let posted =
            Set(dates).count > 1 ? session.catalogue.text("\(dates[0]) to \(dates[1])") : dates.first ?? ""
        return [
            ("items", "\(found.items)"), ("kinds", words(found.kinds)), ("papers", "\(found.papers)"),
            ("authors", "\(found.authors)"), ("channels", "\(found.channels)"),
            ("sources", "\(found.sources)"),
            ("posted", posted),
            ("with code", "\(found.withCode)"), ("claims", "\(found.claims)"),
            ("status", words(found.statuses)),
            ("rated", "\(found.rated)"), ("tagged", "\(found.tagged)"), ("with notes", "\(found.noted)"),
            ("on lists", "\(found.listed)"), ("models", words(found.models)), ("topics", words(found.topics)),
        ]
    }

    /// A column for each year of the last thirty that any paper is of: `2009 ▁ ▂▃▅█ 2024`.
    private static func spark(_ years: [FacetCount]) -> String {
        let counts = Dictionary(
            years.compactMap { count in Int(count.value).map { ($0, count.count) } }, uniquingKeysWith: +)
        guard let last = counts.keys.max(), let first = counts.keys.filter({ $0 > last - 30 }).min(),
            first < last
        else { return "" }
        return "\(first) \(Bars.spark((first...last).map { counts[$0] ?? 0 })) \(last)"
    }

    /// Stands between a value and its count until lines are broken.
    private static let glue = "\u{A0}"

    private static func words(_ counts: [FacetCount]) -> String {
        counts.map { "\($0.value.replacing(" ", with: glue))\(glue)\($0.count)" }.joined(separator: ", ")
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(1, count)) }

    private static func write(_ json: inout JSONWriter, of found: LibraryStatistics) {
        json.field("items", is: found.items)
        write(&json, name: "kinds", counts: found.kinds)
        for (name, count) in [
            ("papers", found.papers), ("authors", found.authors), ("channels", found.channels),
            ("sources", found.sources),
        ] { json.field(name, is: count) }
        json.field("first", is: found.first?.iso8601)
        json.field("last", is: found.last?.iso8601)
        json.field("with_code", is: found.withCode)
        json.field("claims", is: found.claims)
        write(&json, name: "statuses", counts: found.statuses)
        for (name, count) in [
            ("rated", found.rated), ("tagged", found.tagged), ("noted", found.noted),
            ("listed", found.listed),
        ] { json.field(name, is: count) }
        write(&json, name: "models", counts: found.models)
        write(&json, name: "topics", counts: found.topics)
    }

    private static func write(_ json: inout JSONWriter, name: String, counts: [FacetCount]) {
        json.field(name, of: counts) { json, count in
            json.object { json in
                json.field("value", is: count.value)
                json.field("count", is: count.count)
            }
        }
    }
}
