extension Schema {
    // A correction hangs on the key, as all that the reader writes; what the rules had read hangs on
    // the row that shows it corrected, and goes with it. A corrected item whose row has no such
    // snapshot is one that an import has written since.

    /// What a person corrected, and what stood there before.
    static let correctionTables = """
        CREATE TABLE correction (
            number INTEGER PRIMARY KEY,
            key TEXT NOT NULL,
            field TEXT NOT NULL,
            operation TEXT NOT NULL CHECK (operation IN ('set', 'clear', 'add', 'remove')),
            value TEXT NOT NULL,
            made INTEGER NOT NULL,
            UNIQUE (key, field, operation, value)
        ) STRICT;
        CREATE TABLE uncorrected (
            review INTEGER PRIMARY KEY REFERENCES review (number) ON DELETE CASCADE,
            fields TEXT NOT NULL
        ) STRICT;
        """
}
