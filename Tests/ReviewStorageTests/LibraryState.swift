import ReviewModel
import SQLite

@testable import ReviewStorage

/// All rows of a library but the history, and what a few searches find.
struct LibraryState: Equatable {
    private var lines: [String] = []

    init(_ store: ReviewStore) throws {
        for table in try RecordedTable.all(store.database) {
            try store.database.each("SELECT * FROM \"\(table.name)\" ORDER BY 1, 2") { row in
                let values = table.columns.indices.map { "\(row.argument(Int32($0)))" }
                lines.append("\(table.name) \(values)")
            }
        }
        for word in ["слово", "картинка", "one", "two", "три"] {
            lines.append(
                "\(word): \(try store.answer(.word(word), sort: .date).items.map(\.review.key).sorted())")
        }
        lines.sort()
    }

    func differences(from other: LibraryState) -> [String] {
        let (mine, theirs) = (Set(lines), Set(other.lines))
        return mine.subtracting(theirs).map { "+ \($0)" } + theirs.subtracting(mine).map { "- \($0)" }
    }
}
