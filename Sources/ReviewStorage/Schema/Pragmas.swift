/// Settings of a connection.
enum Pragmas {
    /// What can be said only before a file has its first table. Larger pages suit rows of a few
    /// hundred bytes and the blobs of the text index.
    static let newFile = """
        PRAGMA page_size = 8192;
        PRAGMA application_id = \(Schema.applicationID);
        """

    /// Readers and the writer do not wait for each other (WAL); a commit survives the end of the
    /// program at any moment, and the file stays whole when the power goes. Triggers see also the rows
    /// that give way to others (`recursive_triggers`).
    static let writing = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA foreign_keys = ON;
        PRAGMA recursive_triggers = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -16384;
        PRAGMA trusted_schema = OFF;
        """

    /// A library may come from somebody else: nothing that its schema says is run. Pages are looked
    /// at where the system keeps them instead of being copied, which halves the time of a search.
    static let reading = """
        PRAGMA query_only = ON;
        PRAGMA mmap_size = 1073741824;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -16384;
        PRAGMA trusted_schema = OFF;
        """

    /// For one who reads all of a library: pages that were looked at in place would be counted as memory of the
    /// program, as many as there are. Said before a transaction begins, or it has no effect.
    static let readingAll = "PRAGMA mmap_size = 0"
}
