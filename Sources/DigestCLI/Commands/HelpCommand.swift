import ArgumentParsing

/// `digest help [COMMAND|TOPIC]`.
enum HelpCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var topics: [String] = []
    }

    static let name = "help"
    static let summary = "explains a command or a topic"
    static let discussion = """
        Without a word, lists the commands. The topics are query (the query language), formats (what is read \
        and written), topics (the concepts that topic: knows), schema (JSON Schema of an item), templates (their language) and man (the \
        manual page).
        """

    static var parameters: [Parameter<Options>] {
        [.positionals("COMMAND|TOPIC", \.topics, minimum: 0, maximum: 1, help: "what to explain")]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let help = HelpText(CommandLineTool.description, width: session.environment.columns)
        guard let word = options.topics.first else {
            try session.output.write(help.overview() + "\n" + HelpTopics.invitation)
            return .done
        }
        if let command = Commands.named(word) {
            // `topics` is both: a command that counts and the list of what it counts.
            let topic = HelpTopics.named(word).map { "\n" + page($0, in: session) } ?? ""
            try session.output.write(help.help(of: command.description) + topic)
        } else if let topic = HelpTopics.named(word) {
            try session.output.write(page(topic, in: session))
        } else {
            let known = Commands.all.map { $0.name } + HelpTopics.all.map(\.name)
            throw CommandError.unknownTopic(word, nearest: NearestWord.find(word, in: known))
        }
        return .done
    }

    private static func page(_ topic: HelpTopic, in session: Session) -> String {
        topic.isProse ? WrappedText.page(topic.text(), width: session.environment.columns) : topic.text()
    }
}
