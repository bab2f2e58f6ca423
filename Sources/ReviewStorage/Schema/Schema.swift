internal import SQLite

/// The shape of a library file, and how older ones become it.
enum Schema {
    /// "dgst" in the header of the file tells `file` and us whose it is.
    static let applicationID: Int32 = 0x6467_7374

    /// How many steps there are, to be known without making them.
    static let version = 17

    /// All steps, oldest first. The number of steps taken is the version of a file.
    static let migrations = [
        Migration(name: "reviews, their text index, what the reader adds", script: version1),
        Migration(name: "corrections", script: correctionTables),
        Migration(name: "identity of posts, former texts, references", script: identityTables),
        Migration(name: "citation keys", script: citationTable),
        Migration(name: "boundaries of posts", script: boundaryTable),
        Migration(name: "history", script: historyTables),
        Migration(name: "rules and other names of tags", script: tagTables),
        Migration(name: "papers kept apart", script: paperPairTable),
        Migration(name: "kinds and dates side by side", script: narrowIndex),
        Migration(name: "traits of sources", script: sourceTraits),
        Migration(name: "dates as precise as the source", script: datePrecision),
        Migration(name: "followed sources", script: followedTable),
        Migration(name: "what archives state of papers", script: metadataTable),
        Migration(name: "evidence by itself, stamps of what was read", script: evidenceTable),
        Migration(name: "seals of rows", script: seals),
        Migration(name: "what each bibliography says", script: versionColumn),
        Migration(name: "groups among authors", script: groupColumn),
    ]

    // Reasons behind the shape:
    // - What is read from sources hangs on `review.number`; what the reader adds hangs on
    //   `review.key`, so that it outlives any replacement of what was read.
    // - A changed review gets a new number and its old entries in the text index stay behind, to be
    //   swept out together: an index without a copy of the text cannot forget an entry unless it
    //   is told its very words, and a program that splits words better than its predecessor could not.
    // - The long text has a table of its own, so that filters and orderings read narrow rows.
    // - Lists that nobody searches in are JSON arrays in a column.
    // - The index tables hold stems and word forms that the program made, so any SQLite can read
    //   them with its plain `ascii` tokenizer.
    // - Tables `…_word` have no foreign key: checking it at each sweep would need an index as large
    //   as the table.
    private static let version1 =
        sourceTables + vocabularyTables + reviewTables + partTables + indexTables + readerTables

    private static let sourceTables = """
        CREATE TABLE library (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE source (
            number INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            format TEXT NOT NULL,
            channel TEXT,
            channel_title TEXT,
            size INTEGER NOT NULL CHECK (size >= 0),
            modified INTEGER NOT NULL,
            hash TEXT NOT NULL,
            imported INTEGER NOT NULL
        ) STRICT;

        """

    private static let vocabularyTables = """
        CREATE TABLE author (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE organisation (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE venue (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE award (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE dataset (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE site (number INTEGER PRIMARY KEY, host TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE model (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            aliases TEXT NOT NULL,
            UNIQUE (name, aliases)
        ) STRICT;
        CREATE TABLE reviewer (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            handles TEXT NOT NULL,
            affiliation TEXT NOT NULL,
            UNIQUE (name, handles, affiliation)
        ) STRICT;
        CREATE TABLE channel (
            number INTEGER PRIMARY KEY,
            handle TEXT NOT NULL,
            title TEXT NOT NULL,
            UNIQUE (handle, title)
        ) STRICT;

        """
        + ["author", "organisation", "venue", "award", "dataset", "model", "reviewer", "channel"].map {
            """
            CREATE TABLE \($0)_word (
                word TEXT NOT NULL,
                \($0) INTEGER NOT NULL,
                PRIMARY KEY (word, \($0))
            ) STRICT, WITHOUT ROWID;

            """
        }.joined()

    private static let reviewTables = """
        CREATE TABLE review (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            key TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            label TEXT,
            language TEXT,
            date INTEGER,
            edited INTEGER,
            incomplete INTEGER NOT NULL CHECK (incomplete IN (0, 1)),
            reviewer INTEGER REFERENCES reviewer (number),
            channel INTEGER REFERENCES channel (number),
            messages TEXT NOT NULL,
            url TEXT,
            reply_to INTEGER,
            captions TEXT NOT NULL,
            reactions TEXT NOT NULL,
            source INTEGER NOT NULL REFERENCES source (number),
            position INTEGER NOT NULL,
            added INTEGER NOT NULL,
            fingerprint INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX review_by_id ON review (id);
        CREATE INDEX review_by_date ON review (date, kind);
        CREATE INDEX review_by_kind ON review (kind, date);
        CREATE INDEX review_by_channel ON review (channel);
        CREATE INDEX review_by_source ON review (source);
        CREATE INDEX review_by_reviewer ON review (reviewer) WHERE reviewer IS NOT NULL;
        CREATE TABLE review_text (
            review INTEGER PRIMARY KEY REFERENCES review (number) ON DELETE CASCADE,
            text TEXT NOT NULL
        ) STRICT;
        CREATE TABLE sighting (
            number INTEGER PRIMARY KEY,
            review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
            source INTEGER NOT NULL REFERENCES source (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            fingerprint INTEGER NOT NULL,
            lines TEXT NOT NULL,
            duplicates TEXT NOT NULL,
            bytes TEXT NOT NULL,
            evidence TEXT NOT NULL,
            UNIQUE (source, review)
        ) STRICT;
        CREATE INDEX sighting_by_review ON sighting (review);

        """

    private static let partTables = """
        CREATE TABLE paper (
            number INTEGER PRIMARY KEY,
            arxiv TEXT UNIQUE,
            doi TEXT UNIQUE,
            title_words TEXT NOT NULL
        ) STRICT;
        CREATE INDEX paper_by_title ON paper (title_words);
        CREATE TABLE review_paper (
            review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            paper INTEGER NOT NULL REFERENCES paper (number),
            title TEXT NOT NULL,
            authors_truncated INTEGER NOT NULL CHECK (authors_truncated IN (0, 1)),
            venue INTEGER REFERENCES venue (number),
            year INTEGER,
            year_source TEXT,
            arxiv TEXT,
            doi TEXT,
            url TEXT,
            PRIMARY KEY (review, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX review_by_paper ON review_paper (paper);
        CREATE INDEX review_by_venue ON review_paper (venue, review) WHERE venue IS NOT NULL;
        CREATE INDEX review_by_year ON review_paper (year, review) WHERE year IS NOT NULL;
        CREATE INDEX review_by_arxiv ON review_paper (arxiv, review) WHERE arxiv IS NOT NULL;
        CREATE INDEX review_by_doi ON review_paper (doi, review) WHERE doi IS NOT NULL;
        CREATE TABLE link (
            review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            url TEXT,
            site INTEGER REFERENCES site (number),
            role TEXT NOT NULL,
            label TEXT,
            placement TEXT NOT NULL,
            official INTEGER NOT NULL CHECK (official IN (0, 1)),
            paper INTEGER,
            PRIMARY KEY (review, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX link_by_site ON link (site, review) WHERE site IS NOT NULL;
        CREATE TABLE claim (
            review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            "start" INTEGER NOT NULL CHECK ("start" >= 0),
            "end" INTEGER NOT NULL CHECK ("end" >= "start"),
            quantities TEXT NOT NULL,
            PRIMARY KEY (review, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE review_topic (
            review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            topic TEXT NOT NULL,
            score REAL NOT NULL,
            PRIMARY KEY (review, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX review_by_topic ON review_topic (topic, review);
        CREATE TABLE model_mention (
            review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            model INTEGER NOT NULL REFERENCES model (number),
            role TEXT NOT NULL CHECK (role IN ('primary', 'mentioned')),
            mentions INTEGER NOT NULL,
            PRIMARY KEY (review, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX review_by_model ON model_mention (model, role, review);
        CREATE TABLE dataset_mention (
            review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            dataset INTEGER NOT NULL REFERENCES dataset (number),
            PRIMARY KEY (review, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX review_by_dataset ON dataset_mention (dataset, review);

        """
        + [("authorship", "author"), ("affiliation", "organisation"), ("paper_award", "award")].map {
            """
            CREATE TABLE \($0.0) (
                review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
                paper INTEGER NOT NULL,
                position INTEGER NOT NULL,
                \($0.1) INTEGER NOT NULL REFERENCES \($0.1) (number),
                PRIMARY KEY (review, paper, position)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX review_by_\($0.1) ON \($0.0) (\($0.1), review);

            """
        }.joined()

    // Holding more words in memory before they are written (16 MB and 6 MB instead of 1 MB) halves
    // the time an import spends in the index. `review_form` answers only whether a form occurs.
    private static let indexTables = """
        CREATE VIRTUAL TABLE review_stem USING fts5 (
            title, label, models, authors, names, claims, text,
            content = '', tokenize = 'ascii'
        );
        CREATE VIRTUAL TABLE review_form USING fts5 (
            form,
            content = '', tokenize = 'ascii', detail = none, columnsize = 0
        );
        INSERT INTO review_stem (review_stem, rank) VALUES ('hashsize', 16777216);
        INSERT INTO review_form (review_form, rank) VALUES ('hashsize', 6291456);

        """

    /// What a search asks of each row that the text index finds, thirty rows to one of the table's. SQLite takes
    /// it for a row's number only where it is told to.
    private static let narrowIndex = "CREATE INDEX review_by_number ON review (number, kind, date);"

    private static let readerTables = """
        CREATE TABLE tag (
            key TEXT NOT NULL,
            tag TEXT NOT NULL CHECK (tag <> ''),
            PRIMARY KEY (key, tag)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX key_by_tag ON tag (tag, key);
        CREATE TABLE mark (
            key TEXT PRIMARY KEY,
            status TEXT NOT NULL CHECK (status IN ('unread', 'reading', 'read', 'skipped')),
            rating INTEGER CHECK (rating BETWEEN 1 AND 5)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE note (
            key TEXT PRIMARY KEY,
            text TEXT NOT NULL CHECK (text <> '')
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE list (
            name TEXT PRIMARY KEY CHECK (name <> ''),
            title TEXT,
            introduction TEXT,
            query TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE list_entry (
            list TEXT NOT NULL REFERENCES list (name) ON DELETE CASCADE ON UPDATE CASCADE,
            key TEXT NOT NULL,
            position INTEGER NOT NULL,
            comment TEXT,
            PRIMARY KEY (list, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX list_by_key ON list_entry (key);
        CREATE TABLE saved_search (
            name TEXT PRIMARY KEY CHECK (name <> ''),
            query TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        """
}

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
    /// that give way to others (`recursive_triggers`). What a savepoint or a statement may have to take back goes
    /// into a file where it is much (`temp_store`): in memory SQLite walks all of it behind every statement.
    static let writing = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA foreign_keys = ON;
        PRAGMA recursive_triggers = ON;
        PRAGMA temp_store = FILE;
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
