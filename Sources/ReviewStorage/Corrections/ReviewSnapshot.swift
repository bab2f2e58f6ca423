internal import JSON
internal import ReviewModel

// The fields that corrections may change, as JSON: what the rules had read stays known, so that a
// correction can be taken back.

extension JSONValue {
    /// An object with the correctable fields of `review`.
    init(snapshotOf review: Review) {
        self = [
            "title": .string(review.title), "label": .optional(review.label),
            "kind": .string(review.kind.rawValue),
            "reviewer": review.reviewer.map(JSONValue.init(reviewer:)) ?? .null,
            "papers": .array(review.papers.map(JSONValue.init(paper:))),
            "links": .array(review.links.map(JSONValue.init(link:))),
            "models": .array(review.models.map(JSONValue.init(model:))),
            "datasets": .strings(review.datasets),
            "topics": .array(review.topics.map { .array([.string($0.id), .decimal($0.score)]) }),
            "claims": .array(review.claims.map(JSONValue.init(claim:))),
        ]
    }

    private init(reviewer: Reviewer) {
        self = [
            "name": .string(reviewer.name), "handles": JSONValue(reviewer.handles),
            "affiliation": .optional(reviewer.affiliation),
        ]
    }

    private init(paper: Paper) {
        self = [
            "title": .string(paper.title), "authors": .strings(paper.authors.map(\.name)),
            "truncated": .bool(paper.authorsTruncated), "affiliations": .strings(paper.affiliations),
            "venue": .optional(paper.venue), "year": .optional(paper.year),
            "year_source": .optional(paper.yearSource?.rawValue), "awards": .strings(paper.awards),
            "arxiv": .optional(paper.arxiv), "doi": .optional(paper.doi), "url": .optional(paper.url),
        ]
    }

    private init(link: Link) {
        self = [
            "url": .optional(link.url), "role": .string(link.role.rawValue),
            "label": .optional(link.label), "placement": .string(link.placement.rawValue),
            "official": .bool(link.official), "paper": .optional(link.paper),
        ]
    }

    private init(model: ModelMention) {
        self = [
            "name": .string(model.name), "aliases": .strings(model.aliases),
            "role": .string(model.role.rawValue), "mentions": .integer(model.mentions),
        ]
    }

    private init(claim: Claim) {
        self = [
            "text": .string(claim.text), "kind": .string(claim.kind.rawValue),
            "start": .integer(claim.range.lowerBound), "end": .integer(claim.range.upperBound),
            "quantities": JSONValue(claim.quantities),
        ]
    }
}

extension JSONValue {
    /// Puts the fields of a snapshot back into `review`.
    func restore(into review: inout Review) {
        guard let title = self["title"].string else { return }
        review.title = title
        review.label = self["label"].string
        review.kind = self["kind"].string.flatMap(Kind.init(rawValue:)) ?? review.kind
        review.reviewer = self["reviewer"].reviewer
        review.papers = self["papers"].elements.map(\.paper)
        review.links = self["links"].elements.map(\.link)
        review.models = self["models"].elements.map(\.model)
        review.datasets = self["datasets"].strings
        review.topics = self["topics"].elements.compactMap { pair in
            guard pair.elements.count == 2, let id = pair.elements[0].string else { return nil }
            return TopicScore(id: id, score: pair.elements[1].number ?? 0)
        }
        review.claims = self["claims"].elements.map(\.claim)
    }

    private var reviewer: Reviewer? {
        self["name"].string.map {
            Reviewer(name: $0, handles: self["handles"].handles, affiliation: self["affiliation"].string)
        }
    }

    private var paper: Paper {
        var paper = Paper(title: self["title"].string ?? "")
        paper.authors = self["authors"].strings.map(Author.init(name:))
        paper.authorsTruncated = self["truncated"].isTrue
        paper.affiliations = self["affiliations"].strings
        paper.venue = self["venue"].string
        paper.year = self["year"].integer
        paper.yearSource = self["year_source"].string.flatMap(Paper.YearSource.init(rawValue:))
        paper.awards = self["awards"].strings
        paper.arxiv = self["arxiv"].string
        paper.doi = self["doi"].string
        paper.url = self["url"].string
        return paper
    }

    private var link: Link {
        Link(
            url: self["url"].string, role: self["role"].string.flatMap(Link.Role.init(rawValue:)) ?? .other,
            label: self["label"].string,
            placement: self["placement"].string.flatMap(Link.Placement.init(rawValue:)) ?? .body,
            official: self["official"].isTrue, paper: self["paper"].integer)
    }

    private var model: ModelMention {
        ModelMention(
            name: self["name"].string ?? "", aliases: self["aliases"].strings,
            role: self["role"].string.flatMap(ModelMention.Role.init(rawValue:)) ?? .mentioned,
            mentions: self["mentions"].integer ?? 1)
    }

    private var claim: Claim {
        let start = max(0, self["start"].integer ?? 0)
        return Claim(
            text: self["text"].string ?? "",
            kind: self["kind"].string.flatMap(Claim.Kind.init(rawValue:)) ?? .result,
            quantities: self["quantities"].quantities, range: start..<max(start, self["end"].integer ?? 0))
    }
}
