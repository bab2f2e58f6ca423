/// Words that people type where another command, or several, would do what they mean.
enum GuessedCommands {
    /// What `word` probably means, the likeliest first; empty where nothing is known of it.
    static func meant(by word: String) -> [String] {
        for line in table.split(separator: "\n") {
            let sides = line.split(separator: ":", maxSplits: 1)
            guard sides[0].split(separator: " ").contains(where: { $0 == word }) else { continue }
            return sides[1].split(separator: ",").map { String($0.drop { $0 == " " }) }
        }
        return []
    }

    /// Words, a colon, what they stand for here with commas between.
    static let table = """
        find grep query look lookup ask papers reviews: search
        ls items: search, sources, list
        add read get ingest index scan fetch-file: import
        fetch pull sync refresh: update, import, merge
        cat print view display info: show
        rm remove delete drop purge: forget, list remove, tag -TAG
        version -V: --version
        usage man commands: help
        star rate done finish finished unread skip: mark
        label annotate: tag, note
        todo queue read-next inbox: next
        lists reading-list shelf collection: list
        write publish render convert out html site bibtex obsidian: export
        cite citations references: bib, export
        summary count counts status: stats
        history: log
        revert rollback: undo
        fix correct set change rename: edit, tag rename, list rename
        explain origin provenance blame: why
        similar like: related
        browse goto web: open
        serve server: mcp
        validate doctor lint verify fsck problems: check
        keywords subjects concepts: topics
        people names writers: authors
        conferences journals: venues
        benchmarks data: datasets
        feeds: channels
        files: sources
        settings preferences prefs options alias: config
        completion complete-shell: completions
        init create start setup: import, list create
        copy save-as: backup
        compare diff: parse --diff
        """
}
