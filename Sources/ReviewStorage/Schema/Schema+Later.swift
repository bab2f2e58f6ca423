internal import ReviewModel

extension Schema {
    // Reasons behind the shape:
    // - `post` and `likeness` hold what all versions of a review have, not only the one that is shown:
    //   what an item is matched with must not depend on which version came first.
    // - Channels are named by text, as in keys: a username in lower case, else `c/` and a number, else
    //   a title in quotation marks.
    // - `former_text` and `alias` hang on keys, as what the reader wrote does: neither can be read again.

    /// Which posts reviews are made of, by what else they are known, and what they refer to.
    static let identityTables = """
        ALTER TABLE review ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1));
        ALTER TABLE sighting ADD COLUMN file TEXT;
        CREATE TABLE channel_fact (
            path TEXT NOT NULL,
            handle TEXT NOT NULL,
            number INTEGER NOT NULL,
            title TEXT NOT NULL,
            said INTEGER NOT NULL CHECK (said IN (0, 1)),
            UNIQUE (path, handle, number, title, said)
        ) STRICT;
        CREATE TABLE post (
            channel TEXT NOT NULL,
            message INTEGER NOT NULL,
            review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
            source INTEGER NOT NULL REFERENCES source (number) ON DELETE CASCADE,
            PRIMARY KEY (channel, message, review, source)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX post_by_review ON post (review, source);
        CREATE TABLE likeness (
            mark INTEGER NOT NULL,
            review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
            PRIMARY KEY (mark, review)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX likeness_by_review ON likeness (review);
        CREATE TABLE reference (
            review INTEGER NOT NULL REFERENCES review (number) ON DELETE CASCADE,
            channel TEXT NOT NULL,
            message INTEGER NOT NULL,
            PRIMARY KEY (review, channel, message)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reference_by_post ON reference (channel, message);
        CREATE TABLE coverage (
            source INTEGER NOT NULL REFERENCES source (number) ON DELETE CASCADE,
            channel TEXT NOT NULL,
            numbers TEXT NOT NULL,
            PRIMARY KEY (source, channel)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX coverage_by_channel ON coverage (channel);
        CREATE TABLE former_text (
            number INTEGER PRIMARY KEY,
            key TEXT NOT NULL,
            edited INTEGER,
            replaced INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX former_text_by_key ON former_text (key);
        CREATE TABLE alias (
            id TEXT PRIMARY KEY,
            key TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX alias_by_key ON alias (key);
        """
}

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

extension Schema {
    /// Who gave a tag (nobody named is a person), what rules and other names there are, and what a person
    /// has taken off: no rule puts that back.
    static let tagTables = """
        ALTER TABLE tag ADD COLUMN rule TEXT;
        CREATE TABLE untagged (
            key TEXT NOT NULL,
            tag TEXT NOT NULL,
            PRIMARY KEY (key, tag)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE tag_rule (
            name TEXT PRIMARY KEY CHECK (name <> ''),
            query TEXT NOT NULL,
            tags TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE tag_alias (
            alias TEXT PRIMARY KEY CHECK (alias <> ''),
            tag TEXT NOT NULL CHECK (tag <> '' AND tag <> alias)
        ) STRICT, WITHOUT ROWID;
        """
}

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

extension Schema {
    /// What is true of all sources of a format stands beside its name: the formats themselves tell it.
    static let sourceTraits: String = """
        ALTER TABLE source ADD COLUMN traits INTEGER NOT NULL DEFAULT 0;
        UPDATE source SET traits = CASE format \(formerTraits) ELSE 0 END;
        """

    /// Traits of the sources of libraries and dumps that do not tell them; there will be no others.
    static func traits(ofFormer format: String) -> SourceTraits {
        formats.first { $0.name == format }?.traits ?? []
    }

    private static let formats: [(name: String, traits: SourceTraits)] = [
        ("telegram-json", [.holdsEveryMessage, .exactTimes]),
        ("telegram-html", [.holdsEveryMessage, .severalFiles]),
        ("telegram-preview", [.exactTimes, .severalFiles]), ("telegram-text", .plainText),
        ("habr-text", .plainText), ("habr-html", .plainText), ("markdown", .plainText),
        ("digest-markdown", [.document, .plainText]), ("bibtex", [.bibliography, .plainText]),
        ("ris", [.bibliography, .plainText]), ("csl-json", [.bibliography, .plainText]),
    ]

    private static let formerTraits: String = formats.map { format in
        "WHEN '\(format.name)' THEN \(format.traits.rawValue)"
    }.joined(separator: " ")
}

extension Schema {
    // `date` stays where a day, month or year begins, so that sorting and ranges need not know of it.

    /// How much of a review's date is known: 0 its year, 1 its month, 2 its day, 3 its time.
    static let datePrecision = """
        ALTER TABLE review ADD COLUMN precision INTEGER NOT NULL DEFAULT 3 CHECK (precision BETWEEN 0 AND 3);
        """
}

extension Schema {
    /// Sources that their reader wants to be kept current, and how they are read.
    static let followedTable = """
        CREATE TABLE followed (
            address TEXT PRIMARY KEY CHECK (address <> ''),
            format TEXT,
            handle TEXT,
            since TEXT
        ) STRICT, WITHOUT ROWID;
        """
}

extension Schema {
    // It hangs on what papers are told apart by, as their rows come and go, and is kept when they have gone: it
    // cannot be read again from any source.

    /// What archives and publishers state of papers: the record as JSON, and the stems of its abstract.
    static let metadataTable = """
        CREATE TABLE metadata (
            paper TEXT NOT NULL CHECK (paper <> ''),
            origin TEXT NOT NULL,
            record TEXT NOT NULL,
            stems TEXT NOT NULL,
            made INTEGER NOT NULL,
            PRIMARY KEY (paper, origin)
        ) STRICT, WITHOUT ROWID;
        """
}

extension Schema {
    // Where an item stands in a source changes with all that is before it, what its values rest on does not. A list
    // that `EvidenceList` has not made is one of a former program.

    /// What the values of an item rest on in a source, under the number of its sighting, and a number of all that it
    /// was read from, which tells that it need not be read again.
    static let evidenceTable = """
        CREATE TABLE evidence (
            number INTEGER PRIMARY KEY REFERENCES sighting (number) ON DELETE CASCADE,
            list TEXT NOT NULL CHECK (list <> '')
        ) STRICT;
        INSERT INTO evidence (number, list) SELECT number, evidence FROM sighting WHERE evidence <> '';
        ALTER TABLE sighting DROP COLUMN evidence;
        ALTER TABLE sighting ADD COLUMN stamp INTEGER;
        """
}

extension Schema {
    /// A hash of what else nothing tells of a row; see `RowSeal`.
    static let seals: String = [RowSeal.review, .sighting].map { seal in
        """
        ALTER TABLE \(seal.table) ADD COLUMN seal INTEGER;
        UPDATE \(seal.table) SET seal = \(seal.expression());

        """
    }.joined()
}

extension Schema {
    // A record shows the fullest of what bibliographies say of it; the others are witnesses as well, and are read
    // back from here when the one that is shown goes.

    /// All of an item as a bibliography has it, as JSON, where another one shows the record; else empty.
    static let versionColumn = """
        ALTER TABLE sighting ADD COLUMN content TEXT NOT NULL DEFAULT '';
        CREATE INDEX sighting_with_content ON sighting (review) WHERE content <> '';
        """
}

extension Schema {
    /// Whether a source marks a name as that of a group, where the name itself does not show it.
    static let groupColumn =
        "ALTER TABLE author ADD COLUMN is_group INTEGER NOT NULL DEFAULT 0 CHECK (is_group IN (0, 1));"
}
