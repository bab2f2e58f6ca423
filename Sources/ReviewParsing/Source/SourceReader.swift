// ReviewParsing: bytes → messages → posts → reviews. Input formats read messages out of bytes,
// segmentation joins messages into posts, extraction rules read a typed review out of a post.
// Nothing here stores, prints or exits; a problem in a source is a `Diagnostic` and the run goes on.

public import ReviewModel
import TextAnalysis

/// A file as read: its name and all its bytes.
public struct SourceFile: Sendable {
    /// Path as given or found; `-` for standard input.
    public var path: String
    /// What it holds.
    public var bytes: [UInt8]

    /// The file at `path` with `bytes` in it.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// How to read a source.
public struct ReadingOptions: Sendable {
    /// Name of the input format; nil to recognise it by content.
    public var format: String?
    /// Username of the channel, where the source does not tell it.
    public var channel: String?
    /// Names to look for besides those of the standard lexicons.
    public var lexicons: UserLexicons

    /// Where posts begin and go on, whatever the rules say.
    public var boundaries = PostBoundaries()

    /// Options, by default none.
    public init(format: String? = nil, channel: String? = nil, lexicons: UserLexicons = UserLexicons()) {
        self.format = format
        self.channel = channel
        self.lexicons = lexicons
    }
}

/// What a source turned out to be.
public struct SourceSummary: Sendable, Equatable {
    /// Name of the input format; nil when nothing was recognised and the source refused.
    public var format: String?
    /// Username of the channel.
    public var channel: String?
    /// Name of the channel or digest.
    public var channelTitle: String?
    /// How many items were read.
    public var items: Int
    /// How many messages made no item, by reason: `service message (pin_message)`.
    public var skipped: [String: Int] = [:]
    /// The reading list that it is, where this program has written it, with what was changed in it since.
    public internal(set) var document: DigestDocument?
    /// Whether sources of its format hold all messages of a channel between the first and the last.
    public var holdsEveryMessage = false

    /// A source of which nothing is known.
    public init(format: String? = nil, channel: String? = nil, channelTitle: String? = nil, items: Int = 0) {
        self.format = format
        self.channel = channel
        self.channelTitle = channelTitle
        self.items = items
    }
}

/// Reads the items of a source, whatever its format.
public struct SourceReader {
    /// How to read.
    public let options: ReadingOptions
    var extractor: ReviewExtractor

    /// A reader with `options`.
    public init(options: ReadingOptions = ReadingOptions()) {
        self.options = options
        self.extractor = ReviewExtractor(lexica: Lexica(extra: options.lexicons))
    }

    /// Names of the input formats, as `--as` takes them.
    public static var formatNames: [String] { InputFormats.all.map { $0.name } }

    /// The input formats, each with a phrase that tells what it is.
    public static var formats: [(name: String, summary: String)] {
        InputFormats.all.map { ($0.name, $0.summary) }
    }

    /// Reads `file` and hands every item to `sink`, in the order of the source.
    ///
    /// What is wrong with the source goes to `report`; only what `sink` throws is thrown.
    public func read(
        _ file: SourceFile, into sink: (Review) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        guard let bytes = readable(file, report: report) else { return SourceSummary() }
        guard let format = chosenFormat(for: bytes, path: file.path, report: report) else {
            return SourceSummary()
        }
        if let format = format as? any StreamedFormat {
            return try read(
                SourceStream(path: file.path, bytes: bytes), as: format, into: sink, report: report)
        }
        let source = SourceText(path: file.path, bytes: bytes)
        if let format = format as? any PagedFormat {
            var pages = [source]
            return try read({ pages.popLast() }, path: file.path, as: format, into: sink, report: report)
        }
        var problems = 0
        func note(_ diagnostic: Diagnostic) {
            problems += 1
            report(diagnostic)
        }
        var transcript = format.transcript(of: source, report: note)
        if let channel = options.channel { transcript.channel.handle = channel }
        var summary = SourceSummary(
            format: format.name, channel: transcript.channel.handle, channelTitle: transcript.channel.title)
        summary.document = transcript.document
        try assemble(transcript) { post in
            let review = extractor.review(
                of: post, channel: transcript.channel, path: file.path, source: source, format: format.name)
            try sink(review)
            summary.items += 1
        }
        if summary.items == 0, problems == 0 {
            let message = "no item was found in it as \(format.name); is it whole?"
            report(Diagnostic(.warning, path: file.path, line: 1, message: message))
        }
        return summary
    }

    private func assemble(_ transcript: Transcript, into sink: (Post) throws -> Void) rethrows {
        var assembly = PostAssembly()
        assembly.boundaries = options.boundaries
        assembly.mayBeginInside = transcript.mayBeginInside
        assembly.mayEndInside = transcript.mayEndInside
        for message in transcript.messages {
            for post in assembly.add(message) { try sink(post) }
        }
        if let last = assembly.finish() { try sink(last) }
    }

    /// The bytes as text without a byte order mark, or nil when there is nothing to read.
    func readable(_ file: SourceFile, report: (Diagnostic) -> Void) -> [UInt8]? {
        switch TextEncoding.decoded(file.bytes) {
        case .text(let bytes, let invalid):
            if let invalid {
                let line = file.bytes[..<invalid].reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
                report(
                    Diagnostic(
                        .warning, path: file.path, line: line,
                        message: "invalid UTF-8 was replaced; save the file as UTF-8 to keep every letter"))
            }
            return bytes
        case .empty:
            report(
                Diagnostic(.error, path: file.path, line: 1, message: "the file is empty; export it again"))
        case .binary(let offset):
            let line = file.bytes[..<offset].reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            report(
                Diagnostic(
                    .error, path: file.path, line: line,
                    message: "this is a binary file; give the text, Markdown, HTML or JSON of the export"))
        }
        return nil
    }

    private func chosenFormat(
        for bytes: [UInt8], path: String, report: (Diagnostic) -> Void
    ) -> (any InputFormat)? {
        if let name = options.format {
            if let format = InputFormats.all.first(where: { $0.name == name }) { return format }
            let known = Self.formatNames.joined(separator: ", ")
            report(
                Diagnostic(.error, path: path, message: "no input format '\(name)'; there are: \(known)"))
            return nil
        }
        if let format = InputFormats.recognised(in: bytes, path: path) { return format }
        report(
            Diagnostic(
                .error, path: path, line: 1,
                message:
                    "no digest or channel export was recognised; name its format with --as, see 'digest help formats'"
            ))
        return nil
    }
}
