internal import ReviewModel

/// A vault of Obsidian: a note a review, paper and model, with links between them. What the reader writes
/// below the last line of a note stays there.
struct ObsidianFormat: FolderFormat {
    static let name = "obsidian"
    static let summary = "Obsidian vault of linked notes that keep what you add"
    static let notes = NotePolicy.always

    private var names = VaultNames()
    private var bibliography = Bibliography()
    private var models: [(name: String, reviews: [String])] = []
    private var places: [String: Int] = [:]
    private var ids: [String] = []

    init(options: FolderOptions) {}

    mutating func learn(_ item: LibraryItem) {
        let review = item.review
        names.take("Reviews", review.title, for: "review:\(SitePath.slug(review.id))", extra: review.id)
        ids.append(review.id)
        bibliography.add(item)
        for paper in review.papers {
            guard let cited = bibliography.paper(called: PaperName.of(paper)) else { continue }
            let identity = ObsidianFormat.identity(cited)
            names.take("Papers", cited.paper.title, for: identity, extra: SitePath.slug(identity))
        }
        for model in review.models { learn(model.name, in: review.id) }
    }

    private mutating func learn(_ model: String, in review: String) {
        let identity = "model:\(SitePath.slug(model))"
        names.take("Models", model, for: identity, extra: SitePath.slug(model))
        if let place = places[identity] {
            if models[place].reviews.last != review { models[place].reviews.append(review) }
        } else {
            places[identity] = models.count
            models.append((model, [review]))
        }
    }

    func item(_ item: LibraryItem) -> [FolderFile] {
        let papers = item.review.papers.map { paper in
            bibliography.paper(called: PaperName.of(paper)).map { link(ObsidianFormat.identity($0)) }
                ?? VaultNote.text(paper.title)
        }
        let models = item.review.models.map { link("model:\(SitePath.slug($0.name))") }
        let note = VaultNote(item: item, papers: papers, models: models)
        return [file("review:\(SitePath.slug(item.review.id))", note.text)].compactMap { $0 }
    }

    mutating func end<Failure: Error>(_ write: (FolderFile) throws(Failure) -> Void) throws(Failure) {
        for cited in bibliography.papers {
            let links = cited.places.map { line(ids[$0]) }
            let text = VaultNote.paper(cited, reviews: links.joined())
            if let file = file(ObsidianFormat.identity(cited), text) { try write(file) }
        }
        for model in models {
            let links = model.reviews.map(line)
            let text = "# \(VaultNote.text(model.name))\n\n\(links.joined())"
            if let file = file("model:\(SitePath.slug(model.name))", text) { try write(file) }
        }
    }

    private func file(_ identity: String, _ text: String) -> FolderFile? {
        names.path(of: identity).map { path in
            FolderFile(
                path: path + ".md", text: "\(text)\n\(VaultNote.marker)\n", marker: VaultNote.marker,
                identity: identity)
        }
    }

    /// The review with that id as a line of a list.
    private func line(_ id: String) -> String {
        let target = link("review:" + SitePath.slug(id))
        return "- \(target)\n"
    }

    /// A wiki link to the note, shown by its title.
    private func link(_ identity: String) -> String {
        guard let path = names.path(of: identity) else { return "" }
        return "[[\(path)|\(names.title(of: identity))]]"
    }

    private static func identity(_ cited: CitedPaper) -> String { "paper:\(SitePath.slug(cited.identity))" }
}
