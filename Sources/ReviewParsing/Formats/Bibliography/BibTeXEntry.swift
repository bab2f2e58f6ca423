import ReviewModel

/// An entry of a bibliography.
struct BibTeXEntry: Sendable {
    /// `article`, `inproceedings`, … in lower case.
    var kind: String
    /// Citation key.
    var key: String
    /// Fields in order.
    var fields: [BibTeXField]
    /// Bytes of the source, from "@" to the closing brace.
    var place: Range<Int>

    /// Whether it names anything that can be read.
    var isPaper: Bool { self["title"] != nil }

    /// The value of a field as plain text.
    subscript(_ name: String) -> String? {
        fields.first { $0.name == name }.map { LaTeXText.plain($0.value) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What the entry states; its title is the first line of its text.
    var facts: KnownFacts {
        var facts = KnownFacts()
        facts.isRead = true
        facts.head = [0..<(self["title"]?.utf8.count ?? 0)]
        facts.title = self["title"]
        facts.titlePlace = place
        let people = authors
        facts.authors = people.filter { $0 != "others" }
        facts.authorsTruncated = people.last == "others"
        facts.venue =
            self["booktitle"] ?? self["journal"].flatMap { $0.lowercased().contains("arxiv") ? nil : $0 }
            ?? self["journaltitle"]
        facts.year = (self["year"] ?? self["date"]).flatMap { Int($0.prefix(4)) }
        facts.arxiv = arxiv
        facts.doi = self["doi"].flatMap {
            PaperIdentifiers.doi(inURL: $0.contains("doi.org") ? $0 : "https://doi.org/" + $0)
        }
        facts.url = self["url"]
        facts.keywords = (self["keywords"] ?? "").split(whereSeparator: { ",;".contains($0) }).map {
            String($0).trimmingSpaces()
        }
        return facts
    }

    /// Authors, first names first; "others" where the list is cut short.
    private var authors: [String] {
        guard let field = fields.first(where: { $0.name == "author" })?.value else { return [] }
        let words = field.split(whereSeparator: { $0.isWhitespace })
        let people = words.split(separator: "and").map { $0.joined(separator: " ") }
        return people.map { LaTeXText.plain($0) }.map { name in
            let pieces = name.split(separator: ",").map { String($0).trimmingSpaces() }
            switch pieces.count {
            case 2: return pieces[1] + " " + pieces[0]
            case 3: return pieces[2] + " " + pieces[0] + " " + pieces[1]
            default: return name
            }
        }
    }

    private var arxiv: String? {
        if let number = self["eprint"],
            (self["archiveprefix"] ?? self["eprinttype"] ?? "arxiv").lowercased() == "arxiv"
        {
            return ArxivIdentifier.first(in: Array(("/" + number).utf8))
        }
        for name in ["journal", "url", "note", "howpublished"] {
            if let text = self[name], text.lowercased().contains("arxiv"),
                let number = ArxivIdentifier.first(in: Array(text.utf8))
            {
                return number
            }
        }
        return nil
    }
}

extension String {
    /// The text without spaces at both ends.
    fileprivate func trimmingSpaces() -> String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
