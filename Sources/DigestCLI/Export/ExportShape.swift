import ArgumentParsing
import ReviewRendering

/// What an export looks like: one of the formats, or a template.
struct ExportShape {
    /// Name of the format; `template` for a template.
    let name: String
    /// Whether papers are named by citation keys.
    private(set) var citesPapers = false
    /// Whether items can be set under headings.
    private(set) var hasHeadings = false
    /// Whether it is a feed, which is told from all others.
    private(set) var isFeed = false
    /// Whether people edit the file.
    private(set) var isEdited = false
    /// What becomes of private notes.
    private(set) var notes = NotePolicy.always
    /// Whether paths are written as seen from where the user is: programs that read JSON open them.
    private(set) var shortensPaths = true
    /// Makes a writer.
    let writer: (RenderingOptions) -> any ItemWriter

    /// The template, else the format called `format`, else the one that files like `path` are in, else, on
    /// standard output, Markdown.
    init(format: String?, template: String?, path: String?, _ session: Session) throws {
        guard let template else {
            self.init(try ExportShape.chosen(format, path: path))
            return
        }
        guard format == nil else { throw CommandError.notUnderstood("give either --format or --template") }
        let full = FilePath.resolve(template, in: session.environment.folder)
        let source = String(decoding: try FileReading.bytes(at: full, name: template), as: UTF8.self)
        do {
            let read = try Template(source)
            self.init(name: "template") { TemplateExport(read, options: $0) }
            hasHeadings = true
        } catch {
            throw CommandError.badTemplate(path: template, problem: error.description)
        }
    }

    private init(_ type: any ExportFormat.Type) {
        self.init(name: type.name) { type.init(options: $0) }
        citesPapers = type.citesPapers
        hasHeadings = type.hasHeadings
        notes = type.notes
        isFeed = type.isFeed
        isEdited = type.isEdited
        shortensPaths = !type.keepsPaths
    }

    private init(name: String, writer: @escaping (RenderingOptions) -> any ItemWriter) {
        self.name = name
        self.writer = writer
    }

    private static func chosen(_ name: String?, path: String?) throws(CommandError) -> any ExportFormat.Type {
        if name == nil, let path { return try ExportFormats.chosen(forFile: path) }
        return try ExportFormats.chosen(name ?? "markdown")
    }
}

extension ExportFormats {
    /// Names of all formats, files and folders.
    static var everyName: [String] { all.map { $0.name } + FolderFormats.all.map { $0.name } }

    /// The format called `name`, which a user may have mistyped.
    static func chosen(_ name: String) throws(CommandError) -> any ExportFormat.Type {
        if let format = named(name) { return format }
        let names = everyName
        throw .unknownFormat(name, expected: names, nearest: NearestWord.find(name, in: names))
    }

    /// The format of files that end as `path` does; a path without a suffix may be meant as a folder.
    static func chosen(forFile path: String) throws(CommandError) -> any ExportFormat.Type {
        let suffix = FilePath.suffix(of: path)
        if let format = all.first(where: { $0.fileExtension == suffix }) { return format }
        if suffix.isEmpty { throw .saysNoFormat(path: path) }
        return try chosen(suffix)
    }
}
