import ArgumentParsing

/// All commands, in the order of help: the main job first, then what looks at the library from the side.
enum Commands {
    /// Commands that are for one purpose.
    struct Group: Sendable {
        /// What help calls it.
        let heading: String
        /// Its commands.
        let commands: [any Command.Type]
    }

    /// Every command by what it is for; one file each in `Commands/`.
    static let groups = [
        Group(
            heading: "Read in",
            commands: [
                ImportCommand.self, FollowCommand.self, UpdateCommand.self, UnfollowCommand.self,
                EnrichCommand.self, ParseCommand.self, SourcesCommand.self, ForgetCommand.self,
            ]),
        Group(
            heading: "Find",
            commands: [
                SearchCommand.self, NewCommand.self, ShowCommand.self, RelatedCommand.self, OpenCommand.self,
                WhyCommand.self,
                ModelsCommand.self, TopicsCommand.self, AuthorsCommand.self, VenuesCommand.self,
                DatasetsCommand.self, TagsCommand.self, ChannelsCommand.self, YearsCommand.self,
                StatsCommand.self,
            ]),
        Group(
            heading: "Keep",
            commands: [
                NextCommand.self, ReviewCommand.self, MarkCommand.self, TagCommand.self, NoteCommand.self,
                ListCommand.self,
                SaveCommand.self, EditCommand.self,
            ]),
        Group(heading: "Give out", commands: [ExportCommand.self, BibCommand.self, MCPCommand.self]),
        Group(
            heading: "Look after",
            commands: [
                CheckCommand.self, LogCommand.self, UndoCommand.self, RedoCommand.self, MergeCommand.self,
                BackupCommand.self, RestoreCommand.self, DumpCommand.self, LoadCommand.self,
                ConfigCommand.self, CompletionsCommand.self, HelpCommand.self,
            ]),
    ]

    /// Every command.
    static let all: [any Command.Type] = groups.flatMap(\.commands)

    /// The words that call them.
    static let names = all.map { $0.name }

    /// Every command as help tells of it, with its group.
    static var descriptions: [CommandDescription] {
        groups.flatMap { group in
            group.commands.map { command in
                var description = command.description
                description.group = group.heading
                return description
            }
        }
    }

    /// The command that `name` calls.
    static func named(_ name: String) -> (any Command.Type)? {
        all.first { $0.name == name }
    }

    /// What stands at the head of help: a first day.
    static let examples = [
        "digest import ~/exports/gonzo_ML Digests/",
        "digest search model:CLIP year:2021..",
        "digest tag +to-read -- topic:rl has:code",
        "digest export tag:to-read -o reading-list.html",
    ]
}

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
