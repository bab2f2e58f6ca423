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
            json.field("id", is: key)
            let work = CitedWork(cited, entry: entry, words: words)
            json.field("type", is: work.type.flatMap { words.cslTypes[$0] } ?? type)
            json.field("title", is: PlainText.line(paper.title))
            if !paper.authors.isEmpty {
                json.field("author", of: paper.authors) {
                    write(PersonName($1, groups: words.groups), to: &$0)
                }
            }
            if !work.editors.isEmpty {
                json.field("editor", of: work.editors) {
                    write(PersonName($1, groups: words.groups), to: &$0)
                }
            }
            if !work.translators.isEmpty {
                json.field("translator", of: work.translators) {
                    write(PersonName($1, groups: words.groups), to: &$0)
                }
            }
            if let year = paper.year, PlausibleYear.writable.contains(year) {
                writeDate([year] + work.monthAndDay, to: &json)
            }
            write("container-title", is: paper.venue, to: &json)
            for (name, member) in CSLItem.members { write(member, is: work.fields[name], to: &json) }
            write("publisher", is: house(of: work), to: &json)
            write("genre", is: work.genre, to: &json)
            if let day = work.fields["urldate"] {
                json.key("accessed")
                json.object { $0.field("raw", is: PlainText.line(day)) }
            }
            write("DOI", is: paper.doi, to: &json)
            write("URL", is: cited.address, to: &json)
            if let arxiv = paper.arxiv {
                write("archive", is: "arXiv", to: &json)
                write("number", is: "arXiv:\(arxiv)", to: &json)
            }
            write("abstract", is: work.abstract(of: paper), to: &json)
            write("keyword", is: cited.tags.joined(separator: ", "), to: &json)
            write("note", is: note, to: &json)
        }
    }

    /// Members for what bibliographies state, by the names of BibTeX.
    private static let members = [
        ("volume", "volume"), ("number", "issue"), ("pages", "page"),
        ("address", "publisher-place"), ("edition", "edition"), ("series", "collection-title"),
        ("chapter", "chapter-number"), ("isbn", "ISBN"), ("issn", "ISSN"),
        ("version", "version"), ("language", "language"), ("pubstate", "status"),
    ]

    private var type: String {
        switch VenueKind(cited.paper, words: words) {
        case .journal: "article-journal"
        case .conference: "paper-conference"
        case .preprint: "article"
        }
    }

    private var note: String {
        let own = CitedWork(cited, entry: entry, words: words).fields["note"].map { [$0] } ?? []
        let more = cited.paper.authorsTruncated ? [BibliographyEntry.cutListNote] : []
        let reviews = cited.reviews.map(\.text).filter { !$0.isEmpty }.map {
            BibliographyEntry.reviewLead + $0
        }
        return (own + cited.notes + more + reviews).joined(separator: "; ")
    }

    /// Of a thesis it is the school, of a report the institution that stands in the place of the publisher.
    private func house(of work: CitedWork) -> String? {
        work.fields["school"] ?? work.fields["institution"] ?? work.fields["publisher"]
    }

    /// Names of what CSL-JSON has no place for.
    var unwritten: [String] {
        CitedWork(cited, entry: entry, words: words).unwritten(but: CSLItem.written, types: words.cslTypes)
    }

    private static let written = Set(members.map(\.0)).union([
        "publisher", "school", "institution", "editor", "note", "month", "day", "translator", "genre",
        "urldate", "abstract",
    ])

    private func write(_ name: PersonName, to json: inout JSONWriter) {
        json.object { json in
            if name.isWhole { return json.field("literal", is: name.family) }
            json.field("family", is: name.family)
            json.field("given", is: name.given)
            if !name.particle.isEmpty { json.field("non-dropping-particle", is: name.particle) }
            if !name.suffix.isEmpty { json.field("suffix", is: name.suffix) }
        }
    }

    private func writeDate(_ parts: [Int], to json: inout JSONWriter) {
        json.key("issued")
        json.object { json in
            json.field("date-parts", of: [parts]) { json, parts in json.array(parts) { $0.value($1) } }
        }
    }

    private func write(_ name: String, is value: String?, to json: inout JSONWriter) {
        guard let line = value.map(PlainText.line), !line.isEmpty else { return }
        json.field(name, is: line)
    }
}
