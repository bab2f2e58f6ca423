internal import ReviewModel

/// A paper as a record of RIS, after the specification of Research Information Systems: two letters, two
/// spaces, a hyphen and a space in front of each value, lines that end with CR LF.
struct RISRecord {
    let cited: CitedPaper
    let key: String
    var words = CitationWords()
    /// What the reader's own bibliography states of it.
    var entry: BibliographyEntry?

    /// Appends the record, with an empty line after it.
    func write(to out: inout [UInt8]) {
        for (tag, value) in fields {
            let line = PlainText.line(value)
            if !line.isEmpty { out.append(contentsOf: "\(tag)  - \(line)\r\n".utf8) }
        }
        out.append(contentsOf: "ER  - \r\n\r\n".utf8)
    }

    private var fields: [(String, String)] {
        let paper = cited.paper
        let kind = VenueKind(paper)
        let work = CitedWork(cited, entry: entry)
        let type = work.type.flatMap { words.risTypes[$0] } ?? RISRecord.type(kind)
        var fields = [("TY", type), ("ID", key), ("TI", paper.title)]
        fields += paper.authors.map { ("AU", PersonName($0.name, groups: words.groups).familyFirst) }
        if let venue = paper.venue { fields.append((kind == .journal ? "JO" : "T2", venue)) }
        if let year = paper.year, PlausibleYear.writable.contains(year) {
            fields.append(("PY", String(year)))
        }
        fields += statedFields(of: work)
        if let doi = paper.doi { fields.append(("DO", doi)) }
        if let arxiv = paper.arxiv { fields.append(("M1", "arXiv:\(arxiv)")) }
        if let address = cited.address { fields.append(("UR", address)) }
        if let abstract = paper.abstract { fields.append(("AB", abstract)) }
        fields += cited.tags.map { ("KW", $0) } + cited.notes.map { ("N1", $0) }
        return fields + cited.reviews.filter { !$0.text.isEmpty }.map { ("N1", "Review: \($0.text)") }
    }

    /// Lines for what bibliographies state.
    private func statedFields(of work: CitedWork) -> [(String, String)] {
        var lines = RISRecord.tags.compactMap { name, tag in work.fields[name].map { (tag, $0) } }
        if work.fields["publisher"] == nil,
            let house = work.fields["school"] ?? work.fields["institution"]
        {
            lines.append(("PB", house))
        }
        let pages = (work.fields["pages"] ?? "").split { $0 == "–" || $0 == "-" }
        if let first = pages.first { lines.append(("SP", String(first))) }
        if pages.count > 1, let last = pages.last { lines.append(("EP", String(last))) }
        return lines
    }

    private static let tags = [
        ("volume", "VL"), ("number", "IS"), ("publisher", "PB"), ("address", "CY"), ("edition", "ET"),
        ("isbn", "SN"), ("issn", "SN"), ("series", "T3"),
    ]

    private static func type(_ kind: VenueKind) -> String {
        switch kind {
        case .journal: "JOUR"
        case .conference: "CPAPER"
        case .preprint: "UNPB"
        }
    }
}
