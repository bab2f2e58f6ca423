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
        HelpTopic(
            name: "schema", summary: "JSON Schema of an item", text: { ItemSchema.text }, isProse: false),
        HelpTopic(name: "man", summary: "the manual page, for man -l -", text: manualPage, isProse: false),
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
        let read = SourceReader.formats.map { "  \(padded($0.name, 18))\($0.summary)\n" }.joined()
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
            return "  \(padded(topic.id, width))\(names)\n"
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
