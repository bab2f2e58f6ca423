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
        let kind = VenueKind(paper, words: words)
        let work = CitedWork(cited, entry: entry, words: words)
        let type = work.type.flatMap { words.risTypes[$0] } ?? RISRecord.type(kind)
        var fields = [("TY", type), ("ID", key), ("TI", paper.title)]
        fields += paper.authors.map { ("AU", PersonName($0, groups: words.groups).familyFirst) }
        if let venue = paper.venue { fields.append((kind == .journal && !work.isPart ? "JO" : "T2", venue)) }
        if let year = paper.year, PlausibleYear.writable.contains(year) {
            fields.append(("PY", String(year)))
            if !work.monthAndDay.isEmpty { fields.append(("DA", date(year, monthAndDay: work.monthAndDay))) }
        }
        fields += statedFields(of: work)
        if let doi = paper.doi { fields.append(("DO", doi)) }
        if let arxiv = paper.arxiv { fields.append(("M1", "arXiv:\(arxiv)")) }
        if let address = cited.address { fields.append(("UR", address)) }
        if let abstract = work.abstract(of: paper) { fields.append(("AB", abstract)) }
        let notes = [work.fields["note"], paper.authorsTruncated ? BibliographyEntry.cutListNote : nil]
        fields += cited.tags.map { ("KW", $0) } + (notes.compactMap { $0 } + cited.notes).map { ("N1", $0) }
        return fields
            + cited.reviews.filter { !$0.text.isEmpty }.map { ("N1", BibliographyEntry.reviewLead + $0.text) }
    }

    /// `2015/03/12/`, with nothing between the slashes where it is not known.
    private func date(_ year: Int, monthAndDay: [Int]) -> String {
        let parts = monthAndDay.map { $0 < 10 ? "0\($0)" : String($0) }
        return "\(year)/\(parts[0])/\(parts.count > 1 ? parts[1] : "")/"
    }

    /// Names of what RIS has no place for.
    var unwritten: [String] {
        CitedWork(cited, entry: entry, words: words).unwritten(but: RISRecord.written, types: words.risTypes)
    }

    private static let written = Set(tags.map(\.0)).union([
        "pages", "school", "institution", "editor", "note", "month", "day", "genre", "urldate",
        "translator", "abstract",
    ])

    /// Lines for what bibliographies state.
    private func statedFields(of work: CitedWork) -> [(String, String)] {
        var lines = RISRecord.tags.compactMap { name, tag in work.fields[name].map { (tag, $0) } }
        // Of a thesis it is the school, of a report the institution that stands in the place of the publisher.
        if let house = work.fields["school"] ?? work.fields["institution"] {
            lines.removeAll { $0.0 == "PB" }
            lines.append(("PB", house))
        }
        if let genre = work.genre { lines.append(("M3", genre)) }
        if let day = work.fields["urldate"] { lines.append(("Y2", day.replacing("-", with: "/"))) }
        lines += work.translators.map { ("A4", PersonName($0, groups: words.groups).familyFirst) }
        lines += work.editors.map { ("ED", PersonName($0, groups: words.groups).familyFirst) }
        let pages = (work.fields["pages"] ?? "").split { $0 == "–" || $0 == "-" }
        if let first = pages.first { lines.append(("SP", String(first))) }
        if pages.count > 1, let last = pages.last { lines.append(("EP", String(last))) }
        return lines
    }

    private static let tags = [
        ("volume", "VL"), ("number", "IS"), ("publisher", "PB"), ("address", "CY"), ("edition", "ET"),
        ("isbn", "SN"), ("issn", "SN"), ("series", "T3"), ("chapter", "SE"), ("eid", "C7"),
        ("language", "LA"),
    ]

    private static func type(_ kind: VenueKind) -> String {
        switch kind {
        case .journal: "JOUR"
        case .conference: "CPAPER"
        case .preprint: "UNPB"
        }
    }
}
