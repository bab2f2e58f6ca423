internal import ReviewModel

/// Items as rows of a table, for the formats that spreadsheets read.
enum ItemTable {
    /// Names and contents of the columns. Several values are separated by `; `, those of several
    /// papers by ` | `.
    private static let columns: [(name: String, value: @Sendable (LibraryItem) -> String?)] = [
        ("id", { $0.review.id }),
        ("kind", { $0.review.kind.rawValue }),
        ("title", { $0.review.title }),
        ("label", { $0.review.label }),
        ("papers", { perPaper($0) { $0.title } }),
        ("authors", { perPaper($0) { joined($0.namesShown) } }),
        ("affiliations", { perPaper($0) { joined($0.affiliations) } }),
        ("venue", { perPaper($0) { $0.venue } }),
        ("year", { perPaper($0) { $0.year.map(String.init) } }),
        ("awards", { perPaper($0) { joined($0.awards) } }),
        ("arxiv", { perPaper($0) { $0.arxiv } }),
        ("doi", { perPaper($0) { $0.doi } }),
        ("url", { perPaper($0) { $0.url } }),
        ("links", { joined($0.review.links.compactMap(\.url)) }),
        ("reviewer", { $0.review.reviewer?.name }),
        ("channel", { $0.review.source.channel ?? $0.review.source.channelTitle }),
        ("date", { $0.review.date?.iso8601 }),
        ("language", { $0.review.language?.rawValue }),
        ("models", { joined($0.review.models.map(\.name)) }),
        ("datasets", { joined($0.review.datasets) }),
        ("topics", { joined($0.review.topics.map(\.id)) }),
        ("claims", { joined($0.review.claims.map(\.text), by: "\n") }),
        ("tags", { joined($0.curation.tags) }),
        ("status", { $0.curation.status.rawValue }),
        ("rating", { $0.curation.rating.map(String.init) }),
        ("notes", { $0.curation.notes }),
        ("lists", { joined($0.curation.lists) }),
        ("post", { $0.review.source.url }),
        ("source", { $0.review.source.path }),
    ]

    /// Names of the columns.
    static var header: [String] { columns.map(\.name) }

    /// The cells of `item`, without characters that only a terminal would act upon, and never
    /// a formula.
    static func row(_ item: LibraryItem) -> [String] {
        columns.map { column in
            inert(PlainText.lines(column.value(item) ?? "").joined(separator: "\n"))
        }
    }

    /// A cell that no spreadsheet takes for a formula: an apostrophe stands before what would
    /// begin one, as OWASP's page on CSV injection has it.
    static func inert(_ cell: String) -> String {
        let start = cell.unicodeScalars.first { $0 != " " && $0 != "\n" }
        guard let start, "=+-@＝＋－＠".unicodeScalars.contains(start) else { return cell }
        return "'" + cell
    }

    private static func joined(_ values: [String], by separator: String = "; ") -> String {
        values.joined(separator: separator)
    }

    private static func perPaper(_ item: LibraryItem, value: (Paper) -> String?) -> String {
        let values = item.review.papers.map { value($0) ?? "" }
        return values.allSatisfy(\.isEmpty) ? "" : joined(values, by: " | ")
    }
}
