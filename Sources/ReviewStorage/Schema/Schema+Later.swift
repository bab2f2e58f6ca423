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
