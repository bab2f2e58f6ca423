import ReviewStorage

/// What is said of findings of one kind.
enum FindingWords {
    /// What was found.
    static func what(_ kind: LibraryFinding.Kind) -> String {
        switch kind {
        case .damage: "the file is damaged"
        case .twice: "the source has the post twice; id of the other one behind the title"
        case .noPaper: "reviews of which no paper is known"
        case .noAuthors: "papers of which no authors are known"
        case .futureYear: "years that are still to come"
        case .sameTitle: "papers of one title with different arXiv identifiers"
        case .samePaper: "papers that may be one, by their titles and authors; the other one behind"
        case .unsure: "values that the rules were not sure of, with their confidence"
        }
    }

    /// What to do about it, for the item `id`.
    static func advice(_ kind: LibraryFinding.Kind, id: String) -> String {
        switch kind {
        case .damage: "restore a backup, or import the sources into a new library"
        case .twice: "digest show \(id) --source"
        case .noPaper: "digest edit \(id) arxiv=…, or digest edit \(id) kind=essay"
        case .noAuthors: "digest edit \(id) author='…; …'"
        case .futureYear: "digest edit \(id) year=…"
        case .sameTitle: "digest edit \(id) arxiv=…"
        case .samePaper: "digest check --join \(id) OTHER, or digest check --apart \(id) OTHER"
        case .unsure: "digest why \(id), and digest edit \(id) FIELD=VALUE"
        }
    }
}
