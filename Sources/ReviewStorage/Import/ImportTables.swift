internal import SQLite

/// The prepared statements and remembered names that one import leaves for the next.
final class ImportTables {
    let records: Records
    let channels: ChannelRegister
    let coverage: CoverageRows

    init(_ database: Database) throws {
        records = try Records(database)
        channels = try ChannelRegister(database)
        coverage = CoverageRows(database)
    }

    /// Forgets the numbers of names, which may have been swept away.
    func forget() { records.forget() }
}
