import ReviewModel
import TextAnalysis

/// Scores the concepts a review speaks of and keeps the few that much speaks for.
struct TopicsRule: ExtractionRule {
    let name = "topics"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nАгента учат обучением с подкреплением. Обучение с подкреплением тут устойчивее.",
            "topics", ["rl"])
    ]

    func apply(to draft: inout ReviewDraft) {
        guard draft.post.kind != .channelHeader, draft.post.kind != .ad else { return }
        let matches = draft.concepts
        var scores = scores(of: matches, in: draft)
        for (id, weight) in keywordScores(draft) { scores[id, default: 0] += weight }
        let best = scores.values.max() ?? 0
        guard best > 0 else { return }
        let places = places(of: matches, in: draft)
        let kept = scores.filter { $0.value >= max(1.5, min(3, best * 0.2)) }.sorted {
            ($1.value, $0.key) < ($0.value, $1.key)
        }
        for (id, score) in kept.prefix(10) {
            draft.review.topics.append(TopicScore(id: id, score: min(1, score / max(6, best))))
            draft.note(
                "topics", id, by: self, at: places[id], confidence: min(0.95, score / max(6, best)))
        }
    }

    /// What a note is tagged with says outright what it is about.
    private func keywordScores(_ draft: ReviewDraft) -> [(id: String, weight: Double)] {
        let text = Array(draft.known.keywords.joined(separator: "\n").utf8.prefix(4096))
        guard !text.isEmpty else { return [] }
        return draft.lexica.found(in: text, tokens: Tokenizer.tokens(in: text)).concepts.compactMap { match in
            let topic = draft.lexica.topics.topics[match.entry]
            switch topic.evidence(ofAlias: match.alias) {
            case .strong: return (topic.id, 3)
            case .weak: return (topic.id, 1)
            case .against: return nil
            }
        }
    }

    /// Where each topic is first named by a strong word, else by any.
    private func places(of matches: [LexiconMatch], in draft: ReviewDraft) -> [String: Range<Int>] {
        var strong: [String: Range<Int>] = [:]
        var weak: [String: Range<Int>] = [:]
        for match in matches {
            let topic = draft.lexica.topics.topics[match.entry]
            switch topic.evidence(ofAlias: match.alias) {
            case .strong: strong[topic.id] = strong[topic.id] ?? match.range
            case .weak: weak[topic.id] = weak[topic.id] ?? match.range
            case .against: break
            }
        }
        return strong.merging(weak) { first, _ in first }
    }

    /// Evidence for each topic: what stands in the title and the opening counts most, and the third
    /// mention of the same words adds less than the first.
    func scores(of matches: [LexiconMatch], in draft: ReviewDraft) -> [String: Double] {
        var scores: [String: Double] = [:]
        var seen: [LexiconAlias: Int] = [:]
        let opening = draft.proseLines.prefix(3).last.map { draft.lines.lines[$0].upperBound } ?? 0
        let title = draft.header?.title.map { draft.lines.lines[$0] } ?? draft.lines.lines.first ?? 0..<0
        let heads = draft.headLines.map { draft.lines.lines[$0] }
        for match in matches {
            // Places of work, venues and labels of links say nothing of what the text is about.
            if !title.contains(match.range.lowerBound),
                heads.contains(where: { $0.contains(match.range.lowerBound) })
            {
                continue
            }
            let topic = draft.lexica.topics.topics[match.entry]
            let alias = LexiconAlias(entry: match.entry, alias: match.alias)
            seen[alias, default: 0] += 1
            let times = seen[alias] ?? 1
            var weight = 0.0
            switch topic.evidence(ofAlias: match.alias) {
            case .strong: weight = 1
            case .weak: weight = 0.3
            default: weight = -0.5
            }
            weight /= Double(times)
            if title.contains(match.range.lowerBound) {
                weight *= 4
            } else if match.range.lowerBound < opening {
                weight *= 1.6
            }
            scores[topic.id, default: 0] += weight
        }
        return scores
    }

    private struct LexiconAlias: Hashable {
        var entry: Int
        var alias: Int
    }
}
