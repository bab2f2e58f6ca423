internal import CSQLite

/// Adds `row_hash(value, …)` to SQL: a number of 64 bits of all its values and their types, by which a bit that has
/// turned in a row is found. FNV-1a; it lies on disk, so that what it is of a value may not change.
enum RowHash {
    /// Adds the function to a connection; a result code of SQLite.
    static func add(to database: OpaquePointer) -> Int32 {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        return sqlite3_create_function_v2(database, "row_hash", -1, flags, nil, hash, nil, nil, nil)
    }

    private static let hash:
        @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void = {
            context, count, values in
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            func add(_ byte: UInt64) { hash = (hash ^ byte) &* 0x0000_0100_0000_01b3 }
            for index in 0..<Int(count) {
                let value = values?[index]
                let type = sqlite3_value_type(value)
                add(UInt64(type))
                switch type {
                case SQLITE_NULL: break
                case SQLITE_INTEGER:
                    let number = UInt64(bitPattern: sqlite3_value_int64(value))
                    for shift in stride(from: UInt64(0), to: 64, by: 8) { add(number >> shift & 0xff) }
                default:
                    let bytes = sqlite3_value_blob(value)
                    let length = Int(sqlite3_value_bytes(value))
                    for byte in UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : length) {
                        add(UInt64(byte))
                    }
                }
            }
            sqlite3_result_int64(context, Int64(bitPattern: hash))
        }
}
