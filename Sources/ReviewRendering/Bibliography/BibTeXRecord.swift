public import ReviewModel

/// A paper as an entry of a BibTeX or BibLaTeX file.
struct BibTeXRecord {
    /// The program that reads the file.
    enum Dialect {
        case bibtex, biblatex
    }

    let cited: CitedPaper
    let dialect: Dialect
    private let words: CitationWords
    private let work: CitedWork

    /// A paper for a program; `entry` is what the reader's own bibliography states of it.
    init(
        cited: CitedPaper, dialect: Dialect, words: CitationWords = CitationWords(),
        entry: BibliographyEntry? = nil
    ) {
        (self.cited, self.dialect, self.words) = (cited, dialect, words)
        work = CitedWork(cited, entry: entry, words: words)
    }

    /// The entry called `key`, with a line feed at its end.
    func text(key: String) -> String {
        let lines = fields.map { name, value in
            "  \(name) = \(name == "month" && dialect == .bibtex ? month(value) ?? "{\(value)}" : "{\(value)}"),\n"
        }.joined()
        return "@\(type){\(key),\n\(lines)}\n"
    }

    private var paper: Paper { cited.paper }

    private var type: String {
        let stated = work.type ?? plainType
        return stated == "online" && dialect == .bibtex ? "misc" : stated
    }

    private var plainType: String {
        switch VenueKind(paper, words: words) {
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
                (dialect == .biblatex ? "date" : "year", date),
            ]
            + statedFields + identifierFields + [
                ("url", cited.address),
                ("abstract", work.abstract(of: paper).map(LaTeXSpelling.escaped)),
                ("keywords", keywords), ("note", note),
                (dialect == .biblatex ? "annotation" : "annote", annotation),
            ]
        return fields.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }

    /// Fields of the reader's own bibliography, in the order of their names; the note is written with that of
    /// the reviews.
    private var statedFields: [(String, String?)] {
        return work.fields.compactMap { name, value in
            let text = LaTeXSpelling.escaped(value)
            switch name {
            case "note", "abstract": return nil
            case "genre": return ("type", text)
            case "translator": return (name, people(work.translators))
            case "pubstate" where isUndated && dialect == .bibtex: return ("year", text)
            case "howpublished" where value.contains("://"): return ("howpublished", "\\url{\(value)}")
            case "pages": return (name, text.replacing("–", with: "--"))
            case "editor": return (name, people(work.editors))
            case "month", "day": return isDated ? nil : (name, text)
            default: return (name, text)
            }
        }
    }

    /// Whether the reader's own bibliography says that the work has not come out, so that a year of the archive's is
    /// none of its own.
    private var isUndated: Bool {
        work.fields["pubstate"] != nil && paper.yearSource != .stated
    }

    /// Whether the date has the month and the day in it.
    private var isDated: Bool {
        dialect == .biblatex && year != nil && !work.monthAndDay.isEmpty
    }

    /// `2015-03-12`, as precise as it is known.
    private var date: String? {
        guard isDated else { return year }
        let parts = work.monthAndDay.map { $0 < 10 ? "0\($0)" : String($0) }
        return ([year ?? ""] + parts).joined(separator: "-")
    }

    /// The name that every style of BibTeX has for a month, without braces; nil of other words.
    private func month(_ text: String) -> String? {
        BibliographyEntry.month(text).map { Timestamp.months[$0 - 1].lowercased() }
    }

    /// A year of four digits: others are no dates for BibLaTeX, and damage for BibTeX.
    private var year: String? {
        isUndated ? nil : paper.year.flatMap { PlausibleYear.writable.contains($0) ? String($0) : nil }
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
        if let stated = work.type {
            if CitedWork.parts.contains(stated) {
                return ("booktitle", venue)
            }
            if stated == "online" {
                let isNamed = work.fields["organization"] != nil
                return ("organization", isNamed ? nil : venue)
            }
            return (dialect == .biblatex ? "journaltitle" : "journal", venue)
        }
        switch VenueKind(paper, words: words) {
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
        let names = people(paper.authors)
        return paper.authorsTruncated ? names.isEmpty ? "others" : names + " and others" : names
    }

    private func people(_ people: [Author]) -> String {
        people.map { BibTeXRecord.author(PersonName($0, groups: words.groups)) }
            .filter { !$0.isEmpty }.joined(separator: " and ")
    }

    /// What the reader's own bibliography notes, and where the paper is reviewed.
    private var note: String {
        let own = work.fields["note"].map(LaTeXSpelling.escaped) ?? ""
        return [own, reviews].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private var reviews: String {
        let reviews = cited.reviews.compactMap { review -> String? in
            let parts =
                review.words.map(LaTeXSpelling.escaped)
                + [review.address.map { "\\url{\($0)}" }].compactMap { $0 }
            return parts.isEmpty ? nil : parts.joined(separator: ", ")
        }
        var told: Set<String> = []
        let distinct = reviews.filter { told.insert($0).inserted }
        return distinct.isEmpty ? "" : BibliographyEntry.reviewLead + distinct.joined(separator: "; ")
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
        let given = [name.suffix, name.given].filter { !$0.isEmpty }.joined(separator: ", ")
        let isTold = name.suffix.isEmpty && !name.family.utf8.contains(UInt8(ascii: " "))
        return LaTeXSpelling.escaped(isTold ? "\(given) \(family)" : "\(family), \(given)")
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
