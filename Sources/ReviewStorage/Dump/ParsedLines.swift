internal import JSON
internal import ReviewCoding
public import ReviewModel
internal import SQLite
public import Wording

/// What was parsed of sources without a library, as lines of JSON that any library takes in: a line for each item and
/// one for the end of each source. Every line names its source and its place there, so that they can be split, sorted
/// and put together at will, and a line that comes twice counts once.
public struct ParsedSource: Sendable, Equatable {
    /// The source with its size, time and hash.
    public var record: SourceRecord
    /// What is true of all sources of its format.
    public var traits: SourceTraits = []
    /// Whether its reader has said what channel it is of.
    public var isChannelSaid = false
    /// Whether it was read to its end, without a problem.
    public var isIntact = true
    /// Whether channels of it were passed over.
    public var passesOverChannels = false
    /// How many items it has.
    public var items = 0
    /// What its owner says of items, by their keys, in order.
    public var curations: [KeyedCuration] = []

    /// A source of which nothing is known but its record.
    public init(_ record: SourceRecord) { self.record = record }
}

/// Why a line of what was parsed cannot be taken.
public enum ParsedLineError: Error, Sendable, Equatable, Worded {
    /// It is none of this program's.
    case noLine
    /// It is of a newer program.
    case newer
    /// Another line says something else of the same place.
    case contradicts(source: String)
    /// The end of a source is missing, or some of its items.
    case incomplete(source: String, items: Int, of: Int?)

    /// The English words.
    public var description: String { words.description }

    /// Lower-case sentence without a full stop.
    public var words: Phrase {
        switch self {
        case .noLine: "this is no line of 'digest parse --items'; nothing was loaded"
        case .newer: "a newer program has written this line; nothing was loaded"
        case .contradicts(let source):
            "two parses of '\(source)' differ, so that it is not clear which holds; nothing was loaded"
        case .incomplete(let source, let items, let all?):
            "'\(source)' has \(items) of its \(all) items, so it was left out; parse it again"
        case .incomplete(let source, _, nil):
            "'\(source)' lacks the line of its end, so it was left out; parse it again"
        }
    }
}

/// Writes the lines.
public enum ParsedLines {
    /// What each line begins with.
    static let version = 1

    /// The line of the item at `position` of the source at `path`, counted from 1.
    public static func line(of review: Review, at position: Int, inSource path: String) -> String {
        var json = JSONWriter(escaping: .required)
        json.object { json in
            head(path, position: position, to: &json)
            json.key("item")
            json.object { StoredReview.writeMembers(of: review, to: &$0) }
            json.key("place")
            let source = review.source
            json.value(
                [
                    "file": .optional(source.path == path ? nil : source.path),
                    "format": .string(source.format),
                    "groups": groups(among: review),
                    "channelID": source.channelID.map { .integer($0) } ?? .null,
                    "lines": JSONValue(parsing: Coding.lines.text(of: source.lines)) ?? .null,
                    "duplicates": JSONValue(parsing: Coding.lines.text(of: source.duplicates)) ?? .null,
                    "bytes": JSONValue(parsing: Coding.ranges.text(of: source.bytes)) ?? .null,
                    "evidence": JSONValue(parsing: Coding.evidence.text(of: review.evidence)) ?? .null,
                ])
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Which authors are groups, as the numbers of the paper and of the author: items do not tell it of those that
    /// only braces or a field of the source mark.
    private static func groups(among review: Review) -> JSONValue {
        .array(
            review.papers.enumerated().flatMap { number, paper in
                paper.authors.enumerated().filter(\.element.isGroup).map { author in
                    .array([.integer(number), .integer(author.offset)])
                }
            })
    }

    fileprivate static func head(_ path: String, position: Int, to json: inout JSONWriter) {
        json.key("parsed")
        json.value(.integer(version))
        json.key("source")
        json.value(.string(path))
        json.key("position")
        json.value(.integer(position))
    }

    /// The item that `line` holds.
    fileprivate static func review(in line: JSONValue, path: String) -> Review? {
        let place = line["place"]
        guard var review = StoredReview.review(in: line["item"], path: place["file"].string ?? path),
            let lines = Coding.lines.value(in: place["lines"]),
            let duplicates = Coding.lines.value(in: place["duplicates"]),
            let bytes = Coding.ranges.value(in: place["bytes"]),
            let evidence = Coding.evidence.value(in: place["evidence"])
        else { return nil }
        review.source.format = place["format"].string ?? ""
        review.source.channelID = place["channelID"].integer
        for group in place["groups"].elements {
            guard let number = group.elements.first?.integer, let author = group.elements.last?.integer,
                review.papers.indices.contains(number), review.papers[number].authors.indices.contains(author)
            else { continue }
            review.papers[number].authors[author].isGroup = true
        }
        review.source.lines = lines
        review.source.duplicates = duplicates
        review.source.bytes = bytes
        review.evidence = evidence
        return review
    }
}

extension ParsedSource {
    /// The line that says that the source has ended, and what it is.
    public var line: String {
        var json = JSONWriter(escaping: .required)
        let said = curations.map { said -> JSONValue in
            [
                "key": .string(said.key), "tags": .array(said.curation.tags.map(JSONValue.string)),
                "status": .string(said.curation.status.rawValue),
                "rating": said.curation.rating.map { .integer($0) } ?? .null,
            ]
        }
        json.object { json in
            ParsedLines.head(record.path, position: 0, to: &json)
            json.key("end")
            json.value(
                [
                    "format": .string(record.format), "channel": .optional(record.channel),
                    "channelTitle": .optional(record.channelTitle), "size": .integer(record.size),
                    "modified": .integer(Int(record.modified)), "hash": .string(record.hash),
                    "traits": .integer(traits.rawValue), "channelSaid": .bool(isChannelSaid),
                    "intact": .bool(isIntact), "passesOver": .bool(passesOverChannels),
                    "items": .integer(items), "curations": .array(said),
                ])
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// The source that `line` tells of.
    fileprivate init?(_ line: JSONValue, path: String) {
        let end = line["end"]
        guard let format = end["format"].string, let hash = end["hash"].string,
            let items = end["items"].integer,
            let traits = end["traits"].integer
        else { return nil }
        record = SourceRecord(
            path: path, format: format, channel: end["channel"].string,
            channelTitle: end["channelTitle"].string,
            size: max(0, end["size"].integer ?? 0), modified: Int64(end["modified"].integer ?? 0), hash: hash)
        self.traits = SourceTraits(rawValue: traits)
        isChannelSaid = end["channelSaid"] == .bool(true)
        isIntact = end["intact"] == .bool(true)
        passesOverChannels = end["passesOver"] == .bool(true)
        self.items = max(0, items)
        curations = end["curations"].elements.compactMap { said in
            guard let key = said["key"].string else { return nil }
            var curation = Curation()
            curation.tags = said["tags"].elements.compactMap(\.string)
            curation.status = said["status"].string.flatMap(Curation.Status.init) ?? .unread
            curation.rating = said["rating"].integer
            return KeyedCuration(key: key, curation: curation)
        }
    }
}

/// Takes lines in any order, then imports what they tell source by source.
public final class ParsedLoading {
    /// How many items of a source are fetched at a time.
    private static let batch = 500

    private let store: ReviewStore
    private var database: Database { store.database }

    /// A loading into `store`. The lines wait in a table of their own beside the library, on the disk where they are
    /// many.
    public init(_ store: ReviewStore) throws {
        self.store = store
        try store.database.execute(
            """
            DROP TABLE IF EXISTS temp.parsed_line;
            CREATE TEMP TABLE parsed_line (path TEXT, position INTEGER, line TEXT, PRIMARY KEY (path, position));
            """)
    }

    /// Takes a line. Throws `ParsedLineError`.
    public func take(_ bytes: [UInt8]) throws {
        guard let line = JSONValue(parsing: bytes), let version = line["parsed"].integer,
            let path = line["source"].string, let position = line["position"].integer
        else { throw ParsedLineError.noLine }
        guard version <= ParsedLines.version else { throw ParsedLineError.newer }
        guard
            position == 0
                ? ParsedSource(line, path: path) != nil : ParsedLines.review(in: line, path: path) != nil
        else { throw ParsedLineError.noLine }
        let text = String(decoding: bytes, as: UTF8.self)
        let added = try database.run(
            "INSERT INTO parsed_line VALUES (?, ?, ?) ON CONFLICT (path, position) DO NOTHING",
            with: [.text(path), .integer(Int64(position)), .text(text)])
        if added > 0 { return }
        let known = try database.first(
            "SELECT line FROM parsed_line WHERE path = ? AND position = ?",
            with: [.text(path), .integer(Int64(position))]
        ) { $0.text(0) }
        if known != text { throw ParsedLineError.contradicts(source: path) }
    }

    /// Imports the sources by their paths. `taken` hears of each, `left` of those that are not whole, which are left out.
    public func finish(
        taken: (ParsedSource, ImportOutcome) throws -> Void, left: (ParsedLineError) throws -> Void
    ) throws {
        for path in try database.all(
            "SELECT DISTINCT path FROM parsed_line ORDER BY path", with: [], read: { $0.text(0) })
        {
            let count = try database.first(
                "SELECT count(*) FROM parsed_line WHERE path = ? AND position > 0", with: [.text(path)]
            ) { Int($0.integer(0)) }
            let end = try lines(of: path, after: -1, count: 1).first.flatMap { line in
                line["position"].integer == 0 ? ParsedSource(line, path: path) : nil
            }
            guard let end, end.items == count else {
                try left(.incomplete(source: path, items: count ?? 0, of: end?.items))
                continue
            }
            let outcome = try store.importing(path: path, isChannelSaid: end.isChannelSaid) { writer in
                try writer.begin(end.traits)
                var position = 0
                while case let lines = try self.lines(of: path, after: position, count: Self.batch),
                    !lines.isEmpty
                {
                    for line in lines {
                        if let review = ParsedLines.review(in: line, path: path) {
                            try writer.receive(review)
                        }
                    }
                    position = lines.last?["position"].integer ?? .max
                }
                writer.isIntact = end.isIntact
                writer.passesOverChannels = end.passesOverChannels
                return end.record
            }
            try outcome.map { try taken(end, $0) }
        }
        try database.execute("DELETE FROM temp.parsed_line")
    }

    private func lines(of path: String, after position: Int, count: Int) throws -> [JSONValue] {
        try database.all(
            "SELECT line FROM parsed_line WHERE path = ? AND position > ? ORDER BY position LIMIT ?",
            with: [.text(path), .integer(Int64(position)), .integer(Int64(count))]
        ) { JSONValue(parsing: $0.text(0)) ?? .null }
    }
}
