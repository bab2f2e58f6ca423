import JSON
import ReviewModel
import TextAnalysis

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
        let signs = ["date-parts", "family", "container-title", "citation-key"].count { has($0) }
        return signs == 0 ? 0 : 0.95
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        var works: [Citation] = []
        for place in Self.objects(in: source.bytes) {
            if let json = JSONValue(parsing: source.bytes[place]) {
                works.append(Self.work(json, place))
            } else {
                report(
                    Diagnostic(
                        .warning, path: source.path, line: source.lineNumber(at: place.lowerBound),
                        message: "the entry is no JSON; export it again"))
            }
        }
        return Transcript(works, of: source, report: report)
    }

    /// Objects of the outermost array, or the only one.
    private static func objects(in bytes: [UInt8]) -> [Range<Int>] {
        var objects: [Range<Int>] = []
        var depth = 0
        var start = 0
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""): at = closingQuote(bytes, at)
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

    private static func closingQuote(_ bytes: [UInt8], _ open: Int) -> Int {
        var at = open + 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        return at
    }

    private static func work(_ json: JSONValue, _ place: Range<Int>) -> Citation {
        var work = Citation(place: place)
        work.title = json["title"].string ?? ""
        work.authors = json["author"].elements.map(name)
        work.venue = (json["container-title"].string ?? json["event-title"].string).flatMap {
            $0.isEmpty ? nil : $0
        }
        let date = json["issued"]
        work.year =
            date["date-parts"].elements.first?.elements.first.flatMap(wholeNumber)
            ?? (date["raw"].string ?? date["literal"].string).flatMap { Int($0.prefix(4)) }
        work.doi = json["DOI"].string
        work.url = json["URL"].string
        work.notes = [json["abstract"].string].compactMap { $0 }
        work.numbers = ["note", "number", "archive_location", "publisher"].compactMap { json[$0].string }
        work.keywords = (json["keyword"].string ?? "").split(separator: ",").map {
            $0.split(separator: " ").joined(separator: " ")
        }
        return work
    }

    /// A year, which some programs put in quotes.
    private static func wholeNumber(_ json: JSONValue) -> Int? {
        json.integer ?? json.string.flatMap { Int($0) }
    }

    private static func name(_ json: JSONValue) -> String {
        if let name = json["literal"].string { return name }
        let particle = json["non-dropping-particle"].string ?? json["dropping-particle"].string
        return [json["given"].string, particle, json["family"].string, json["suffix"].string]
            .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
