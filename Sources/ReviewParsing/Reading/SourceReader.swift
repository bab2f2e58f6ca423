// ReviewParsing: bytes → messages → posts → reviews. Input formats read messages out of bytes,
// segmentation joins messages into posts, extraction rules read a typed review out of a post.
// Nothing here stores, prints or exits; a problem in a source is a `Diagnostic` and the run goes on.

import Bytes
public import ReviewModel
import TextAnalysis
import Wording

/// How to read a source.
public struct ReadingOptions: Sendable {
    /// Name of the input format; nil to recognise it by content.
    public var format: String?
    /// Username of the channel, where the source does not tell it.
    public var channel: String?
    /// Names of the chats to take of a source that has several; none to take its channels.
    public var chats: [String] = []
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
    /// Messages with numbers that go on with a post before them: the number of its first message, and theirs.
    public internal(set) var joined: [JoinedMessages] = []
    /// The reading list that it is, where this program has written it, with what was changed in it since.
    public internal(set) var document: DigestDocument?
    /// What is true of all sources of its format.
    public var traits: SourceTraits = []
    /// Whether channels or chats in it were passed over, as they were not asked for.
    public internal(set) var passesOverChannels = false
    /// What the owner of notes says of them in their fields, by the keys of the items.
    public internal(set) var curations: [KeyedCuration] = []

    /// A source of which nothing is known.
    public init(format: String? = nil, channel: String? = nil, channelTitle: String? = nil, items: Int = 0) {
        self.format = format
        self.channel = channel
        self.channelTitle = channelTitle
        self.items = items
    }
}

/// Messages of a channel that were taken for parts of one post.
public struct JoinedMessages: Sendable, Equatable {
    /// Number of the message that the post begins with.
    public var first: Int
    /// Numbers of those that go on with it, or caption its pictures.
    public var others: [Int]
}

/// Reads the items of a source, whatever its format.
public struct SourceReader {
    /// How to read.
    public let options: ReadingOptions
    /// What is known of the folder that the next file lies in.
    public var folder = FolderShape()
    /// What names this program: what another one has read is read again.
    public var program = ""
    var extractor: ReviewExtractor

    /// A reader with `options`. One that reads another source of the same run in the same thread and knows the same
    /// names is a `former` one: what that has learnt of words is not looked up again.
    public init(options: ReadingOptions = ReadingOptions(), after former: SourceReader? = nil) {
        self.options = options
        if let former, former.options.lexicons == options.lexicons {
            extractor = former.extractor
        } else {
            extractor = ReviewExtractor(lexica: Lexica(extra: options.lexicons))
        }
    }

    /// Names of the input formats, as `--as` takes them.
    public static var formatNames: [String] { InputFormats.all.map { $0.name } }

    /// The input formats, each with a phrase that tells what it is.
    public static var formats: [(name: String, summary: String)] {
        InputFormats.all.map { ($0.name, $0.summary) }
    }

    /// Reads `file` and hands every item to `sink`, in the order of the source.
    ///
    /// `begin` is told what the source is before its first item, `report` what is wrong with it; only what
    /// `begin` and `sink` throw is thrown.
    public func read(
        _ file: SourceFile, begin: (SourceSummary) throws -> Void = { _ in },
        into sink: (Review) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        let stream = SourceStream(path: file.path, bytes: file.bytes)
        return try read(stream, begin: begin, into: sink, report: report)
    }

    /// Reads `stream` as `read` does a file. Formats that allow it are read in bounded memory, all others
    /// as a whole; thrown is also what made reading the stream fail.
    public func read(
        _ stream: SourceStream, begin: (SourceSummary) throws -> Void = { _ in },
        into sink: (Review) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        try withoutActuallyEscaping(sink) {
            try read(stream, begin: begin, for: ItemSink($0), report: report)
        }
    }

    /// Reads `stream` for `taker`, as above.
    public func read(
        _ stream: SourceStream, begin: (SourceSummary) throws -> Void = { _ in }, for taker: any ItemTaker,
        report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        try withoutActuallyEscaping(report) { report in
            guard let opening = try SourceOpening(stream, report: report),
                let format = format(of: opening.head, report: report)
            else { return SourceSummary() }
            return try read(
                opening.content, as: format, traits: format.traits(ofHead: opening.head.bytes), begin: begin,
                for: taker, report: report)
        }
    }

    /// Reads the files of `group` as one source where its format has sources of several files, else one
    /// after the other; an item names the file it begins in. `load` is asked for each file when its turn
    /// comes and returns nil for one that is to be left out; what it throws is thrown.
    public func read(
        _ group: SourceGroup, loading load: (String) throws -> [UInt8]?,
        begin: (SourceSummary) throws -> Void = { _ in }, into sink: (Review) throws -> Void,
        report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        try withoutActuallyEscaping(sink) {
            try read(group, loading: load, begin: begin, for: ItemSink($0), report: report)
        }
    }

    /// Reads the files of `group` for `taker`, as above.
    public func read(
        _ group: SourceGroup, loading load: (String) throws -> [UInt8]?,
        begin: (SourceSummary) throws -> Void = { _ in }, for taker: any ItemTaker,
        report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        try withoutActuallyEscaping(load) { load in
            try withoutActuallyEscaping(report) { report in
                var pages = SourcePages(group.paths, load: load, report: report)
                guard let first = try pages.peek() else { return SourceSummary() }
                let format = options.format.map(InputFormats.named) ?? InputFormats.recognised(in: first)
                if let format, format.traits.contains(.severalFiles) {
                    let content = SourceContent(path: group.paths[0], nextPage: { try pages.next() })
                    return try read(content, as: format, begin: begin, for: taker, report: report)
                }
                var whole = SourceSummary()
                while let page = try pages.next() {
                    guard let format = self.format(of: page, report: report) else { continue }
                    let content = SourceContent(page)
                    whole.add(try read(content, as: format, begin: begin, for: taker, report: report))
                }
                return whole
            }
        }
    }

    /// Reads a source whose format is known, with `traits` of its own where it has other ones.
    func read(
        _ source: SourceContent, as format: any InputFormat, traits: SourceTraits? = nil,
        begin: (SourceSummary) throws -> Void,
        for taker: any ItemTaker, report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        var source = source
        source.channel = options.channel
        source.chats = options.chats
        source.folder = folder
        var items = SourceItems(
            extractor, path: source.path, format: format, boundaries: options.boundaries,
            traits: traits, mark: mark)
        try begin(items.summary)
        let end = try format.read(source, into: { try items.take($0, for: taker) }, report: report)
        try items.finish(end, for: taker)
        return items.summary
    }

    /// What makes the reviews of equal posts equal.
    private var mark: StableHash { StableHash(of: "\(program) \(options.lexicons.mark)".utf8) }

    /// The format of what begins with `head`: the one that was asked for, else the likeliest.
    private func format(of head: SourceText, report: (Diagnostic) -> Void) -> (any InputFormat)? {
        guard let name = options.format else {
            if let format = InputFormats.recognised(in: head) { return format }
            report(
                Diagnostic(
                    .error, path: head.path, line: 1,
                    message:
                        "no digest or channel export was recognised; name its format with --as, see 'digest help formats'"
                ))
            return nil
        }
        if let format = InputFormats.named(name) { return format }
        let known = Self.formatNames.joined(separator: ", ")
        report(
            Diagnostic(.error, path: head.path, message: "no input format '\(name)'; there are: \(known)"))
        return nil
    }
}

extension SourceSummary {
    /// Adds what the next file of the same source turned out to be.
    fileprivate mutating func add(_ other: SourceSummary) {
        format = format ?? other.format
        channel = channel ?? other.channel
        channelTitle = channelTitle ?? other.channelTitle
        items += other.items
        traits = other.traits
        skipped.merge(other.skipped, uniquingKeysWith: +)
        joined += other.joined
    }
}
