public import ReviewModel
public import ReviewParsing
import Synchronization

/// All that reading one source gives.
public struct Reading {
    /// Items in the order of the source.
    public var items: [Review] = []
    /// What was wrong with it.
    public var diagnostics: [Diagnostic] = []
    /// What it turned out to be.
    public var summary = SourceSummary()

    /// One reader a format for all tests: making one reads the lexicons, and using one is not safe from
    /// two threads at once.
    private static let readers = Mutex<[String?: SourceReader]>([:])

    /// Reads `bytes` as the content of the file at `path`, as the input format `format` if one is given.
    public init(_ bytes: [UInt8], path: String = "input.txt", as format: String? = nil) {
        self = Self.readers.withLock { readers in
            let reader = readers[format] ?? SourceReader(options: ReadingOptions(format: format))
            readers[format] = reader
            return Reading(SourceFile(path: path, bytes: bytes), with: reader)
        }
    }

    /// Reads `text` as the content of the file at `path`.
    public init(_ text: String, path: String = "input.txt", as format: String? = nil) {
        self.init(Array(text.utf8), path: path, as: format)
    }

    /// Reads with a sink that throws nothing, so that nothing is thrown.
    private init(_ file: SourceFile, with reader: SourceReader) {
        var items: [Review] = []
        var diagnostics: [Diagnostic] = []
        let summary = try? reader.read(
            file, into: { items.append($0) }, report: { diagnostics.append($0) })
        self.summary = summary ?? SourceSummary()
        self.items = items
        self.diagnostics = diagnostics
    }
}
