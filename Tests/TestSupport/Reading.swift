public import ReviewModel
public import ReviewParsing

/// All that reading one source gives.
public struct Reading {
    /// Items in the order of the source.
    public var items: [Review] = []
    /// What was wrong with it.
    public var diagnostics: [Diagnostic] = []
    /// What it turned out to be.
    public var summary = SourceSummary()

    /// Reads `bytes` with a reader of its own, or with `reader`.
    public init(_ bytes: [UInt8], path: String = "input.txt", with reader: SourceReader = SourceReader()) {
        var items: [Review] = []
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(path: path, bytes: bytes)
        summary = reader.summary(of: file, into: { items.append($0) }, report: { diagnostics.append($0) })
        self.items = items
        self.diagnostics = diagnostics
    }

    /// Reads `text`.
    public init(_ text: String, path: String = "input.txt", with reader: SourceReader = SourceReader()) {
        self.init(Array(text.utf8), path: path, with: reader)
    }
}

extension SourceReader {
    /// Reads with a sink that throws nothing, so that nothing is thrown.
    fileprivate func summary(
        of file: SourceFile, into sink: (Review) -> Void, report: (Diagnostic) -> Void
    ) -> SourceSummary {
        (try? read(file, into: sink, report: report)) ?? SourceSummary()
    }
}
