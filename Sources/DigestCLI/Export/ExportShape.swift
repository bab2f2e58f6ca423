import ReviewRendering

/// What an export looks like: one of the formats, or a template.
struct ExportShape {
    /// Name of the format; `template` for a template.
    let name: String
    /// Whether papers are named by citation keys.
    let citesPapers: Bool
    /// Whether paths are written as seen from where the user is: programs that read JSON open them.
    let shortensPaths: Bool
    /// Makes a writer.
    let writer: (RenderingOptions) -> any ItemWriter

    /// The template, else the format called `format`, else the one that files like `path` are in, else
    /// Markdown.
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
            self.init(name: "template", citesPapers: false, shortensPaths: true) {
                TemplateExport(read, options: $0)
            }
        } catch {
            throw CommandError.badTemplate(path: template, problem: error.description)
        }
    }

    private init(_ type: any ExportFormat.Type) {
        let isJSON = ["json", "ndjson"].contains(type.name)
        self.init(name: type.name, citesPapers: type.citesPapers, shortensPaths: !isJSON) {
            type.init(options: $0)
        }
    }

    private init(
        name: String, citesPapers: Bool, shortensPaths: Bool,
        writer: @escaping (RenderingOptions) -> any ItemWriter
    ) {
        self.name = name
        self.citesPapers = citesPapers
        self.shortensPaths = shortensPaths
        self.writer = writer
    }

    private static func chosen(_ name: String?, path: String?) throws(CommandError) -> any ExportFormat.Type {
        if name == nil, let path { return try ExportFormats.chosen(forFile: path) }
        return try ExportFormats.chosen(name ?? "markdown")
    }
}
