import ReviewModel
import ReviewRendering

/// Items for a list that people read: one of each paper, with the number of the others.
struct AnswerRows {
    /// The items to show, in their order.
    private(set) var items: [LibraryItem] = []
    /// How many items of the same paper are not among them, by the id of the one that is.
    private(set) var more: [String: Int] = [:]

    /// All of `items`, or one of each paper where they are `isUnited`: the first review of it, else the first entry, in
    /// the place of the first. An item about several papers or none stands for itself.
    init(_ items: [LibraryItem], isUnited: Bool) {
        guard isUnited else {
            self.items = items
            return
        }
        var places: [String: Int] = [:]
        var counts: [Int: Int] = [:]
        for item in items {
            let paper = AnswerRows.name(of: item)
            guard let paper, let place = places[paper] else {
                if let paper { places[paper] = self.items.count }
                self.items.append(item)
                continue
            }
            counts[place, default: 0] += 1
            if self.items[place].review.kind == .entry, item.review.kind == .review {
                self.items[place] = item
            }
        }
        for (place, count) in counts { more[self.items[place].review.id] = count }
    }

    /// How many items the rows stand for.
    var covered: Int { items.count + more.values.reduce(0, +) }

    /// The first `limit` rows; all where it is nil.
    func prefix(_ limit: Int?) -> AnswerRows {
        guard let limit, items.count > limit else { return self }
        var rows = self
        rows.items = Array(items.prefix(limit))
        let ids = Set(rows.items.map(\.review.id))
        rows.more = more.filter { ids.contains($0.key) }
        return rows
    }

    /// What tells the only paper of `item` from others; nil where there is none, or several. The library knows it best.
    private static func name(of item: LibraryItem) -> String? {
        let review = item.review
        guard review.kind == .review || review.kind == .entry, review.papers.count == 1,
            let paper = review.papers.first
        else { return nil }
        if let work = item.works.first { return "work:\(work)" }
        if let arxiv = paper.arxiv { return "arxiv:\(arxiv)" }
        if let doi = paper.doi { return "doi:\(doi)" }
        let letters = PaperIdentity.letters(of: paper.title)
        return letters.isEmpty ? nil : "title:\(letters)"
    }
}
