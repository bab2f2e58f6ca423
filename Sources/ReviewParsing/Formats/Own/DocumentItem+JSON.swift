import JSON
import ReviewModel

extension DocumentItem {
    /// The item of a record: `{"key": …, "section": …, "item": {…}}`, the item by the schema `digest.item/1`.
    init?(record: JSONValue) {
        let item = record["item"]
        guard let key = record["key"].string, !key.isEmpty,
            item["id"].string == ReviewIdentity.id(forKey: key),
            let kind = item["kind"].string.flatMap(Kind.init(rawValue:))
        else { return nil }
        review = Review(
            kind: kind, title: item["title"].string ?? "", text: item["text"].string ?? "",
            source: Self.source(item["source"]))
        review.key = key
        review.id = ReviewIdentity.id(forKey: key)
        curation = Self.curation(item)
        mark = record["section"].string ?? ""
        Self.readSubject(item, into: &review)
        Self.readFindings(item, into: &review)
        review.language = item["language"].string.flatMap(Language.init(rawValue:))
        review.date = item["date"].string.flatMap(Timestamp.init(iso8601:))
        review.edited = item["edited"].string.flatMap(Timestamp.init(iso8601:))
        review.incomplete = item["incomplete"].isTrue
    }

    private static func readSubject(_ item: JSONValue, into review: inout Review) {
        review.label = item["label"].string
        review.papers = item["papers"].elements.map(paper)
        review.links = item["links"].elements.compactMap(link)
        if let name = item["reviewer"]["name"].string {
            var handles: [String: String] = [:]
            for member in item["reviewer"]["handles"].members { handles[member.name] = member.value.string }
            review.reviewer = Reviewer(
                name: name, handles: handles, affiliation: item["reviewer"]["affiliation"].string)
        }
    }

    private static func readFindings(_ item: JSONValue, into review: inout Review) {
        review.models = item["models"].elements.compactMap { model in
            guard let name = model["name"].string else { return nil }
            return ModelMention(
                name: name, aliases: model["aliases"].strings,
                role: model["role"].string.flatMap(ModelMention.Role.init(rawValue:)) ?? .mentioned,
                mentions: model["mentions"].integer ?? 1)
        }
        review.datasets = item["datasets"].strings
        review.topics = item["topics"].elements.compactMap { topic in
            topic["id"].string.map { TopicScore(id: $0, score: topic["score"].number ?? 0) }
        }
        let length = review.text.utf8.count
        review.claims = item["claims"].elements.compactMap { claim($0, within: length) }
        review.captions = item["captions"].strings
        review.reactions = item["reactions"].elements.map {
            Reaction(emoji: $0["emoji"].string, count: $0["count"].integer ?? 0)
        }
    }

    private static func paper(_ json: JSONValue) -> Paper {
        var paper = Paper(title: json["title"].string ?? "")
        paper.authors = json["authors"].strings.map(Author.init(name:))
        paper.authorsTruncated = json["authors_truncated"].isTrue
        paper.affiliations = json["affiliations"].strings
        paper.venue = json["venue"].string
        paper.year = json["year"].integer
        paper.yearSource = json["year_source"].string.flatMap(Paper.YearSource.init(rawValue:))
        paper.awards = json["awards"].strings
        paper.arxiv = json["arxiv"].string
        paper.doi = json["doi"].string
        paper.url = json["url"].string
        return paper
    }

    private static func link(_ json: JSONValue) -> Link? {
        guard let role = json["role"].string.flatMap(Link.Role.init(rawValue:)),
            let placement = json["placement"].string.flatMap(Link.Placement.init(rawValue:))
        else { return nil }
        return Link(
            url: json["url"].string, role: role, label: json["label"].string, placement: placement,
            official: json["official"].isTrue, paper: json["paper"].integer)
    }

    private static func claim(_ json: JSONValue, within length: Int) -> Claim? {
        guard let text = json["text"].string,
            let kind = json["kind"].string.flatMap(Claim.Kind.init(rawValue:)),
            let start = json["start"].integer, let end = json["end"].integer, 0 <= start, start <= end,
            end <= length
        else { return nil }
        let quantities = json["quantities"].elements.map {
            Quantity(
                value: $0["value"].string ?? "", unit: $0["unit"].string ?? "", of: $0["of"].string,
                raw: $0["raw"].string ?? "")
        }
        return Claim(text: text, kind: kind, quantities: quantities, range: start..<end)
    }

    private static func source(_ json: JSONValue) -> SourceReference {
        var source = SourceReference(path: json["path"].string ?? "", format: json["format"].string ?? "")
        source.channel = json["channel"].string
        source.channelTitle = json["channel_title"].string
        source.messages = json["messages"].elements.compactMap(\.integer)
        source.url = json["url"].string
        source.replyTo = json["reply_to"].integer
        return source
    }

    private static func curation(_ json: JSONValue) -> Curation {
        var curation = Curation()
        curation.tags = json["tags"].strings
        curation.status = json["status"].string.flatMap(Curation.Status.init(rawValue:)) ?? .unread
        curation.rating = json["rating"].integer
        curation.notes = json["notes"].string
        curation.lists = json["lists"].strings
        return curation
    }
}
