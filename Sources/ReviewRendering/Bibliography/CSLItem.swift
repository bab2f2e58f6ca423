internal import JSON
internal import ReviewModel

/// A paper as an item of CSL-JSON, after the schema csl-data.json 1.0.2.
struct CSLItem {
    let cited: CitedPaper
    let key: String
    var words = CitationWords()
    /// What the reader's own bibliography states of it.
    var entry: BibliographyEntry?

    /// Writes the item.
    func write(to json: inout JSONWriter) {
        json.object { json in
            let paper = cited.paper
            json.field("id", key)
            let work = CitedWork(cited, entry: entry)
            json.field("type", work.type.flatMap { words.cslTypes[$0] } ?? type)
            json.field("title", PlainText.line(paper.title))
            if !paper.authors.isEmpty {
                json.field("author", paper.authors) {
                    write(PersonName($1.name, groups: words.groups), to: &$0)
                }
            }
            if let year = paper.year, PlausibleYear.writable.contains(year) { writeDate(year, to: &json) }
            write("container-title", paper.venue, to: &json)
            for (name, member) in CSLItem.members { write(member, work.fields[name], to: &json) }
            if work.fields["publisher"] == nil {
                write("publisher", work.fields["school"] ?? work.fields["institution"], to: &json)
            }
            write("DOI", paper.doi, to: &json)
            write("URL", cited.address, to: &json)
            if let arxiv = paper.arxiv {
                write("archive", "arXiv", to: &json)
                write("number", "arXiv:\(arxiv)", to: &json)
            }
            write("abstract", paper.abstract, to: &json)
            write("keyword", cited.tags.joined(separator: ", "), to: &json)
            write("note", note, to: &json)
        }
    }

    /// Members for what bibliographies state, by the names of BibTeX.
    private static let members = [
        ("volume", "volume"), ("number", "issue"), ("pages", "page"), ("publisher", "publisher"),
        ("address", "publisher-place"), ("edition", "edition"), ("series", "collection-title"),
        ("chapter", "chapter-number"), ("isbn", "ISBN"), ("issn", "ISSN"),
    ]

    private var type: String {
        switch VenueKind(cited.paper) {
        case .journal: "article-journal"
        case .conference: "paper-conference"
        case .preprint: "article"
        }
    }

    private var note: String {
        let more = cited.paper.authorsTruncated ? ["The source names some of the authors only"] : []
        let reviews = cited.reviews.map(\.text).filter { !$0.isEmpty }.map { "Review: \($0)" }
        return (cited.notes + more + reviews).joined(separator: "; ")
    }

    private func write(_ name: PersonName, to json: inout JSONWriter) {
        json.object { json in
            if name.isWhole { return json.field("literal", name.family) }
            json.field("family", name.family)
            json.field("given", name.given)
            if !name.particle.isEmpty { json.field("non-dropping-particle", name.particle) }
            if !name.suffix.isEmpty { json.field("suffix", name.suffix) }
        }
    }

    private func writeDate(_ year: Int, to json: inout JSONWriter) {
        json.key("issued")
        json.object { json in
            json.field("date-parts", [year]) { json, year in json.array([year]) { $0.value($1) } }
        }
    }

    private func write(_ name: String, _ value: String?, to json: inout JSONWriter) {
        guard let line = value.map(PlainText.line), !line.isEmpty else { return }
        json.field(name, line)
    }
}
