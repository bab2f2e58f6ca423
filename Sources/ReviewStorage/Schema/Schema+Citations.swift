extension Schema {
    // A key is what documents cite a paper by, so it outlives the rows of the paper: it hangs on what
    // papers are told apart by.

    /// Citation keys that were given to papers.
    static let citationTable = """
        CREATE TABLE citation_key (
            paper TEXT PRIMARY KEY CHECK (paper <> ''),
            key TEXT NOT NULL CHECK (key <> '')
        ) STRICT, WITHOUT ROWID;
        """
}
