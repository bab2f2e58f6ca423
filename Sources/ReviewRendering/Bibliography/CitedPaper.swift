internal import ReviewModel

/// A paper as all items of an export together state it, with the reviews of it.
struct CitedPaper {
    /// What it is called by all through an export: the surest of what was first known of it.
    let identity: String
    /// What the library tells it from others by; nil where it is from none.
    let work: Int64?
    /// What is known of it.
    private(set) var paper: Paper
    /// Its reviews, in the order of the export.
    private(set) var reviews: [CitedReview]
    /// Numbers of the items in the export.
    private(set) var places: [Int]
    /// Tags of its reviews, each once.
    private(set) var tags: [String] = []
    /// What the reader noted of its reviews.
    private(set) var notes: [String] = []
    /// Words of the models and data sets that its reviews speak of, in small letters.
    private(set) var names: Set<String> = []

    init(_ paper: Paper, work: Int64? = nil, in review: Review, number: Int = 0, identity: String? = nil) {
        self.work = work
        self.identity = identity ?? PaperName.of(paper)
        self.paper = paper
        places = [number]
        reviews = [CitedReview(review, of: paper)]
    }

    /// Takes what another item says of the same paper.
    mutating func add(_ other: Paper, in review: Review, number: Int) {
        if places.last != number { places.append(number) }
        if CitedPaper.isFuller(other, than: paper) {
            paper.authors = other.authors
            paper.authorsTruncated = other.authorsTruncated
        }
        paper.venue = paper.venue ?? other.venue
        paper.year = paper.year ?? other.year
        paper.arxiv = paper.arxiv ?? other.arxiv
        paper.doi = paper.doi ?? other.doi
        paper.url = paper.url ?? other.url
        paper.abstract = paper.abstract ?? other.abstract
        let next = CitedReview(review, of: other)
        if !reviews.contains(where: { $0.id == next.id }) { reviews.append(next) }
    }

    /// Takes what the reader added to a review of the paper, and the names in it.
    mutating func take(_ item: LibraryItem) {
        tags += item.curation.tags.filter { !tags.contains($0) }
        if let note = item.curation.notes, !notes.contains(note) { notes.append(note) }
        for name in item.review.models.map(\.name) + item.review.datasets {
            // `Llama-2`, but not `Self-Play`: the words of a longer name are words like others.
            let words = name.lowercased().split { !$0.isLetter }
            if words.count == 1, let word = words.first, word.utf8.count > 2 { names.insert(String(word)) }
        }
    }

    /// Whether the authors are better known: all of them, else more of them, else longer names.
    private static func isFuller(_ left: Paper, than right: Paper) -> Bool {
        guard !left.authors.isEmpty, !right.authors.isEmpty else { return right.authors.isEmpty }
        if left.authorsTruncated != right.authorsTruncated { return right.authorsTruncated }
        if left.authors.count != right.authors.count { return left.authors.count > right.authors.count }
        let length = { (paper: Paper) in paper.authors.reduce(0) { $0 + $1.name.utf8.count } }
        return length(left) > length(right)
    }

    /// Where to read it: on arXiv, else at its publisher's, else where the items say.
    var address: String? {
        if let arxiv = paper.arxiv { return ArxivIdentifier.address(of: SafeAddress.encoded(arxiv)) }
        if let url = paper.url.flatMap(SafeAddress.followable) { return url }
        return paper.doi.map { DOI.address(of: SafeAddress.encoded($0)) }
    }
}

/// What sort of publication a paper appeared in.
enum VenueKind {
    case journal, conference
    /// Not in any that is known, or on arXiv alone.
    case preprint

    /// The kind of the venue of `paper`: its whole name tells more than one of its words.
    init(_ paper: Paper, words: CitationWords) {
        let name = (paper.venue ?? "").lowercased().split { !$0.isLetter }.map(String.init)
        let isKnown = { (names: Set<String>) in names.contains(name.joined(separator: " ")) }
        let hasWord = { (names: Set<String>) in !names.isDisjoint(with: name) }
        if name.isEmpty || name.contains("arxiv") {
            self = .preprint
        } else if isKnown(words.journals) {
            self = .journal
        } else if isKnown(words.conferences) {
            self = .conference
        } else {
            self = !hasWord(words.journalWords) && hasWord(words.conferences) ? .conference : .journal
        }
    }
}

/// What the reader's own bibliography states of a paper, as far as another one is to have it.
struct CitedWork {
    /// What sort of work it is, by the names of BibTeX; nil where the bibliography says no more than is known
    /// by its venue.
    let type: String?
    /// Other fields, by the names of BibTeX, that a format may write.
    let fields: [(name: String, value: String)]

    /// What `entry` states of `cited`.
    init(_ cited: CitedPaper, entry: BibliographyEntry?, words: CitationWords) {
        let stated = entry?.type
        let isPreprint = VenueKind(cited.paper, words: words) == .preprint
        type = stated.flatMap { name in
            if CitedWork.sites.contains(name), cited.paper.arxiv == nil { return "online" }
            return CitedWork.vague.contains(name) || name == "article" && isPreprint ? nil : name
        }
        fields = (entry?.fields ?? [:]).filter { CitedWork.written.contains($0.key) }
            .sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }

    /// Pages of the web, unless a paper is on arXiv: there they say no more than that.
    private static let sites: Set<String> = ["online", "electronic", "www"]

    /// Sorts that say nothing.
    private static let vague: Set<String> = ["misc", "unpublished", "online", "electronic", "www"]

    /// Fields that are written again; keywords are tags.
    private static let written: Set<String> = [
        "month", "day", "pages", "volume", "number", "publisher", "school", "institution", "organization",
        "editor", "series", "address", "edition", "chapter", "isbn", "issn", "eid", "howpublished", "note",
        "primaryclass", "ids", "genre", "version", "urldate", "language", "langid", "translator", "pubstate",
        "abstract",
    ]

    /// Whether it is stated to be a part of a book.
    var isPart: Bool { type.map(CitedWork.parts.contains) ?? false }

    /// Sorts of works that stand in a book.
    static let parts: Set<String> = ["inproceedings", "conference", "incollection", "inbook"]

    /// The sort of a thesis or report in the words of formats that have one sort for all.
    var genre: String? {
        fields["genre"] ?? (type == "mastersthesis" ? BibliographyEntry.genreOfMasters : nil)
    }

    /// What an archive says that the paper is about, else the bibliography.
    func abstract(of paper: Paper) -> String? { paper.abstract ?? fields["abstract"] }

    /// Translators, as many as are named.
    var translators: [Author] {
        (fields["translator"] ?? "").split(separator: " and ").map { Author(name: String($0)) }
    }

    /// Editors, as many as are named.
    var editors: [Author] {
        (fields["editor"] ?? "").split(separator: " and ").map { Author(name: String($0)) }
    }

    /// Month and day in figures, as far as they are known.
    var monthAndDay: [Int] {
        guard let month = fields["month"].flatMap(BibliographyEntry.month) else { return [] }
        let day = fields["day"].flatMap { Int($0) }.flatMap { (1...31).contains($0) ? $0 : nil }
        return [month] + (day.map { [$0] } ?? [])
    }

    /// Names of fields for which a format has no place that writes those of `names`, and a sort of works that it
    /// has no word of its own for, with `types` by the names of BibTeX.
    func unwritten(but names: Set<String>, types: [String: String]) -> [String] {
        var unwritten = fields.map(\.name).filter { !names.contains($0) }
        if fields["month"] != nil, monthAndDay.isEmpty { unwritten.append("month") }
        if let type, CitedWork.merged.contains(type) || types[type] == nil && !types.isEmpty {
            unwritten.append("sort '\(type)'")
        }
        return unwritten
    }

    /// Sorts that formats but BibTeX have under the word for another one.
    private static let merged: Set<String> = ["inbook", "manual", "booklet", "proceedings", "collection"]
}

extension [(name: String, value: String)] {
    /// The value of the field `name`.
    subscript(name: String) -> String? { first { $0.name == name }?.value }
}
