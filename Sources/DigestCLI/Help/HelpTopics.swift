import ArgumentParsing
import ReviewParsing
import ReviewRendering
import TextAnalysis

/// The pages of help that are not about one command.
enum HelpTopics {
    /// Every page.
    static let all = [
        HelpTopic(name: "query", summary: "the query language", text: { queryLanguage }),
        HelpTopic(name: "formats", summary: "what is read and written", text: formats),
        HelpTopic(name: "topics", summary: "the concepts that topic: knows", text: topics),
        HelpTopic(name: "templates", summary: "the language of templates", text: { templates }),
        HelpTopic(name: "schema", summary: "JSON Schema of an item", text: { ItemSchema.text }),
        HelpTopic(name: "man", summary: "the manual page, for man -l -", text: manualPage),
    ]

    /// The page that `name` calls.
    static func named(_ name: String) -> HelpTopic? { all.first { $0.name == name } }

    /// A line that tells of these pages.
    static let invitation = """
        'digest help COMMAND' explains a command; there are also 'digest help query', 'digest help formats' and \
        'digest help topics'.

        """

    private static func formats() -> String {
        let written = ExportFormats.all.map { "  \(padded($0.name, 16))\($0.summary)\n" }.joined()
        let folders = FolderFormats.all.map { "  \(padded($0.name, 16))\($0.summary)\n" }.joined()
        let read = SourceReader.formatNames.map { "  \($0)\n" }.joined()
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
            "  \(padded(topic.id, width))\((topic.english + topic.russian).joined(separator: ", "))\n"
        }
        return "Topics, as in topic:rl; a topic finds those under it too.\n\n" + rows.joined()
    }

    private static func manualPage() -> String {
        let sections = [
            (heading: "Query language", text: queryLanguage), (heading: "Formats", text: formats()),
            (heading: "Exit status", text: exitStatus), (heading: "Environment", text: environment),
        ]
        return ManualPage(CommandLineTool.description).text(sections: sections)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}
