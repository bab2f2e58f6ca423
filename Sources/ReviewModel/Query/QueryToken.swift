/// A piece of a query as typed.
struct QueryToken: Equatable {
    /// What sort of piece it is.
    enum Kind: Equatable {
        case open, close, or, and, not
        /// `*` alone.
        case everything
        case word(String)
        case exactWord(String)
        case prefix(String)
        /// Quoted words; not `closed` when the query ends before the quote does.
        case phrase(String, closed: Bool)
        /// `name:value`, the name being a field or `sort`.
        case field(FieldName, value: String, closed: Bool)
        /// `name:(`, which puts every word of the group into that field.
        case fieldGroup(FieldName)
        /// Something with a value that would be a field if there were one of that name.
        case unknownField(String, suggestion: String?)
    }

    var kind: Kind
    /// Where it stands, in UTF-8 bytes of the query.
    var range: Range<Int>
}

/// What may stand before a colon.
enum FieldName: Equatable {
    case field(Field)
    case sort

    /// The name as typed, in any case; nil when there is no such field.
    init?(_ name: String) {
        let name = name.lowercased()
        if name == "sort" {
            self = .sort
        } else if let field = Field(rawValue: name) {
            self = .field(field)
        } else {
            return nil
        }
    }

    /// The name in its usual spelling.
    var name: String {
        switch self {
        case .field(let field): field.rawValue
        case .sort: "sort"
        }
    }

    /// All names, for suggestions.
    static let names = Field.allCases.map(\.rawValue) + ["sort"]

    /// The field that was probably meant by another name.
    static func nearest(to name: String) -> String? {
        let name = name.lowercased()
        return others[name] ?? NearestName.of(name, among: names)
    }

    /// What other programs call these fields.
    private static let others = [
        "after": "date", "before": "date", "since": "date", "until": "date", "is": "status",
        "journal": "venue", "conference": "venue", "keyword": "topic", "keywords": "topic",
        "subject": "topic", "by": "author", "from": "channel", "affiliation": "org", "folder": "source",
        "path": "source", "url": "link", "notes": "note", "type": "kind", "stars": "rating",
    ]
}
