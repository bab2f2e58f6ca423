internal import JSON
public import ReviewModel

/// A snapshot of what is stated of papers, a JSON object a line, of several gigabytes, of which a library wants a few
/// lines: arXiv's of all metadata (kaggle.com/datasets/Cornell-University/arxiv), works of OpenAlex
/// (docs.openalex.org/api-entities/works/work-object) and of Crossref, papers of Semantic Scholar
/// (api.semanticscholar.org/api-docs). A line of another paper costs no more than to look for its identifiers.
public struct PaperSnapshot: Sendable {
    private let arxiv: Set<String>
    private let dois: Set<String>

    /// The papers with the arXiv identifiers `arxiv` and the DOIs `dois` of a snapshot.
    public init(arxiv: some Sequence<String>, dois: some Sequence<String> = []) {
        self.arxiv = Set(arxiv.map { $0.lowercased() })
        self.dois = Set(dois.map { $0.lowercased() })
    }

    /// What a line states of a paper; nil where it is no line, or of a paper that is not wanted.
    public func metadata(line: [UInt8]) -> PaperMetadata? {
        // Where the whole is an array, its elements have commas behind them.
        var line = line
        while let last = line.last, last <= 0x20 || last == UInt8(ascii: ",") { line.removeLast() }
        if let identifier = Self.identifier(in: line) {
            guard arxiv.contains(identifier.lowercased()), let json = JSONValue(parsing: line) else {
                return nil
            }
            return Self.arxiv(json, identifier: identifier)
        }
        guard mayBeWanted(line), let json = JSONValue(parsing: line) else { return nil }
        let stated =
            json["authorships"] != .null
            ? Self.openAlex(json)
            : json["DOI"].string != nil ? Self.crossref(json) : Self.semanticScholar(json)
        guard var paper = stated, !paper.title.isEmpty else { return nil }
        // What is kept hangs on the identifier that the library has.
        if let number = paper.arxiv, arxiv.contains(number.lowercased()) { return paper }
        paper.arxiv = nil
        return paper.doi.map(dois.contains) == true ? paper : nil
    }
}

// MARK: - Lines

extension PaperSnapshot {
    /// The identifier in `{"id":"0704.0001",…`, or wherever else in the first bytes it stands; nil of ids of others.
    private static func identifier(in line: [UInt8]) -> String? {
        let head = 0..<min(line.count, 200)
        guard let key = line.find("\"id\"", in: head), let value = value(in: line, behind: key + 4),
            ArxivIdentifier.isOne(value.lowercased())
        else { return nil }
        return value
    }

    /// Whether one of the first identifiers in a line is wanted; others than its own may be.
    private func mayBeWanted(_ line: [UInt8]) -> Bool {
        let isWanted = { (key: String, test: (String) -> Bool) in
            var at = 0
            for _ in 0..<Self.most {
                guard let place = line.find(key, in: at..<line.count) else { return false }
                at = place + key.utf8.count
                if let value = Self.value(in: line, behind: at), test(value) { return true }
            }
            return false
        }
        let isDOI = { (text: String) in
            let doi = DOI.plain(text)
            return dois.contains(doi) || DOI.arxiv(of: doi).map(arxiv.contains) == true
        }
        let isNumber = { (text: String) in arxiv.contains(ArxivIdentifier.plain(text)) }
        return isWanted("\"doi\"", isDOI) || isWanted("\"DOI\"", isDOI)
            || !arxiv.isEmpty
                && (isWanted("\"ArXiv\"", isNumber) || isWanted("\"landing_page_url\"", isNumber))
    }

    private static let most = 16

    /// The text behind a key that ends before `place`.
    private static func value(in line: [UInt8], behind place: Int) -> String? {
        var at = place
        while at < line.count, line[at] <= 0x20 || line[at] == UInt8(ascii: ":") { at += 1 }
        guard at < line.count, line[at] == UInt8(ascii: "\"") else { return nil }
        let rest = line[(at + 1)..<min(line.count, at + 300)]
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        // Some write a slash with a backslash before it.
        return String(decoding: rest[..<end].filter { $0 != UInt8(ascii: "\\") }, as: UTF8.self)
    }

    /// Words with what TeX has for letters and formulas set, and single spaces.
    private static func plain(_ text: String) -> String {
        let words = MarkupText.plain(text.split { $0.isWhitespace }.joined(separator: " "))
        return words.utf8.contains(UInt8(ascii: "\\"))
            ? TeXText.plain(words) : TeXText.plainFormulas(in: words)
    }

    private static func words(_ json: JSONValue) -> String? {
        json.string.map(plain).flatMap { $0.isEmpty ? nil : $0 }
    }
}

// MARK: - Services

extension PaperSnapshot {
    private static func arxiv(_ json: JSONValue, identifier: String) -> PaperMetadata? {
        guard let title = json["title"].string else { return nil }
        var paper = PaperMetadata(origin: .arxiv, title: plain(title))
        paper.arxiv = identifier
        paper.authors = json["authors_parsed"].elements.map { name in
            let parts = name.strings.map(plain)
            let ordered = [parts.dropFirst().first, parts.first, parts.dropFirst(2).first]
            return ordered.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        }.filter { !$0.isEmpty }
        paper.abstract = words(json["abstract"])
        paper.categories = (json["categories"].string ?? "").split(separator: " ").map(String.init)
        paper.doi = json["doi"].string.flatMap(DOI.inWords)
        paper.journal = words(json["journal-ref"])
        paper.updated = json["update_date"].string
        let versions = json["versions"].elements
        paper.versions = versions.isEmpty ? nil : versions.count
        paper.published = versions.first?["created"].string.flatMap(WrittenMoment.mail).map {
            String($0.iso8601.prefix(10))
        }
        return paper
    }

    private static func openAlex(_ json: JSONValue) -> PaperMetadata? {
        guard let title = words(json["title"]) ?? words(json["display_name"]) else { return nil }
        var paper = PaperMetadata(origin: .openAlex, title: title)
        paper.authors = json["authorships"].elements.compactMap {
            words($0["author"]["display_name"]) ?? words($0["raw_author_name"])
        }
        paper.abstract = text(of: json["abstract_inverted_index"])
        identify(&paper, doi: json["doi"].string ?? json["ids"]["doi"].string)
        let addresses = json["locations"].elements + [json["primary_location"]]
        paper.arxiv =
            paper.arxiv
            ?? addresses.lazy.compactMap { $0["landing_page_url"].string }.filter {
                $0.contains("arxiv.org/")
            }
            .compactMap { ArxivIdentifier.inAddress($0) }.first
        let source = json["primary_location"]["source"]
        if source["type"].string != "repository" { paper.journal = words(source["display_name"]) }
        paper.published =
            json["publication_date"].string ?? json["publication_year"].integer.map { String($0) }
        paper.updated = json["updated_date"].string.map { String($0.prefix(10)) }
        return paper
    }

    /// The text of an index of words by their places, which is how OpenAlex has abstracts.
    private static func text(of index: JSONValue) -> String? {
        var places: [Int: String] = [:]
        for member in index.members {
            for place in member.value.integers { places[place] = member.name }
        }
        let words = places.sorted { $0.key < $1.key }.map(\.value).joined(separator: " ")
        return words.isEmpty ? nil : plain(words)
    }

    private static func semanticScholar(_ json: JSONValue) -> PaperMetadata? {
        guard let title = words(json["title"]) else { return nil }
        var paper = PaperMetadata(origin: .semanticScholar, title: title)
        // Its bulk files have their keys in small letters.
        let (names, bulk) = (json["externalIds"], json["externalids"])
        identify(&paper, doi: names["DOI"].string ?? bulk["DOI"].string)
        paper.arxiv = names["ArXiv"].string ?? bulk["ArXiv"].string ?? paper.arxiv
        paper.authors = json["authors"].elements.compactMap { words($0["name"]) }
        paper.abstract = words(json["abstract"])
        paper.journal = words(json["venue"]) ?? words(json["journal"]["name"])
        paper.published =
            json["publicationDate"].string ?? json["publicationdate"].string
            ?? json["year"].integer.map { String($0) }
        return paper
    }

    private static func crossref(_ json: JSONValue) -> PaperMetadata? {
        guard let doi = json["DOI"].string.flatMap(DOI.inWords) else { return nil }
        return DOIAnswer.metadata(json, doi: doi)
    }

    /// Takes a DOI; one of arXiv's own is the identifier that it has in it.
    private static func identify(_ paper: inout PaperMetadata, doi: String?) {
        guard let doi = doi.flatMap(DOI.inWords) else { return }
        paper.arxiv = DOI.arxiv(of: doi)
        paper.doi = paper.arxiv == nil ? doi : nil
    }
}
