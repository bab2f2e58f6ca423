extension Schema {
    // The history is physical: what a change overwrote or removed, row by row, and how far the numbers of
    // each table had come before it. Rows above are its own, so that an import logs none of its new ones.

    /// Columns of `change_row` for the values of a row; more than any table has.
    static let historyColumns = 40

    /// What was done to the library, and what is needed to take it back or, once undone, to do it again.
    static let historyTables = """
        CREATE TABLE change (
            number INTEGER PRIMARY KEY,
            made INTEGER NOT NULL,
            words TEXT NOT NULL,
            undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
            rows INTEGER NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE change_mark (
            change INTEGER NOT NULL,
            name TEXT NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (change, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE change_row (
            number INTEGER PRIMARY KEY,
            change INTEGER NOT NULL,
            name TEXT NOT NULL,
            operation TEXT NOT NULL CHECK (operation IN ('came', 'went')),
            \((0..<historyColumns).map { "c\($0) ANY" }.joined(separator: ", "))
        ) STRICT;
        CREATE INDEX change_row_by_change ON change_row (change);
        """
}
