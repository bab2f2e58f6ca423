internal import SQLite

/// The prepared statements and remembered names that one import leaves for the next.
final class ImportTables {
    let rows: ReviewRows
    let sightings: Sightings

    init(_ database: Database) throws {
        rows = try ReviewRows(database)
        sightings = try Sightings(database)
    }

    /// Forgets the numbers of names, which may have been taken back or swept away.
    func forget() { rows.forget() }
}
