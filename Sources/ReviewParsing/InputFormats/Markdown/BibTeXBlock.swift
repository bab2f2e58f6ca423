import TextAnalysis

/// The entry of a bibliography in a code block, as READMEs of models give it.
struct BibTeXBlock: Sendable {
    /// Fields by name in lower case, braces and quotes taken off.
    private(set) var fields: [String: String] = [:]

    /// Reads the first entry of a code block; nil when it holds none.
    init?(_ block: MarkdownBlock) {
        guard block.kind == .code else { return nil }
        let bytes = block.text.bytes
        let start = bytes.trimmed(0..<bytes.count)
        guard start.count > 8, bytes[start.lowerBound] == UInt8(ascii: "@"),
            let brace = bytes.first(UInt8(ascii: "{"), in: start), brace - start.lowerBound < 20,
            var at = bytes.first(UInt8(ascii: ","), in: brace..<start.upperBound).map({ $0 + 1 })
        else { return nil }
        while let field = Self.field(bytes, at, start.upperBound) {
            fields[field.name] = fields[field.name] ?? field.value
            at = field.end
        }
        guard fields["title"] != nil else { return nil }
    }

    /// Authors, first names first.
    var authors: [String] {
        guard let field = fields["author"] else { return [] }
        let people = field.split(separator: " ").split(separator: "and").map { $0.joined(separator: " ") }
        guard people.count == 1, let only = people.first, only.contains(",") else {
            return people.map(Self.turned).filter { !$0.isEmpty && $0 != "others" }
        }
        // Some write "Ada One, Bob Two" where BibTeX wants "and".
        let bytes = Array(only.utf8)
        let list = NameList(bytes, 0..<bytes.count)
        return list.share == 1 ? list.names.map(\.name) : [Self.turned(only)]
    }

    /// "One, Ada" is Ada One.
    private static func turned(_ name: String) -> String {
        let pieces = name.split(separator: ",", maxSplits: 1).map { piece in
            piece.split(separator: " ").joined(separator: " ")
        }
        return pieces.count == 2 ? pieces[1] + " " + pieces[0] : pieces.first ?? ""
    }

    /// The field that begins at `start` or later: `name = {value}`, `name = "value"`, `name = 2019`.
    private static func field(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> (
        name: String, value: String, end: Int
    )? {
        guard start < limit, let equals = bytes.first(UInt8(ascii: "="), in: start..<limit) else {
            return nil
        }
        let name = bytes.folded(bytes.trimmed(start..<equals)).filter { $0.isLetter }
        let rest = bytes.trimmed(equals + 1..<limit)
        guard let first = rest.first else { return nil }
        let end = valueEnd(bytes, first, limit)
        let value = bytes[first..<end].filter {
            $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\"")
        }
        let words = value.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }.joined(
            separator: " ")
        return (name, words, min(limit, end + 1))
    }

    /// The offset of the comma or brace that ends a value.
    private static func valueEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var depth = 0
        var isQuoted = false
        for at in start..<limit {
            switch bytes[at] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth < 0 { return at }
            case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
            case UInt8(ascii: ",") where depth == 0 && !isQuoted: return at
            default: break
            }
        }
        return limit
    }
}

extension EntryFacts {
    /// Adds what an entry of a bibliography says.
    mutating func add(_ entry: BibTeXBlock) {
        if authors.isEmpty {
            set(authors: entry.authors, truncated: entry.fields["author"]?.hasSuffix("others") == true)
        }
        let place = Array((entry.fields["booktitle"] ?? entry.fields["journal"] ?? "").utf8)
        if let found = VenueText(place, 0..<place.count) {
            add(found)
        } else if !place.isEmpty, venue == nil, PaperIdentifiers.arxiv(in: place) == nil {
            set(venue: String(decoding: place, as: UTF8.self))
        }
        if let found = entry.fields["year"].flatMap({ Int($0) }), (1950...2035).contains(found) {
            add(year: found)
        }
        if let doi = entry.fields["doi"] {
            add(link: doi.contains("://") ? doi : "https://doi.org/" + doi, label: "DOI")
        }
        let archived =
            (entry.fields["eprint"] ?? "") + " " + (entry.fields["journal"] ?? "") + " "
            + (entry.fields["url"] ?? "")
        if !links.contains(where: { PaperIdentifiers.arxiv(inURL: $0.url) != nil }),
            let found = PaperIdentifiers.arxiv(in: Array(archived.utf8))
        {
            add(link: "https://arxiv.org/abs/" + found, label: nil)
        }
    }
}
