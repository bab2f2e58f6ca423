import JSON
public import ReviewModel
import Wording

/// What arXiv's service answers, `export.arxiv.org/api/query`: a feed in Atom, an entry a paper, with elements of
/// arXiv's own beside them (arXiv API User's Manual, 3.3).
public struct ArxivAnswer: Sendable {
    /// Papers in the order of the answer, with the bytes that hold each.
    let works: [(metadata: PaperMetadata, place: Range<Int>)]
    /// What the service says where it refuses; nil where it does not.
    public let refusal: String?

    /// What is stated of papers, in the order of the answer.
    public var metadata: [PaperMetadata] { works.map(\.metadata) }

    /// The answer that `bytes` are.
    public init(_ bytes: [UInt8]) {
        let entries = XMLElement(document: bytes).first("feed")?.all("entry") ?? []
        // An error is an entry as well, with an address of its own.
        let errors = entries.filter { $0.words("id")?.contains("api/errors") == true }
        refusal = errors.first.flatMap { $0.words("summary") }
        works = entries.compactMap { entry in
            ArxivAnswer.metadata(entry).map { ($0, entry.place) }
        }
    }

    private static func metadata(_ entry: XMLElement) -> PaperMetadata? {
        guard let address = entry.words("id"), !address.contains("api/errors"),
            let title = entry.words("title")
        else { return nil }
        let arxiv = ArxivIdentifier.plain(address)
        guard ArxivIdentifier.isOne(arxiv) else { return nil }
        var paper = PaperMetadata(origin: .arxiv, title: title)
        paper.arxiv = arxiv
        paper.authors = entry.all("author").compactMap { $0.words("name") }
        paper.abstract = entry.words("summary")
        paper.published = entry.words("published").map { String($0.prefix(10)) }
        paper.updated = entry.words("updated").map { String($0.prefix(10)) }
        paper.doi = entry.words("doi")?.lowercased()
        paper.journal = entry.words("journal_ref")
        paper.versions = address.split(separator: "v").last.flatMap { Int($0) }
        let first = entry.first("primary_category")?.attributes["term"]
        let terms = entry.all("category").compactMap { $0.attributes["term"] }
        paper.categories = [first].compactMap { $0 } + terms.filter { $0 != first }
        return paper
    }
}

/// Papers as arXiv's service answers them: each is an entry of a bibliography.
struct ArxivAtom: WholeFileFormat {
    let name = "arxiv-atom"
    let summary = "answers of arXiv's service, in Atom"
    let traits: SourceTraits = .bibliography

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return 0 }
        let head = 0..<min(bytes.count, 16_384)
        let marks = ["http://arxiv.org/api/", "http://arxiv.org/schemas/atom"]
        let isFeed = bytes.find("<feed", in: head) != nil
        return isFeed && marks.contains { bytes.find($0, in: head) != nil } ? 0.97 : 0
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let answer = ArxivAnswer(source.bytes)
        if let refusal = answer.refusal {
            report(Diagnostic(.error, path: source.path, line: 1, message: "arXiv says: \(refusal)"))
        }
        return Transcript(
            answer.works.map { Citation($0.metadata, at: $0.place) }, of: source, report: report)
    }
}

extension Citation {
    /// What an archive states of a paper, which stands at `place` of the source.
    init(_ metadata: PaperMetadata, at place: Range<Int>) {
        self.init(place: place)
        title = metadata.title
        authors = metadata.authors
        venue = metadata.journal
        year = metadata.year
        arxiv = metadata.arxiv
        doi = metadata.doi
        url = metadata.arxiv.map { ArxivIdentifier.address(of: $0) }
        notes = [metadata.abstract].compactMap { $0 }
        keywords = metadata.categories
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
        return metadata(json, doi: doi)
    }

    /// What a work of the registry states of the paper with that DOI.
    static func metadata(_ json: JSONValue, doi: String) -> PaperMetadata? {
        let work = CSLJSON.work(json, place: 0..<0)
        guard !work.title.isEmpty else { return nil }
        var paper = PaperMetadata(origin: .doi, title: TeXText.plainFormulas(in: work.title))
        paper.authors = work.authors.filter { !$0.isEmpty }
        paper.abstract = work.notes.first
        paper.doi = doi
        paper.journal = work.venue
        paper.published = work.year.map { String($0) }
        return paper
    }
}
