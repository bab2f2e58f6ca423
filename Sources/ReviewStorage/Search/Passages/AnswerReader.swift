internal import ReviewModel
internal import SQLite

/// Reads the items of an answer, as much of them as is asked for, with the passages that answer it.
final class AnswerReader {
    private let database: Database
    private let detail: ItemDetail
    private let reader: () throws -> ItemReader
    private lazy var summaries = Result { try SummaryReader(database) }
    private lazy var text = Result {
        try database.prepare("SELECT text FROM review_text WHERE review = ?")
    }
    private var snippets: SnippetMaker

    /// Reads answers to `plan`; where all of an item is asked for, through `reader`.
    init(
        _ database: Database, _ plan: SearchPlan, _ detail: ItemDetail,
        _ reader: @escaping @autoclosure () throws -> ItemReader
    ) {
        self.database = database
        self.detail = detail
        self.reader = reader
        snippets = SnippetMaker(plan)
    }

    /// The item; nil when there is no such row.
    func item(number: Int64, withSnippet: Bool) throws -> LibraryItem? {
        switch detail {
        case .heading: return try heading(number: number)
        case .summary: return try summary(number: number, withSnippet: withSnippet)
        case .everything:
            guard var item = try reader().item(number: number) else { return nil }
            if withSnippet { item.snippet = snippets.snippet(of: item.review) }
            return item
        }
    }

    private func summary(number: Int64, withSnippet: Bool) throws -> LibraryItem? {
        guard var item = try summaries.get().item(number: number) else { return nil }
        guard withSnippet else { return item }
        let text = try text.get()
        text.bind(number)
        // What SQLite holds is looked at where it is.
        let review = item.review
        try text.each { row in
            item.snippet = row.withText(0) { snippets.snippet(of: review, in: $0) }
        }
        return item
    }

    private func heading(number: Int64) throws -> LibraryItem? {
        let sql = "SELECT kind, title, id, key, label FROM review WHERE number = ?"
        return try database.first(sql, [.integer(number)]) { LibraryItem(review: SummaryReader.heading($0)) }
    }
}
