internal import ReviewModel

/// What the reader's own bibliography states of a paper, as far as another one is to have it.
struct CitedWork {
    /// What sort of work it is, by the names of BibTeX; nil where the bibliography says no more than is known
    /// by its venue.
    let type: String?
    /// Other fields, by the names of BibTeX, that a format may write.
    let fields: [(name: String, value: String)]

    /// What `entry` states of `cited`.
    init(_ cited: CitedPaper, entry: BibliographyEntry?) {
        let stated = entry?.type
        let isPreprint = VenueKind(cited.paper) == .preprint
        type = stated.flatMap { name in
            CitedWork.vague.contains(name) || name == "article" && isPreprint ? nil : name
        }
        fields = (entry?.fields ?? [:]).filter { CitedWork.written.contains($0.key) }
            .sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }

    /// Sorts that say nothing.
    private static let vague: Set<String> = ["misc", "unpublished", "online", "electronic", "www"]

    /// Fields that are written again; keywords are tags.
    private static let written: Set<String> = [
        "month", "pages", "volume", "number", "publisher", "school", "institution", "editor", "series",
        "address", "edition", "chapter", "isbn", "issn",
    ]
}

extension [(name: String, value: String)] {
    /// The value of the field `name`.
    subscript(name: String) -> String? { first { $0.name == name }?.value }
}
