extension Schema {
    // A boundary hangs on the words that a post opens with, as the items it makes come and go.

    /// Where the reader wants posts to begin and to go on.
    static let boundaryTable = """
        CREATE TABLE boundary (
            opening TEXT PRIMARY KEY,
            change TEXT NOT NULL CHECK (change IN ('join', 'split')),
            made INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
