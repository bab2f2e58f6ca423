internal import ReviewModel

/// The papers of an export, each once, in the order in which they come.
struct Bibliography {
    /// The papers.
    private(set) var papers: [CitedPaper] = []
    /// Those that have a title: without one there is nothing to cite.
    var citable: [CitedPaper] { papers.filter { !PlainText.line($0.paper.title).isEmpty } }
    private var places: [String: [Int]] = [:]
    private var items = 0
    private var identities: Set<String> = []

    /// Takes the papers of `item`.
    mutating func add(_ item: LibraryItem) {
        for paper in item.review.papers { add(paper, of: item) }
        items += 1
    }

    private mutating func add(_ paper: Paper, of item: LibraryItem) {
        let review = item.review
        let identity = paper.identity
        let place = place(of: paper, identity)
        if let place {
            papers[place].add(paper, in: review, number: items)
        } else {
            papers.append(CitedPaper(paper, in: review, number: items, identity: free(PaperName.of(paper))))
        }
        let known = place ?? papers.count - 1
        papers[known].take(item)
        // The paper that was known has no others: what it took over is of this one.
        for name in identity.lastingNames where places[name]?.contains(known) != true {
            places[name, default: []].append(known)
        }
    }

    /// `name`, with a number behind it where another paper has it.
    private mutating func free(_ name: String) -> String {
        var (number, free) = (1, name)
        while !identities.insert(free).inserted {
            number += 1
            free = "\(name) \(number)"
        }
        return free
    }

    /// The place of the paper; of two works of one title each has its own people.
    private func place(of paper: Paper, _ identity: PaperIdentity) -> Int? {
        identity.lastingNames.lazy.flatMap { places[$0] ?? [] }.first { place in
            let known = papers[place].paper
            if known.identity.contradicts(identity) { return false }
            return known.identity.hasIdentifier(of: identity) || PaperRecord.mayBeOne(known, paper)
        }
    }

    /// The paper that has that name.
    func paper(called name: String) -> CitedPaper? { places[name]?.first.map { papers[$0] } }

    /// The paper that `paper` of an item is.
    func paper(of paper: Paper) -> CitedPaper? { place(of: paper, paper.identity).map { papers[$0] } }
}

/// What a bibliography says of a review.
struct CitedReview {
    /// Id of the item.
    let id: String
    /// Title of the review where it is not the paper's, reviewer and channel.
    let words: [String]
    /// Address of the post, where it can be followed.
    let address: String?

    init(_ review: Review, of paper: Paper) {
        id = review.id
        let title = review.title == paper.title ? nil : review.title
        let place = review.source.channelTitle ?? review.source.channel
        words = [title, review.reviewer?.name, place].compactMap { $0.map(PlainText.line) }
            .filter { !$0.isEmpty }
        address = review.source.url.flatMap(SafeAddress.followable)
    }

    /// `Grigory Sapunov, Gonzo ML, https://t.me/gonzo_ML/642`; empty when nothing is known.
    var text: String { (words + [address].compactMap { $0 }).joined(separator: ", ") }
}
