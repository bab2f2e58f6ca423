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
        /// A word that looks like a field with a misspelt name.
        case misspeltField(String, suggestion: String)
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
}
