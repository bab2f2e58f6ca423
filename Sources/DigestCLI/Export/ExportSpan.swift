import ReviewModel
import ReviewStorage

/// `--since` of an export.
struct ExportSpan {
    /// What it leaves out; nil for nothing.
    let since: Since?
    /// Whether the end of this export is to be where the next one with `last` begins.
    let isRemembered: Bool

    /// Reads a date such as 2021-07-15 or 2021-07, a number of days such as 7d, or `last`.
    init(_ text: String?, in store: ReviewStore, now: Timestamp) throws {
        isRemembered = text == "last"
        guard let text else {
            since = nil
            return
        }
        if isRemembered {
            since = try store.lastExport().map(Since.added)
        } else if let days = text.hasSuffix("d") ? Int64(text.dropLast()) : nil, (0...100_000).contains(days)
        {
            since = .posted(Timestamp(seconds: now.seconds - days * 86_400))
        } else {
            let isDate = text.utf8.allSatisfy { (0x2D...0x39).contains($0) }
            guard isDate, case .field(.date, .range(let low?, _)) = QueryParser.parse("date:>=\(text)").query,
                let start = Timestamp(year: low / 10_000, month: low / 100 % 100, day: low % 100)
            else { throw CommandError.badDate(text) }
            since = .posted(start)
        }
    }
}
