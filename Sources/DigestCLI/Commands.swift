/// All commands, in the order of help: the main job first, then what looks at the library from the side.
enum Commands {
    /// Every command; one file each in `Commands/`.
    static let all: [any Command.Type] = [
        ImportCommand.self, FollowCommand.self, UpdateCommand.self, UnfollowCommand.self, EnrichCommand.self,
        NewCommand.self, ParseCommand.self,
        SearchCommand.self, ShowCommand.self, RelatedCommand.self,
        OpenCommand.self, TagCommand.self, MarkCommand.self, NoteCommand.self, NextCommand.self,
        ListCommand.self,
        SaveCommand.self,
        ExportCommand.self, BibCommand.self, MCPCommand.self, ModelsCommand.self, TopicsCommand.self,
        AuthorsCommand.self, VenuesCommand.self,
        DatasetsCommand.self, TagsCommand.self, ChannelsCommand.self, YearsCommand.self, SourcesCommand.self,
        StatsCommand.self, ForgetCommand.self, MergeCommand.self,
        WhyCommand.self, EditCommand.self, CheckCommand.self, LogCommand.self, UndoCommand.self,
        RedoCommand.self,
        DumpCommand.self, LoadCommand.self, BackupCommand.self, RestoreCommand.self,
        CompletionsCommand.self, HelpCommand.self,
    ]

    /// The command that `name` calls.
    static func named(_ name: String) -> (any Command.Type)? {
        all.first { $0.name == name }
    }
}
