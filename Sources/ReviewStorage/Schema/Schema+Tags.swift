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
