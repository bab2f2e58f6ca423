public import ReviewModel
internal import SQLite

extension ReviewStore {
    /// When its reader last looked at what is new; nil where that never was.
    public func lastLook() throws -> Timestamp? {
        try database.first("SELECT CAST(value AS INTEGER) FROM library WHERE name = 'looked'") {
            Timestamp(seconds: $0.integer(0))
        }
    }

    /// Remembers that everything up to `time` was looked at.
    public func noteLook(at time: Timestamp) throws {
        try database.run(
            "INSERT OR REPLACE INTO library (name, value) VALUES ('looked', ?)", [.text(String(time.seconds))]
        )
    }
}
