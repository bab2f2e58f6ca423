internal import ReviewModel
internal import SQLite

extension Correction {
    /// Changes `review` as the correction says.
    func apply(to review: inout Review) {
        switch field {
        case .title: setTitle(of: &review)
        case .label: review.label = single
        case .kind: review.kind = Kind(rawValue: value) ?? review.kind
        case .reviewer: review.reviewer = single.map { Reviewer(name: $0) }
        case .venue, .year, .arxiv, .doi, .url, .author, .affiliation, .award: changePaper(of: &review)
        case .model, .about: changeModels(of: &review)
        case .dataset: change(&review.datasets)
        case .topic: changeTopics(of: &review)
        case .link: changeLinks(of: &review)
        case .claim: review.claims.removeAll { operation == .clear || $0.text == value }
        }
    }

    /// The value of a field that has one; nil when it is to be empty.
    private var single: String? { operation == .set ? value : nil }

    private func setTitle(of review: inout Review) {
        if let first = review.papers.first, review.papers.count == 1 || first.title == review.title {
            review.papers[0].title = value
        }
        review.title = value
    }

    /// Changes the first paper; a value makes one where there is none.
    private func changePaper(of review: inout Review) {
        if review.papers.isEmpty {
            guard operation == .set || operation == .add else { return }
            review.papers.append(Paper(title: review.title))
        }
        switch field {
        case .venue: review.papers[0].venue = single
        case .year: set(year: single.flatMap { Int($0) }, .stated, paper: &review.papers[0])
        case .arxiv: setArxiv(of: &review.papers[0])
        case .doi: review.papers[0].doi = single
        case .url: review.papers[0].url = single
        case .author: changeAuthors(of: &review.papers[0])
        case .affiliation: change(&review.papers[0].affiliations)
        case .award: change(&review.papers[0].awards)
        default: break
        }
    }

    private func set(year: Int?, _ source: Paper.YearSource, paper: inout Paper) {
        paper.year = year
        paper.yearSource = year == nil ? nil : source
    }

    /// What was told by the old identifier goes with it: the address and the year.
    private func setArxiv(of paper: inout Paper) {
        if let old = paper.arxiv, paper.url?.contains(old) == true { paper.url = nil }
        paper.arxiv = single
        if let single, paper.url == nil { paper.url = ArxivIdentifier.address(of: single) }
        guard paper.yearSource == nil || paper.yearSource == .arxiv else { return }
        set(year: single.flatMap(ArxivIdentifier.year(of:)), .arxiv, paper: &paper)
    }

    private func changeAuthors(of paper: inout Paper) {
        if value == Paper.othersMark, operation == .add || operation == .remove {
            paper.authorsTruncated = operation == .add
            return
        }
        var groups = Set(paper.authors.filter(\.isGroup).map(\.name))
        var names = paper.authors.map(\.name)
        let author = Correction.author(stored: value)
        if author.isGroup { groups.insert(author.name) }
        Correction(field, operation: operation, value: author.name).change(&names)
        paper.authors = names.map { Author(name: $0, isGroup: groups.contains($0)) }
        if operation == .clear { paper.authorsTruncated = false }
    }

    /// Changes a list of names, of which none comes twice.
    private func change(_ names: inout [String]) {
        switch operation {
        case .clear: names = []
        case .remove: names.removeAll(where: isValue)
        case .add, .set: if !names.contains(value) { names.append(value) }
        }
    }

    private func changeTopics(of review: inout Review) {
        if operation == .clear { return review.topics = [] }
        review.topics.removeAll { isValue($0.id) }
        if operation != .remove { review.topics.insert(TopicScore(id: value, score: 1), at: 0) }
    }

    private func changeLinks(of review: inout Review) {
        if operation == .clear { return review.links = [] }
        let link = LinkCorrection(value)
        if operation == .remove { return review.links.removeAll { $0.url == link.url || $0.label == value } }
        review.links.removeAll { $0.url == link.url }
        review.links.append(
            Link(
                url: link.url, role: link.role, placement: .header, paper: review.papers.isEmpty ? nil : 0))
    }

    /// Whether `name` is the value, spaces, hyphens and capitals apart.
    private func isValue(_ name: String) -> Bool {
        if name == value { return true }
        let glued = NameForms.glued(value)
        return !glued.isEmpty && NameForms.glued(name) == glued
    }
}

// MARK: - Models

extension Correction {
    private func changeModels(of review: inout Review) {
        switch (field, operation) {
        case (.model, .clear): review.models = []
        case (.model, .remove): review.models.removeAll { isModel($0) }
        case (.about, .clear): setRole(.mentioned, of: &review) { _ in true }
        case (.about, .remove): setRole(.mentioned, of: &review, where: isModel)
        case (.about, _):
            addModel(to: &review)
            setRole(.primary, of: &review, where: isModel)
        default: addModel(to: &review)
        }
        // What the item is about comes first; the order is otherwise kept.
        review.models =
            review.models.filter { $0.role == .primary } + review.models.filter { $0.role != .primary }
    }

    private func addModel(to review: inout Review) {
        guard !review.models.contains(where: isModel) else { return }
        review.models.append(ModelMention(name: value, role: .mentioned))
    }

    private func setRole(
        _ role: ModelMention.Role, of review: inout Review, where isMeant: (ModelMention) -> Bool
    ) {
        for index in review.models.indices where isMeant(review.models[index]) {
            review.models[index].role = role
        }
    }

    private func isModel(_ model: ModelMention) -> Bool {
        isValue(model.name) || model.aliases.contains(where: isValue)
    }
}

extension Correction {
    /// The correction as it is to be stored: a claim by its words instead of its number in `shown`, a
    /// name as the review spells it. Throws when there is nothing of the kind to remove.
    func settled(in review: Review, numberedAs shown: Review) throws(CorrectionError) -> Correction {
        guard operation == .remove else { return self }
        var settled = self
        if field == .claim, let number = Int(value), shown.claims.indices.contains(number - 1) {
            settled.value = shown.claims[number - 1].text
        }
        let present = settled.present(in: review)
        var changed = review
        settled.apply(to: &changed)
        guard changed != review else {
            throw .noSuchValue(value, field: field.rawValue, present: present)
        }
        return settled
    }

    /// Values of the field that could be removed; claims by their numbers.
    private func present(in review: Review) -> [String] {
        switch field {
        case .author:
            (review.papers.first?.authors.map(\.name) ?? [])
                + (review.papers.first?.authorsTruncated == true ? [Paper.othersMark] : [])
        case .affiliation: review.papers.first?.affiliations ?? []
        case .award: review.papers.first?.awards ?? []
        case .model: review.models.map(\.name)
        case .about: review.models.filter { $0.role == .primary }.map(\.name)
        case .dataset: review.datasets
        case .topic: review.topics.map(\.id)
        case .link: review.links.compactMap { $0.url ?? $0.label }
        case .claim: review.claims.isEmpty ? [] : ["1 to \(review.claims.count)"]
        case .title, .label, .kind, .reviewer, .venue, .year, .arxiv, .doi, .url: []
        }
    }
}

// Corrections that two people made of one item, or one person of two items that have turned out to be one.

extension Correction {
    /// Field, operation and value: what is the same in two equal corrections.
    var name: String { "\(field.rawValue) \(operation.rawValue) \(value)" }

    /// Whether nothing is left of `other` once this one is made.
    func makesVoid(_ other: Correction) -> Bool {
        guard field == other.field else { return false }
        switch operation {
        case .set, .clear: return true
        case .add, .remove: return value == other.value && other.operation != .clear
        }
    }

    /// All of both in the order of time, without those that later ones make void.
    static func united(_ own: [Correction], other: [Correction]) -> [Correction] {
        var (left, right) = (byTime(own)[...], byTime(other)[...])
        var result: [Correction] = []
        while let next = first(left, right) {
            if left.first.map({ rank($0) == rank(next) }) ?? false { left.removeFirst() }
            if right.first.map({ rank($0) == rank(next) }) ?? false { right.removeFirst() }
            result.removeAll { next.makesVoid($0) }
            result.append(next)
        }
        return result
    }

    private static func first(_ left: ArraySlice<Correction>, _ right: ArraySlice<Correction>)
        -> Correction?
    {
        guard let one = left.first else { return right.first }
        guard let other = right.first else { return one }
        return rank(one) <= rank(other) ? one : other
    }

    /// Those of one moment stay in their order.
    private static func byTime(_ corrections: [Correction]) -> [Correction] {
        corrections.enumerated().sorted {
            ($0.element.date?.seconds ?? 0, $0.offset) < ($1.element.date?.seconds ?? 0, $1.offset)
        }.map(\.element)
    }

    private static func rank(_ correction: Correction) -> (Int64, String) {
        (correction.date?.seconds ?? 0, correction.name)
    }
}

extension Correction {
    /// What of the first paper's record it corrects.
    var paperField: PaperRecord.Part? {
        switch field {
        case .title: .title
        case .author: .authors
        case .year: .year
        case .venue: .venue
        case .arxiv: .arxiv
        case .doi: .doi
        default: nil
        }
    }
}
