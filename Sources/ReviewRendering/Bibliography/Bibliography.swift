internal import ReviewModel

/// The papers of an export, each once, in the order in which they come.
struct Bibliography {
    /// The papers.
    private(set) var papers: [CitedPaper] = []
    private var places: [String: Int] = [:]
    private var items = 0

    /// Takes the papers of `item`.
    mutating func add(_ item: LibraryItem) {
        for paper in item.review.papers { add(paper, in: item.review) }
        items += 1
    }

    private mutating func add(_ paper: Paper, in review: Review) {
        let identities = paper.identities
        let place = place(of: paper, identities)
        if let place {
            papers[place].add(paper, in: review, number: items)
        } else {
            papers.append(CitedPaper(paper, in: review, number: items))
        }
        let known = place ?? papers.count - 1
        // The paper that was known has no others: what it took over is of this one.
        for identity in identities where places[identity] == nil {
            places[identity] = known
        }
    }

    private func place(of paper: Paper, _ identities: [String]) -> Int? {
        identities.lazy.compactMap { places[$0] }.first { !papers[$0].paper.contradicts(paper) }
    }

    /// The paper that `identity` tells apart.
    func paper(called identity: String) -> CitedPaper? { places[identity].map { papers[$0] } }
}
