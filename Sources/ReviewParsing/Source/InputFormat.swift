import ReviewModel
import Wording

/// A format of sources: recognises its own and reads messages out of their bytes.
///
/// A new one is a file with a type and a line in `InputFormats.all`. One that looks at whole files is best a
/// `WholeFileFormat`, which has less to do.
protocol InputFormat: Sendable {
    /// Name as `--as` takes it and `source.format` tells it.
    var name: String { get }
    /// One line about it for `help formats`.
    var summary: String { get }
    /// What is true of all its sources.
    var traits: SourceTraits { get }

    /// What is true of the source that begins with `bytes`: programs of other years write other things.
    func traits(ofHead bytes: [UInt8]) -> SourceTraits

    /// How surely `bytes`, the beginning of a source, are of this format: 0 not at all, 1 beyond doubt. The
    /// format that is surest gets the source: a mark that no other text has is worth 0.9 and more, the
    /// suffix of a name alone 0.3, and what may be anything 0.2 or less.
    func likelihood(of bytes: [UInt8], path: String) -> Double

    /// Hands what `source` holds to `sink`, in its order.
    ///
    /// What is wrong with the source goes to `report`; thrown is what `sink` throws or what made reading
    /// the source fail.
    func read(
        _ source: SourceContent, into sink: (SourceEvent) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceEnd
}

extension InputFormat {
    func traits(ofHead bytes: [UInt8]) -> SourceTraits { traits }
}

/// A format whose files are looked at as wholes, as most texts are.
protocol WholeFileFormat: InputFormat {
    /// The messages of `source`. Every line of it should be in the `places` of one of them. What is wrong
    /// with it goes to `report`.
    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript
}

extension WholeFileFormat {
    func read(
        _ source: SourceContent, into sink: (SourceEvent) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceEnd {
        var end = SourceEnd()
        var number = 0
        while var page = try source.nextPage() {
            page.folder = source.folder
            var problems = 0
            var transcript = transcript(of: page) {
                problems += 1
                report($0)
            }
            if transcript.messages.isEmpty, problems == 0 {
                let message: Phrase = "no item was found in it as \(name); is it whole?"
                report(Diagnostic(.warning, path: page.path, line: 1, message: message))
            }
            transcript.channel.handle = source.channel ?? transcript.channel.handle
            try sink(.page(page))
            try sink(.channel(transcript.channel))
            if transcript.mayBeginInside { try sink(.beginsInside) }
            for var message in transcript.messages {
                message.page = number
                try sink(.message(message))
            }
            end.isCutOff = transcript.mayEndInside
            end.document = transcript.document
            number += 1
        }
        return end
    }
}

/// What comes next in a source.
enum SourceEvent: Sendable {
    /// A file of the source: messages name it by how many came before.
    case page(SourceText)
    /// A channel: the messages from here on are its.
    case channel(ChannelFacts)
    /// The first message of the channel may be the rest of a post.
    case beginsInside
    /// A message.
    case message(Message)
}

/// What is known of a source when all of it was read.
struct SourceEnd: Sendable {
    /// How many messages were left out, by reason.
    var skipped: [String: Int] = [:]
    /// Whether the source may end in the middle of a post.
    var isCutOff = false
    /// Whether channels or chats in it were passed over, as they were not asked for.
    var passesOverChannels = false
    /// The source as a document that this program has written; nil of any other.
    var document: DigestDocument?
}

/// What a whole file holds: its messages with what is known of the channel.
struct Transcript: Sendable {
    /// The channel.
    var channel = ChannelFacts()
    /// Messages in the order of the source.
    var messages: [Message] = []
    /// The source as a document that this program has written; nil of any other.
    var document: DigestDocument?
    /// Whether the source may begin in the middle of a post.
    var mayBeginInside = false
    /// Whether the source may end in the middle of a post.
    var mayEndInside = false
}
