import JSON
import ReviewModel
import TextAnalysis
import Wording

/// Bibliographies as JSON of the Citation Style Language, as Zotero and pandoc exchange them.
///
/// The names are those of the schema `csl-data.json` of CSL 1.0.
struct CSLJSON: WholeFileFormat {
    let name = "csl-json"
    let summary = "bibliographies as CSL-JSON, as Zotero and pandoc write them"
    let traits: SourceTraits = [.bibliography, .plainText]

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let head = bytes.prefix(65_536).map { $0 }
        guard let first = head.first(where: { $0 > 0x20 }), "[{".utf8.contains(first) else { return 0 }
        let has = { (key: String) in head.find("\"\(key)\"", in: 0..<head.count) != nil }
        guard has("title"), !has("messages"), !has("schema") else { return 0 }
        let signs = ["date-parts", "family", "container-title", "citation-key", "issued"].count { has($0) }
        return signs == 0 ? 0 : 0.95
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        var works: [Citation] = []
        for place in JSONObjects(source.bytes).works {
            if let json = JSONValue(parsing: source.bytes[place]) {
                works.append(Self.work(json, place: place))
            } else {
                report(
                    Diagnostic(
                        .warning, path: source.path, line: source.lineNumber(at: place.lowerBound),
                        message: "the entry is no JSON; export it again"))
            }
        }
        // Where some names have their parts, those that have none are of groups.
        let head = source.bytes.find("\"family\"", in: 0..<source.bytes.count)
        if head == nil { for index in works.indices { works[index].groups = [] } }
        return Transcript(works, of: source, report: report)
    }

    /// The work that an object states, which stands at `place`.
    static func work(_ json: JSONValue, place: Range<Int>) -> Citation {
        var work = Citation(place: place)
        work.title = text(json["title"]) ?? ""
        let authors = json["author"].elements.map { (name: name($0), isWhole: text($0["literal"]) != nil) }
        (work.authors, work.isCutShort) = MoreAuthors.cut(authors.map(\.name))
        work.groups = Set(authors.filter { $0.isWhole && $0.name.contains(" ") }.map(\.name))
        work.editors = json["editor"].elements.map(name)
        work.venue = text(json["container-title"]) ?? text(json["event-title"]) ?? text(json["event"])
        work.year = dates.lazy.compactMap { year(json[$0]) }.first
        work.doi = text(json["DOI"])
        work.url = text(json["URL"])
        work.notes = [text(json["abstract"])].compactMap { $0 }
        work.numbers = ["note", "number", "archive_location", "publisher", "archive"].compactMap {
            text(json[$0])
        }
        work.keywords = (text(json["keyword"]) ?? "").split(whereSeparator: { ",;".contains($0) }).map {
            $0.split(separator: " ").joined(separator: " ")
        }
        work.details = kept.compactMap { name, key in
            text(json[key]).map { value in
                KnownDetail(name: name, value: name == "type" ? Citation.type(value, in: "csl types") : value)
            }
        }
        // Reports have a number of their own; that of arXiv is an identifier.
        if json["issue"] == .null, let number = text(json["number"]), !number.lowercased().contains("arxiv") {
            work.details.append(KnownDetail(name: "number", value: number))
        }
        work.translators = json["translator"].elements.map(name)
        if let day = date(json["accessed"]) {
            work.details.append(KnownDetail(name: "urldate", value: Citation.day(day)))
        }
        work.kindOfThesis = text(json["genre"]) ?? ""
        work.nameHouse()
        work.note(text(json["note"]) ?? "")
        work.date("", of: dates.lazy.compactMap { date(json[$0]) }.first ?? "")
        if json["citation-key"].string == nil, let key = text(json["id"]), !key.contains("://") {
            work.details.append(KnownDetail(name: "key", value: key))
        }
        return work
    }

    /// Members that nothing here reads, by the names of BibTeX.
    private static let kept = [
        ("key", "citation-key"), ("type", "type"), ("pages", "page"), ("volume", "volume"),
        ("number", "issue"),
        ("publisher", "publisher"), ("address", "publisher-place"), ("edition", "edition"),
        ("series", "collection-title"), ("chapter", "chapter-number"), ("isbn", "ISBN"), ("issn", "ISSN"),
        ("version", "version"), ("language", "language"), ("pubstate", "status"), ("abstract", "abstract"),
        ("genre", "genre"),
    ]

    /// Where a date may stand, best first: Crossref has others than CSL.
    private static let dates = [
        "issued", "published", "published-print", "published-online", "original-date",
    ]

    /// The words of a value: of a text, a number, or the first of several that is not empty.
    private static func text(_ json: JSONValue) -> String? {
        let words = json.string ?? json.integer.map { String($0) } ?? json.strings.first { !$0.isEmpty }
        return words.map(MarkupText.plain).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The year of a date: `{"date-parts": [[2016, 6]]}`, `{"raw": "2013-06"}`, `{"year": 2010}`, `"2010-05"`.
    private static func year(_ date: JSONValue) -> Int? {
        let date = date.elements.first ?? date
        return date["date-parts"].elements.first?.elements.first.flatMap(wholeNumber) ?? wholeNumber(
            date["year"])
            ?? (date["raw"].string ?? date["literal"].string ?? date.string).flatMap(Citation.year(in:))
    }

    /// A date as `2016-6-12`, as far as it is known.
    private static func date(_ date: JSONValue) -> String? {
        let date = date.elements.first ?? date
        let parts = (date["date-parts"].elements.first?.elements ?? []).compactMap(wholeNumber)
        if !parts.isEmpty { return parts.map { String($0) }.joined(separator: "-") }
        guard let text = date["raw"].string ?? date.string else { return nil }
        // `May 5, 2020`
        let bytes = Array(text.utf8)
        guard bytes.contains(where: { (0x61...0x7A).contains($0 | 0x20) }),
            bytes.first.map({ $0 > 0x39 }) == true,
            let found = PartialDate.find(in: TextSlice(bytes))
        else { return text }
        return [found.year, found.month, found.day].compactMap { $0.map { String($0) } }.joined(
            separator: "-")
    }

    /// A whole number, also one in quotes.
    private static func wholeNumber(_ json: JSONValue) -> Int? {
        json.integer ?? json.string.flatMap { Int($0) }
    }

    private static func name(_ json: JSONValue) -> String {
        if let name = text(json["literal"]) ?? text(json["name"]) ?? json.string { return name }
        let particle = text(json["non-dropping-particle"]) ?? text(json["dropping-particle"])
        let family = [particle, text(json["family"])].compactMap { $0 }.joined(separator: " ")
        return [Author.name(given: text(json["given"]) ?? "", family: family), text(json["suffix"])]
            .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Finds the objects of works in JSON: those of the outermost array, the only one, or what Zotero's and Crossref's
/// services wrap in an object of their own.
struct JSONObjects {
    private static let wrappings = ["items", "message", "data", "references"]
    private static let deepest = 4

    /// Where each work stands, in bytes.
    private(set) var works: [Range<Int>] = []
    private let bytes: [UInt8]

    /// The works in `bytes`.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        find(in: 0..<bytes.count, depth: 0)
    }

    private mutating func find(in range: Range<Int>, depth: Int) {
        for object in objects(in: range) {
            let members = depth < Self.deepest ? members(of: object) : [:]
            let wrapped = members["title"] == nil ? Self.wrappings.compactMap { members[$0] }.first : nil
            if let wrapped { find(in: wrapped, depth: depth + 1) } else { works.append(object) }
        }
    }

    /// The outermost objects.
    private func objects(in range: Range<Int>) -> [Range<Int>] {
        var objects: [Range<Int>] = []
        var depth = 0
        var start = 0
        var at = range.lowerBound
        while at < range.upperBound {
            switch bytes[at] {
            case UInt8(ascii: "\""): at = closingQuote(at)
            case UInt8(ascii: "{"):
                if depth == 0 { start = at }
                depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { objects.append(start..<at + 1) }
                depth = max(0, depth)
            default: break
            }
            at += 1
        }
        return objects
    }

    /// The values of an object by their keys, with what stands around them.
    private func members(of object: Range<Int>) -> [String: Range<Int>] {
        var members: [String: Range<Int>] = [:]
        var key: String?
        var depth = 0
        var start = object.lowerBound
        var at = object.lowerBound
        while at < object.upperBound {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                let end = closingQuote(at)
                if depth == 1, key == nil {
                    key = String(decoding: bytes[at + 1..<max(at + 1, min(end, bytes.count))], as: UTF8.self)
                }
                at = end
            } else if "{[".utf8.contains(byte) {
                depth += 1
            } else if "}]".utf8.contains(byte) {
                depth -= 1
            }
            if depth == 1, byte == UInt8(ascii: ":") { start = at + 1 }
            if depth == 1 && byte == UInt8(ascii: ",") || depth == 0, let name = key {
                members[name] = start..<max(start, min(at, object.upperBound))
                key = nil
            }
            at += 1
        }
        return members
    }

    private func closingQuote(_ open: Int) -> Int {
        var at = open + 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        return at
    }
}
