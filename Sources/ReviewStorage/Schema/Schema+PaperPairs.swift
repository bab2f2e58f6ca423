extension Schema {
    // Papers are called by their identifiers, or by their titles, as their rows come and go.

    /// Pairs of papers that a person has found to be two.
    static let paperPairTable = """
        CREATE TABLE apart (
            one TEXT NOT NULL,
            other TEXT NOT NULL,
            made INTEGER NOT NULL,
            PRIMARY KEY (one, other),
            CHECK (one < other)
        ) STRICT, WITHOUT ROWID;
        """
}
