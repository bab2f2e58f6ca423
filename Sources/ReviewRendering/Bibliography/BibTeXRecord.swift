public import ReviewModel

/// A paper as an entry of a BibTeX or BibLaTeX file.
struct BibTeXRecord {
    /// The program that reads the file.
    enum Dialect {
        case bibtex, biblatex
    }

    let cited: CitedPaper
    let dialect: Dialect
    var words = CitationWords()
    /// What the reader's own bibliography states of it.
    var entry: BibliographyEntry?

    /// The entry called `key`, with a line feed at its end.
    func text(key: String) -> String {
        let lines = fields.map { name, value in
            "  \(name) = \(name == "month" && dialect == .bibtex ? month(value) ?? "{\(value)}" : "{\(value)}"),\n"
        }.joined()
        return "@\(type){\(key),\n\(lines)}\n"
    }

    private var paper: Paper { cited.paper }

    private var type: String { CitedWork(cited, entry: entry).type ?? plainType }

    private var plainType: String {
        switch VenueKind(paper) {
        case .journal: "article"
        case .conference: "inproceedings"
        case .preprint: dialect == .biblatex && cited.address != nil ? "online" : "misc"
        }
    }

    private var fields: [(name: String, value: String)] {
        let fields: [(String, String?)] =
            [
                ("title", LaTeXSpelling.title(paper.title, keeping: words.capitals.union(cited.names))),
                ("author", authors), venueField,
                (dialect == .biblatex ? "date" : "year", year),
            ]
            + statedFields + identifierFields + [
                ("url", cited.address), ("abstract", paper.abstract.map(LaTeXSpelling.escaped)),
                ("keywords", keywords), ("note", note),
                (dialect == .biblatex ? "annotation" : "annote", annotation),
            ]
        return fields.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }

    /// Fields of the reader's own bibliography, in the order of their names.
    private var statedFields: [(String, String?)] {
        CitedWork(cited, entry: entry).fields.map { name, value in
            let text = LaTeXSpelling.escaped(value)
            switch name {
            case "pages": return (name, text.replacing("–", with: "--"))
            case "month" where dialect == .biblatex:
                return (name, monthNumber(value).map(String.init) ?? text)
            default: return (name, text)
            }
        }
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The name that every style of BibTeX has for a month, without braces; nil of other words.
    private func month(_ text: String) -> String? { monthNumber(text).map { BibTeXRecord.months[$0 - 1] } }

    private func monthNumber(_ text: String) -> Int? {
        if let number = Int(text) { return (1...12).contains(number) ? number : nil }
        let letters = text.lowercased()
        guard letters.utf8.count >= 3, letters.allSatisfy(\.isLetter) else { return nil }
        return BibTeXRecord.months.firstIndex { letters.hasPrefix($0) }.map { $0 + 1 }
    }

    /// A year of four digits: others are no dates for BibLaTeX, and damage for BibTeX.
    private var year: String? {
        paper.year.flatMap { PlausibleYear.writable.contains($0) ? String($0) : nil }
    }

    private var identifierFields: [(String, String?)] {
        var fields: [(String, String?)] = []
        if let arxiv = paper.arxiv {
            let type = dialect == .biblatex ? ("eprinttype", "arxiv") : ("archivePrefix", "arXiv")
            fields += [("eprint", SafeAddress.encoded(arxiv)), type]
        }
        return fields + [("doi", paper.doi.map(SafeAddress.encodedDOI))]
    }

    private var venueField: (String, String?) {
        let venue = paper.venue.map(LaTeXSpelling.escaped)
        if let stated = CitedWork(cited, entry: entry).type {
            if ["inproceedings", "conference", "incollection", "inbook"].contains(stated) {
                return ("booktitle", venue)
            }
            return (dialect == .biblatex ? "journaltitle" : "journal", venue)
        }
        switch VenueKind(paper) {
        case .journal: return (dialect == .biblatex ? "journaltitle" : "journal", venue)
        case .conference: return ("booktitle", venue)
        case .preprint: return ("howpublished", nil)
        }
    }

    /// The reader's tags; programs take them apart at commas.
    private var keywords: String {
        cited.tags.map { LaTeXSpelling.escaped($0).replacing(",", with: " ") }.joined(separator: ", ")
    }

    private var annotation: String { cited.notes.map(LaTeXSpelling.escaped).joined(separator: " / ") }

    private var authors: String {
        let names = paper.authors.map { BibTeXRecord.author(PersonName($0.name, groups: words.groups)) }
            .filter { !$0.isEmpty }
        return (names + (paper.authorsTruncated ? ["others"] : [])).joined(separator: " and ")
    }

    /// Where the paper is reviewed.
    private var note: String {
        let reviews = cited.reviews.compactMap { review -> String? in
            let parts =
                review.words.map(LaTeXSpelling.escaped)
                + [review.address.map { "\\url{\($0)}" }].compactMap { $0 }
            return parts.isEmpty ? nil : parts.joined(separator: ", ")
        }
        var told: Set<String> = []
        let distinct = reviews.filter { told.insert($0).inserted }
        return distinct.isEmpty ? "" : "Review: " + distinct.joined(separator: "; ")
    }

    /// A name; in braces where BibTeX would take it apart wrongly, family name first where it has a suffix.
    private static func author(_ name: PersonName) -> String {
        if name.isWhole {
            let text = LaTeXSpelling.escaped(name.family)
            return name.family.utf8.contains(UInt8(ascii: " "))
                || name.family.utf8.contains(UInt8(ascii: ","))
                || name.family.lowercased() == "and" ? "{\(text)}" : text
        }
        let family = [name.particle, name.family].filter { !$0.isEmpty }.joined(separator: " ")
        let parts =
            name.suffix.isEmpty ? "\(name.given) \(family)" : "\(family), \(name.suffix), \(name.given)"
        return LaTeXSpelling.escaped(parts)
    }
}

/// What an entry of somebody's bibliography gets to know about reviews of its paper. BibTeX and biber
/// leave out fields that they do not know.
public enum BibTeXReviewFields {
    /// Names of the fields.
    public static let names = ["digestreview", "digestclaims"]

    /// The values for a paper that `items` review, in the order of `names`: where to read the reviews, and
    /// what they say is worth knowing. Braces are balanced.
    public static func values(of items: [LibraryItem]) -> [String] {
        let places = items.map { item in
            let address = item.review.source.url.flatMap(SafeAddress.followable).map { "\\url{\($0)}" }
            let channel = (item.review.source.channelTitle ?? item.review.source.channel).map(
                LaTeXSpelling.escaped)
            return [channel, address, "digest \(LaTeXSpelling.escaped(item.review.id))"].compactMap { $0 }
                .joined(separator: ", ")
        }
        let claims = items.flatMap { $0.review.claims.prefix(5) }.map { LaTeXSpelling.escaped($0.text) }
        return [places.joined(separator: "; "), claims.joined(separator: " / ")]
    }
}
