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
        "month", "day", "pages", "volume", "number", "publisher", "school", "institution", "organization",
        "editor", "series", "address", "edition", "chapter", "isbn", "issn", "eid", "howpublished", "note",
        "primaryclass",
    ]

    /// Whether it is stated to be a part of a book.
    var isPart: Bool { type.map(CitedWork.parts.contains) ?? false }

    /// Sorts of works that stand in a book.
    static let parts: Set<String> = ["inproceedings", "conference", "incollection", "inbook"]

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
