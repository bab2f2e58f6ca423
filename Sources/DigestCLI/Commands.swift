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
