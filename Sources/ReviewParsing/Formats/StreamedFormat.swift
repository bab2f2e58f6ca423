import ReviewModel

/// A format that is read from beginning to end without being in memory as a whole, and whose sources
/// may hold several channels.
protocol StreamedFormat: InputFormat {
    /// Hands what `source` holds to `sink`, in its order. `channel` is the username where it is known.
    ///
    /// What is wrong with the source goes to `report`; thrown is what `sink` throws or what made
    /// reading fail.
    func read(
        _ source: SourceStream, channel: String?, into sink: (TranscriptEvent) throws -> Void,
        report: (Diagnostic) -> Void
    ) throws -> StreamedReading
}

/// What comes next in a source that is read as a stream.
enum TranscriptEvent: Sendable {
    /// A channel: the messages from here on are its.
    case channel(ChannelFacts)
    /// A file of the source: its messages name it by how many came before.
    case page(SourceText)
    /// A message.
    case message(Message)
}

/// What is known of a streamed source when all of it was read.
struct StreamedReading: Sendable, Equatable {
    /// How many messages were left out, by reason.
    var skipped: [String: Int]
    /// Whether the source is cut off.
    var isCutOff: Bool
}
