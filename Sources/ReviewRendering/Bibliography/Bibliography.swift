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
        let place = place(of: paper)
        if let place {
            papers[place].add(paper, in: review, number: items)
        } else {
            papers.append(CitedPaper(paper, in: review, number: items))
        }
        let known = place ?? papers.count - 1
        for identity in papers[known].paper.identities + paper.identities where places[identity] == nil {
            places[identity] = known
        }
    }

    /// The paper that `identity` tells apart.
    func paper(called identity: String) -> CitedPaper? { places[identity].map { papers[$0] } }

    private func place(of paper: Paper) -> Int? {
        paper.identities.lazy.compactMap { places[$0] }.first { !papers[$0].paper.contradicts(paper) }
    }
}
