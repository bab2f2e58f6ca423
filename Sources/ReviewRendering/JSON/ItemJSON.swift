internal import JSON
internal import ReviewModel

/// An item as JSON, by the schema `digest.item/1`: every key is always there, in this order.
enum ItemJSON {
    /// Name of the schema.
    static let schema = "digest.item/1"

    /// Writes `item`, with its score and snippet where it has them or `scores` asks for them, and with
    /// what surrounds it where that is known.
    static func write(_ item: LibraryItem, scores: Bool, to json: inout JSONWriter) {
        json.object { json in
            json.field("schema", schema)
            writeSubject(item.review, to: &json)
            writeFindings(item.review, to: &json)
            writeText(item.review, to: &json)
            writeCuration(item.curation, to: &json)
            if scores || item.score != nil || item.snippet != nil {
                json.field("score", item.score)
                json.field("snippet", item.snippet?.text)
            }
            if let comment = item.comment { json.field("comment", comment) }
            if let context = item.context { writeContext(context, to: &json) }
        }
    }

    private static func writeSubject(_ review: Review, to json: inout JSONWriter) {
        json.field("id", review.id)
        json.field("kind", review.kind.rawValue)
        json.field("title", review.title)
        json.field("label", review.label)
        json.field("papers", review.papers) { json, paper in json.object { writePaper(paper, to: &$0) } }
        json.field("links", review.links) { json, link in json.object { writeLink(link, to: &$0) } }
        json.objectField("reviewer", review.reviewer) { writeReviewer($1, to: &$0) }
    }

    private static func writeFindings(_ review: Review, to json: inout JSONWriter) {
        json.field("models", review.models) { json, model in json.object { writeModel(model, to: &$0) } }
        json.field("datasets", review.datasets)
        json.field("topics", review.topics) { json, topic in
            json.object {
                $0.field("id", topic.id)
                $0.field("score", inHundredths(topic.score))
            }
        }
        json.field("claims", review.claims) { json, claim in json.object { writeClaim(claim, to: &$0) } }
        json.field("captions", review.captions)
        json.field("reactions", review.reactions) { json, reaction in
            json.object {
                $0.field("emoji", reaction.emoji)
                $0.field("count", reaction.count)
            }
        }
    }

    /// `score` to two decimals, kept between 0 and 1. By integers: `rounded()` would ask for the C
    /// library of mathematics.
    private static func inHundredths(_ score: Double) -> Double {
        guard score > 0 else { return 0 }
        return Double(Int(min(score, 1) * 100 + 0.5)) / 100
    }

    private static func writeText(_ review: Review, to json: inout JSONWriter) {
        json.field("language", review.language?.rawValue)
        json.field("date", review.date?.iso8601)
        json.field("edited", review.edited?.iso8601)
        json.field("text", review.text)
        json.field("incomplete", review.incomplete)
        json.objectField("source", review.source) { writeSource($1, to: &$0) }
    }

    private static func writeContext(_ context: ItemContext, to json: inout JSONWriter) {
        json.field("gone", context.isGone)
        for (name, items) in [("refers_to", context.refersTo), ("referred_by", context.referredBy)] {
            json.field(name, items) { json, item in
                json.object {
                    $0.field("id", item.id)
                    $0.field("title", item.title)
                }
            }
        }
        json.field("former_texts", context.formerTexts) { json, former in
            json.object {
                $0.field("text", former.text)
                $0.field("date", former.date?.iso8601)
            }
        }
    }

    private static func writeCuration(_ curation: Curation, to json: inout JSONWriter) {
        json.field("tags", curation.tags)
        json.field("status", curation.status.rawValue)
        json.field("rating", curation.rating)
        json.field("notes", curation.notes)
        json.field("lists", curation.lists)
    }
}

extension ItemJSON {
    private static func writePaper(_ paper: Paper, to json: inout JSONWriter) {
        json.field("title", paper.title)
        json.field("authors", paper.authors.map(\.name))
        json.field("authors_truncated", paper.authorsTruncated)
        json.field("affiliations", paper.affiliations)
        json.field("venue", paper.venue)
        json.field("year", paper.year)
        json.field("year_source", paper.yearSource?.rawValue)
        json.field("awards", paper.awards)
        json.field("arxiv", paper.arxiv)
        json.field("doi", paper.doi)
        json.field("url", paper.url)
    }

    private static func writeLink(_ link: Link, to json: inout JSONWriter) {
        json.field("url", link.url)
        json.field("role", link.role.rawValue)
        json.field("label", link.label)
        json.field("placement", link.placement.rawValue)
        json.field("official", link.official)
        json.field("paper", link.paper)
    }

    private static func writeReviewer(_ reviewer: Reviewer, to json: inout JSONWriter) {
        json.field("name", reviewer.name)
        json.objectField("handles", reviewer.handles) { json, handles in
            for (site, handle) in handles.sorted(by: { $0.key < $1.key }) { json.field(site, handle) }
        }
        json.field("affiliation", reviewer.affiliation)
    }

    private static func writeModel(_ model: ModelMention, to json: inout JSONWriter) {
        json.field("name", model.name)
        json.field("aliases", model.aliases)
        json.field("role", model.role.rawValue)
        json.field("mentions", model.mentions)
    }

    private static func writeClaim(_ claim: Claim, to json: inout JSONWriter) {
        json.field("text", claim.text)
        json.field("kind", claim.kind.rawValue)
        json.field("quantities", claim.quantities) { json, quantity in
            json.object {
                $0.field("value", quantity.value)
                $0.field("unit", quantity.unit)
                $0.field("of", quantity.of)
                $0.field("raw", quantity.raw)
            }
        }
        json.field("start", claim.range.lowerBound)
        json.field("end", claim.range.upperBound)
    }

    private static func writeSource(_ source: SourceReference, to json: inout JSONWriter) {
        json.field("path", source.path)
        json.field("format", source.format)
        json.field("channel", source.channel)
        json.field("channel_title", source.channelTitle)
        json.field("messages", source.messages) { $0.value($1) }
        json.field("url", source.url)
        json.field("reply_to", source.replyTo)
        json.field("lines", source.lines) { writeLines($1, to: &$0) }
        json.field("duplicates", source.duplicates) { writeLines($1, to: &$0) }
    }

    private static func writeLines(_ lines: ClosedRange<Int>, to json: inout JSONWriter) {
        json.array([lines.lowerBound, lines.upperBound]) { $0.value($1) }
    }
}
