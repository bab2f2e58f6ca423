import ArgumentParsing
import ReviewCoding
import ReviewParsing
import ReviewRendering
import TextAnalysis
import Wording

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
        and written), topics (the concepts that topic: knows), fetching (what is read from the web), lexicons (names and \
        topics of your own), schema (JSON Schema of an item), templates (their language) and man (the \
        manual page).
        """

    static var parameters: [Parameter<Options>] {
        [.positionals("COMMAND|TOPIC", into: \.topics, minimum: 0, maximum: 1, help: "what to explain")]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let tool = session.environment.tool.description()
        let help = HelpText(tool, width: session.environment.columns, catalogue: session.catalogue)
        guard let word = options.topics.first else {
            try session.output.write(help.overview() + "\n" + invitation(in: session))
            return .done
        }
        if let command = tool.commands.first(where: { $0.name == word }) {
            let page = help.help(of: command)
            let topic = HelpTopics.named(word).map { self.page($0, in: session) }
            try session.output.write(topic.map { told(word, command: page, topic: $0, in: session) } ?? page)
        } else if let topic = HelpTopics.named(word) {
            try session.output.write(page(topic, in: session))
        } else {
            let known = tool.commands.map(\.name) + HelpTopics.all.map(\.name)
            throw CommandError.unknownTopic(word, nearest: NearestWord.find(word, in: known))
        }
        return .done
    }

    /// The help of a command and the page of the same name behind it: `topics` counts, and is the list of what it counts.
    /// Who means the topics of help is told of those between.
    private static func told(_ word: String, command: String, topic: String, in session: Session)
        -> String
    {
        let pages = HelpTopics.all.map(\.name).filter { $0 != word }.joined(separator: ", ")
        let lead: Phrase = """
            '\(word)' is a command, explained above, and the list of what it counts, which follows; other pages of \
            help: \(pages).
            """
        let width = session.environment.columns
        return command + "\n" + WrappedText.page(session.catalogue.text(lead) + "\n\n", width: width) + topic
    }

    private static func page(_ topic: HelpTopic, in session: Session) -> String {
        let text = topic.text(session.environment.tool.description())
        guard topic.isProse else { return text }
        return WrappedText.page(text, width: session.environment.columns, catalogue: session.catalogue)
    }

    private static func invitation(in session: Session) -> String {
        WrappedText.page(
            HelpTopics.invitation, width: session.environment.columns, catalogue: session.catalogue)
    }
}

/// A page of help that is not about one command.
struct HelpTopic: Sendable {
    /// The word after `digest help`.
    let name: String
    /// Lower-case phrase without a full stop.
    let summary: String
    /// The page, ending with a line feed, of a program that may tell of itself.
    let text: @Sendable (ToolDescription) -> String
    /// Whether lines may be broken to fit the terminal.
    var isProse = true
}

/// The pages of help that are not about one command.
enum HelpTopics {
    /// Every page.
    static let all = [
        HelpTopic(name: "query", summary: "the query language", text: { _ in queryLanguage }),
        HelpTopic(name: "formats", summary: "what is read and written", text: { _ in formats() }),
        HelpTopic(name: "topics", summary: "the concepts that topic: knows", text: { _ in topics() }),
        HelpTopic(name: "fetching", summary: "what is read from the web, and how", text: { _ in fetching }),
        HelpTopic(name: "templates", summary: "the language of templates", text: { _ in templates }),
        HelpTopic(
            name: "lexicons", summary: "names and topics of your own", text: { _ in lexicons }),
        HelpTopic(
            name: "schema", summary: "JSON Schema of an item", text: { _ in ItemSchema.text }, isProse: false),
        HelpTopic(
            name: "man", summary: "the manual page, for man -l -", text: manualPage(of:), isProse: false),
    ]

    /// The page that `name` calls.
    static func named(_ name: String) -> HelpTopic? { all.first { $0.name == name } }

    /// A line that tells of these pages.
    static let invitation = """
        'digest help COMMAND' explains a command; 'digest help' also knows query, formats, topics, fetching, \
        templates, lexicons, schema and man.

        """

    private static func formats() -> String {
        let written = ExportFormats.all.map { "  \(padded($0.name, to: 16))\($0.summary)\n" }.joined()
        let folders = FolderFormats.all.map { "  \(padded($0.name, to: 16))\($0.summary)\n" }.joined()
        let read = SourceReader.formats.map { "  \(padded($0.name, to: 18))\($0.summary)\n" }.joined()
        return """
            Formats that import and parse read; the content tells which, --as says it:

            \(read)
            Formats that export writes, by --format or by the suffix of the file:

            \(written)
            Formats of many files, into the folder that -o names:

            \(folders)
            """
    }

    private static func topics() -> String {
        let topics = StandardLexicons.topics.topics
        let width = (topics.map(\.id.utf8.count).max() ?? 0) + 2
        let rows = topics.map { topic in
            let names = names(Array(topic.english.prefix(3)), in: 78 - width)
            return "  \(padded(topic.id, to: width))\(names)\n"
        }
        return "Topics, as in topic:rl; a topic finds those under it too.\n\n" + rows.joined()
    }

    /// As many of `names` as go into `width` characters, without the signs that stand for endings.
    private static func names(_ names: [String], in width: Int) -> String {
        var line = ""
        for name in names.map({ $0.split(separator: "*").joined(separator: "-") }) {
            let longer = line.isEmpty ? name : line + ", " + name
            if longer.count > width { break }
            line = longer
        }
        return line
    }

    private static func manualPage(of tool: ToolDescription) -> String {
        let sections = [
            (heading: "Query language", text: queryLanguage), (heading: "Formats", text: formats()),
            (heading: "Exit status", text: exitStatus), (heading: "Environment", text: environment),
        ]
        return ManualPage(tool).text(sections: sections)
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}
