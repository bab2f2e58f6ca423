/// A source whose beginning was looked at.
public enum OpenedSource {
    /// One to be read as a whole: it is small, or its format is none that is read piece by piece.
    case file(SourceFile)
    /// One of a format that is read piece by piece.
    case stream(RecognisedStream)
}

/// A stream whose format is known.
public struct RecognisedStream {
    /// The source, from its beginning.
    public var stream: SourceStream
    /// Name of the format.
    public var formatName: String { format.name }
    let format: any StreamedFormat
}
