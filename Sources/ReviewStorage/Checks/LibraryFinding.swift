/// Something in a library that a person should look at.
public struct LibraryFinding: Sendable, Equatable {
    /// What sort of thing it is, the gravest first.
    public enum Kind: String, Sendable, CaseIterable {
        /// The file is damaged.
        case damage
        /// One post came twice from one source.
        case twice
        /// A review of which no paper is known.
        case noPaper = "no-paper"
        /// A paper without authors.
        case noAuthors = "no-authors"
        /// A paper of a year that is still to come.
        case futureYear = "future-year"
        /// Papers of one title with different arXiv identifiers.
        case sameTitle = "same-title"
        /// Papers whose titles are so much alike that they may be one.
        case samePaper = "same-paper"
        /// Values that a rule was not sure of.
        case unsure
    }

    /// What sort of thing it is.
    public var kind: Kind
    /// Id of the item; nil where the file as a whole is meant.
    public var id: String?
    /// Title of the item, or empty.
    public var title: String
    /// What was found, in lower case: `2031`, `models: Foo 0.4`; empty where the kind says it all.
    public var detail: String

    /// Something found in the item with `id`.
    init(_ kind: Kind, id: String? = nil, title: String = "", detail: String = "") {
        self.kind = kind
        self.id = id
        self.title = title
        self.detail = detail
    }
}
