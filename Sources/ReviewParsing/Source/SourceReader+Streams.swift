public import ReviewModel

extension SourceReader {
    /// How much of a stream is looked at to recognise its format, in bytes.
    private static let headLength = 256 << 10

    /// Reads `stream` and hands every item to `sink`, in the order of the source. Formats that allow it
    /// are read in bounded memory, all others as a whole.
    ///
    /// What is wrong with the source goes to `report`; thrown is what `sink` throws or what made
    /// reading the stream fail.
    public func read(
        _ stream: SourceStream, into sink: (Review) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        switch try open(stream) {
        case .file(let file): try read(file, into: sink, report: report)
        case .stream(let source): try read(source, into: sink, report: report)
        }
    }

    /// Looks at the beginning of `stream` to find out how it is best read.
    public func open(_ stream: SourceStream) throws -> OpenedSource {
        var bytes: [UInt8] = []
        var chunk = try stream.next()
        while !chunk.isEmpty {
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            if bytes.count >= Self.headLength, let format = streamedFormat(of: bytes, path: stream.path) {
                return .stream(RecognisedStream(stream: stream.preceded(by: bytes), format: format))
            }
            chunk = try stream.next()
        }
        return .file(SourceFile(path: stream.path, bytes: bytes))
    }

    /// Reads a source whose format is known and hands every item to `sink`, as `read` does.
    public func read(
        _ source: RecognisedStream, into sink: (Review) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        try read(source.stream, as: source.format, into: sink, report: report)
    }

    /// The format of a source that begins with `head`, if it is one that is read piece by piece and
    /// the bytes can be taken as they are.
    private func streamedFormat(of head: [UInt8], path: String) -> (any StreamedFormat)? {
        guard head.first != 0xFF, head.first != 0xFE else { return nil }
        if let name = options.format {
            return InputFormats.all.first { $0.name == name } as? any StreamedFormat
        }
        return InputFormats.recognised(in: Array(head.prefix(Self.headLength)), path: path)
            as? any StreamedFormat
    }

    /// Reads a source of a format that is read piece by piece.
    func read(
        _ stream: SourceStream, as format: any StreamedFormat, into sink: (Review) throws -> Void,
        report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        var items = StreamedItems(
            extractor, path: stream.path, format: format, boundaries: options.boundaries)
        let end = try format.read(
            stream, channel: options.channel, into: { try items.take($0, into: sink) }, report: report)
        try items.finish(end, into: sink)
        return items.summary
    }
}
