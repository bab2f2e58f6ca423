/// What items are taken for.
enum Occasion: Equatable {
    /// An import: a source says now what counts.
    case importing
    /// Another library is taken in: it may have read a source sooner or later than this one; nil where it has
    /// read the same, or a source that this one has not. What is here is not void because it is not there.
    case merging(isLater: Bool?)

    /// Whether it is an import.
    var isImport: Bool { self == .importing }
}
