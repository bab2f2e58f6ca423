import ReviewModel

/// How many of the posts of the grid were read as they should be.
struct GridScore {
    /// Posts.
    var count = 0
    /// Those read right.
    var right = 0
    /// What was read wrong, a line each.
    var misses: [String] = []

    /// The share of those read right.
    var share: Double { count == 0 ? 1 : Double(right) / Double(count) }

    /// Takes the items of an export whose message `number` is `sample`.
    mutating func judge(_ sample: PostGrid.Sample, number: Int, in items: [Review], as name: String) {
        count += 1
        guard let item = items.first(where: { $0.source.messages.contains(number) }) else {
            misses.append("\(name): not read at all")
            return
        }
        let paper = item.papers.first
        var wrong: [String] = []
        if item.kind != .review { wrong.append(item.kind.rawValue) }
        if item.source.messages != Array(number...number + sample.more.count) {
            wrong.append("joined: \(item.source.messages)")
        }
        if let arxiv = sample.arxiv, paper?.arxiv != arxiv { wrong.append("arxiv \(paper?.arxiv ?? "none")") }
        if sample.arxiv == nil, sample.post.file == nil, paper?.url == nil { wrong.append("no address") }
        if let title = sample.title, paper?.title != title {
            wrong.append("title '\(paper?.title ?? item.title)'")
        }
        if sample.title == nil, item.title.isEmpty { wrong.append("no title") }
        if wrong.isEmpty { right += 1 } else { misses.append("\(name): \(wrong.joined(separator: ", "))") }
    }

    /// Takes the items of an export whose message `number` is `other`.
    mutating func judge(_ other: PostGrid.Other, number: Int, in items: [Review]) {
        count += 1
        guard let item = items.first(where: { $0.source.messages.contains(number) }) else {
            misses.append("\(other.name): not read at all")
            return
        }
        if item.kind == .review || item.kind == .entry {
            misses.append("\(other.name): \(item.kind.rawValue) '\(item.title)' of \(item.source.messages)")
        } else {
            right += 1
        }
    }

    /// Asks whether the paper that `other` names was found, if it names one.
    mutating func judge(paperOf other: PostGrid.Other, number: Int, in items: [Review]) {
        guard let arxiv = other.arxiv else { return }
        count += 1
        let item = items.first { $0.source.messages.contains(number) }
        if item?.papers.contains(where: { $0.arxiv == arxiv }) == true {
            right += 1
        } else {
            misses.append("\(other.name): no paper \(arxiv)")
        }
    }

    /// Adds what was counted elsewhere.
    mutating func add(_ score: GridScore) {
        count += score.count
        right += score.right
        misses += score.misses
    }
}
