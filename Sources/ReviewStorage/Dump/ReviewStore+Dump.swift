internal import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Calls `line` with each line of a dump: the whole library but its history as JSON, one thing a line,
    /// without line feeds. The same content gives the same lines, whatever came in first; a full dump tells
    /// also when things came in and what ids items had before.
    public func dump(isFull: Bool = false, _ line: (String) throws -> Void) throws {
        try database.execute(Pragmas.readingAll)
        try database.snapshot { try LibraryDump(self, isFull: isFull).write(line) }
    }

    /// Fills the library with the dump whose lines `next` gives, nil at its end; returns how many items
    /// there were. What the library holds goes when `isReplacing`. Throws `DumpError`, and changes nothing
    /// then.
    @discardableResult
    public func load(isReplacing: Bool = false, _ next: () throws -> [UInt8]?) throws -> Int {
        try transaction {
            if isReplacing { try empty() }
            guard try isEmpty() else { throw DumpError.notEmpty }
            let count = try LibraryLoading(self).load(next)
            try reapplyCorrections()
            forgetTables()
            return count
        }
    }

    /// Whether there is nothing in the library, not even a note on something that has gone.
    private func isEmpty() throws -> Bool {
        let tables = ["source", "review"] + (DumpedTable.all + DumpedTable.passing).map(\.name)
        let sql = tables.map { "SELECT 1 FROM \($0)" }.joined(separator: " UNION ALL ")
        return try database.first("\(sql) LIMIT 1") { _ in true } == nil
    }

    private func empty() throws {
        for table in ["review"] + (DumpedTable.all + DumpedTable.passing).reversed().map(\.name) + ["source"]
        {
            try database.run("DELETE FROM \(table)")
        }
        try sweep()
    }
}
