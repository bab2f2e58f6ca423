internal import ReviewModel
internal import SQLite

/// Reads what the reader has added to an item.
final class CurationReader {
    private let tags: Statement
    private let mark: Statement
    private let note: Statement
    private let lists: Statement

    init(_ database: Database) throws {
        tags = try database.prepare("SELECT tag FROM tag WHERE key = ? ORDER BY tag")
        mark = try database.prepare("SELECT status, rating FROM mark WHERE key = ?")
        note = try database.prepare("SELECT text FROM note WHERE key = ?")
        lists = try database.prepare("SELECT list FROM list_entry WHERE key = ? ORDER BY list")
    }

    /// Everything added to the item with `key`.
    func curation(key: String) throws -> Curation {
        var curation = Curation()
        for statement in [tags, mark, note, lists] { statement.bind(key) }
        try tags.each { curation.tags.append($0.text(0)) }
        _ = try mark.first { row in
            curation.status = Curation.Status(rawValue: row.text(0)) ?? .unread
            curation.rating = row.optionalInteger(1).map(Int.init)
        }
        curation.notes = try note.first { $0.text(0) }
        try lists.each { curation.lists.append($0.text(0)) }
        return curation
    }
}
