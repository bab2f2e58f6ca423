internal import ReviewModel

/// A paper as a record of RIS, after the specification of Research Information Systems: two letters, two
/// spaces, a hyphen and a space in front of each value, lines that end with CR LF.
struct RISRecord {
    let cited: CitedPaper
    let key: String
    var words = CitationWords()

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
        var fields = [("TY", RISRecord.type(kind)), ("ID", key), ("TI", paper.title)]
        fields += paper.authors.map { ("AU", PersonName($0.name, groups: words.groups).familyFirst) }
        if let venue = paper.venue { fields.append((kind == .journal ? "JO" : "T2", venue)) }
        if let year = paper.year, PlausibleYear.writable.contains(year) {
            fields.append(("PY", String(year)))
        }
        if let doi = paper.doi { fields.append(("DO", doi)) }
        if let arxiv = paper.arxiv { fields.append(("M1", "arXiv:\(arxiv)")) }
        if let address = cited.address { fields.append(("UR", address)) }
        if let abstract = paper.abstract { fields.append(("AB", abstract)) }
        fields += cited.tags.map { ("KW", $0) } + cited.notes.map { ("N1", $0) }
        return fields + cited.reviews.filter { !$0.text.isEmpty }.map { ("N1", "Review: \($0.text)") }
    }

    private static func type(_ kind: VenueKind) -> String {
        switch kind {
        case .journal: "JOUR"
        case .conference: "CPAPER"
        case .preprint: "UNPB"
        }
    }
}
