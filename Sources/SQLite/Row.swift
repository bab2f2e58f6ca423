internal import Bytes
internal import CSQLite

/// The row a statement stands at. Columns count from 0. Valid until the statement goes on.
public struct Row {
    let handle: OpaquePointer

    /// Whether the column is NULL.
    public func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// The column as an integer; 0 for NULL.
    public func integer(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    /// The column as an integer, nil for NULL.
    public func optionalInteger(_ column: Int32) -> Int64? {
        isNull(column) ? nil : integer(column)
    }

    /// The column as a number; 0 for NULL.
    public func real(_ column: Int32) -> Double {
        sqlite3_column_double(handle, column)
    }

    /// The column as text; empty for NULL. Bytes that are no UTF-8 become U+FFFD.
    public func text(_ column: Int32) -> String {
        withText(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// The column as text, nil for NULL.
    public func optionalText(_ column: Int32) -> String? {
        isNull(column) ? nil : text(column)
    }

    /// The column as it is, for binding it elsewhere.
    public func argument(_ column: Int32) -> Argument {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .real(real(column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(bytes(column))
        default: .null
        }
    }

    /// The bytes of a blob or text; empty for NULL.
    public func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// The UTF-8 bytes of a text without a copy, for as long as `body` runs; empty for NULL.
    public func withText<Result>(
        _ column: Int32, body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        // The pointer first: asking for the length first may convert the value twice.
        guard let start = sqlite3_column_text(handle, column) else {
            return try body(UnsafeBufferPointer(start: nil, count: 0))
        }
        let count = Int(sqlite3_column_bytes(handle, column))
        return try body(UnsafeBufferPointer(start: start, count: count))
    }
}

/// Adds `row_hash(value, …)` to SQL: a number of 64 bits of all its values and their types, by which a bit that has
/// turned in a row is found. It lies on disk, so that what it is of a value may not change.
enum RowHash {
    /// Adds the function to a connection; a result code of SQLite.
    static func add(to database: OpaquePointer) -> Int32 {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        return sqlite3_create_function_v2(database, "row_hash", -1, flags, nil, hash, nil, nil, nil)
    }

    private static let hash:
        @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void = {
            context, count, values in
            var hash = StableHash()
            for index in 0..<Int(count) {
                let value = values?[index]
                let type = sqlite3_value_type(value)
                hash.add(UInt64(type))
                switch type {
                case SQLITE_NULL: break
                case SQLITE_INTEGER:
                    let number = UInt64(bitPattern: sqlite3_value_int64(value))
                    for shift in stride(from: UInt64(0), to: 64, by: 8) { hash.add(number >> shift & 0xff) }
                default:
                    let bytes = sqlite3_value_blob(value)
                    let length = Int(sqlite3_value_bytes(value))
                    hash.add(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : length))
                }
            }
            sqlite3_result_int64(context, Int64(bitPattern: hash.value))
        }
}
