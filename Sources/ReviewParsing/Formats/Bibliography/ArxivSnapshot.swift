public import ReviewModel
import JSON

/// arXiv's snapshot of all metadata, a JSON object a line (kaggle.com/datasets/Cornell-University/arxiv): several
/// gigabytes, of which a library wants a few lines. A line of another paper costs no more than to look at its
/// beginning.
public struct ArxivSnapshot: Sendable {
    private let wanted: Set<String>

    /// The papers with the identifiers `wanted` of a snapshot.
    public init(wanted: some Sequence<String>) { self.wanted = Set(wanted.map { $0.lowercased() }) }

    /// What a line states of a paper; nil where it is no line, or of a paper that is not wanted.
    public func metadata(line: [UInt8]) -> PaperMetadata? {
        guard let identifier = ArxivSnapshot.identifier(in: line), wanted.contains(identifier.lowercased()),
            let json = JSONValue(parsing: line), let title = json["title"].string
        else { return nil }
        var paper = PaperMetadata(origin: .arxiv, title: ArxivSnapshot.plain(title))
        paper.arxiv = identifier
        paper.authors = json["authors_parsed"].elements.map { name in
            let parts = name.strings.map(ArxivSnapshot.plain)
            let ordered = [parts.dropFirst().first, parts.first, parts.dropFirst(2).first]
            return ordered.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        }.filter { !$0.isEmpty }
        paper.abstract = json["abstract"].string.map(ArxivSnapshot.plain)
        paper.categories = (json["categories"].string ?? "").split(separator: " ").map(String.init)
        paper.doi = json["doi"].string.flatMap(PaperIdentifiers.doi(inWords:))
        paper.journal = json["journal-ref"].string.map(ArxivSnapshot.plain)
        paper.updated = json["update_date"].string
        let versions = json["versions"].elements
        paper.versions = versions.isEmpty ? nil : versions.count
        paper.published = versions.first?["created"].string.flatMap(FeedDate.moment).map {
            String($0.iso8601.prefix(10))
        }
        return paper
    }

    /// The identifier in `{"id":"0704.0001",…`, or wherever else in the first bytes it stands.
    private static func identifier(in line: [UInt8]) -> String? {
        let head = 0..<min(line.count, 200)
        guard let key = line.find("\"id\"", in: head) else { return nil }
        guard let open = line[(key + 4)..<head.upperBound].firstIndex(of: UInt8(ascii: "\"")),
            let close = line[(open + 1)..<head.upperBound].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        return String(decoding: line[(open + 1)..<close], as: UTF8.self)
    }

    /// Words with the accents of TeX made letters, and single spaces.
    private static func plain(_ text: String) -> String {
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        return words.utf8.contains(UInt8(ascii: "\\")) ? TeXText.plain(words) : words
    }
}

/// What the registry of a DOI answers to one who asks for CSL-JSON.
public enum DOIAnswer {
    /// The type to ask for.
    public static let type = "application/vnd.citationstyles.csl+json"

    /// What `bytes` state of the paper with that DOI; nil where they are no such answer.
    public static func metadata(_ bytes: [UInt8], doi: String) -> PaperMetadata? {
        guard let place = JSONObjects(bytes).works.first, let json = JSONValue(parsing: bytes[place]) else {
            return nil
        }
        let work = CSLJSON.work(json, place: place)
        guard !work.title.isEmpty else { return nil }
        var paper = PaperMetadata(origin: .doi, title: work.title)
        paper.authors = work.authors.filter { !$0.isEmpty }
        paper.abstract = work.notes.first
        paper.doi = doi
        paper.journal = work.venue
        paper.published = work.year.map { String($0) }
        return paper
    }
}
