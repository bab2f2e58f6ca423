import ReviewModel
import TextAnalysis

/// Reads numbered anchors whose addresses did not survive: "по обзорам 1 и 2", "see links 1, 2, 3".
/// Only where the whole post has no address left, so that the numbers can be nothing else.
struct LostAnchorsRule: ExtractionRule {
    let name = "lost-anchors"
    let examples = [
        RuleExample(
            "Рубрика «Читаем сообща». Май — июнь 2020 года\n\nПривет!\n\nСтатьи на сегодня:\n\n1. Title of a Paper on Nothing\n\n1. Title of a Paper on Nothing\n\nАвторы статьи: Ada One, Bob Two (Google Brain, 2020)\nОригинал статьи :: GitHub project\nАвтор обзора: Анна Ветрова (в слэке avetrova, на habr vetrova)\n\nСеть из 12 слоёв. Подробнее в обзорах 1 и 2.",
            field: "links", values: ["paper Оригинал статьи", "code GitHub project", "other 1", "other 2"])
    ]

    private static let nouns = CuePhrases(WordFiles.heads.values("numbered"))

    func apply(to draft: inout ReviewDraft) {
        guard draft.post.kind == .review, !draft.digestHead.isEmpty,
            draft.review.links.allSatisfy({ $0.url == nil })
        else { return }
        for line in draft.proseLines {
            let tokens = draft.bytes.slice(draft.lines.lines[line]).tokens
            var at = 0
            while at + 1 < tokens.count {
                let numbers =
                    Self.nouns.count(in: [draft.bytes.folded(tokens[at].range)]) > 0
                    ? anchors(draft.bytes, tokens: tokens, from: at + 1) : []
                if numbers.count >= 2 { add(numbers, into: &draft) }
                at += 1 + numbers.count
            }
        }
    }

    /// The numbers 1, 2, 3, … behind a noun, with commas or "и" between them.
    private func anchors(_ bytes: [UInt8], tokens: [Token], from start: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var at = start
        while at < tokens.count {
            let word = bytes.folded(tokens[at].range)
            if word == String(found.count + 1) {
                found.append(tokens[at].range)
            } else if found.isEmpty || !Marks.joints.contains(word) {
                break
            }
            at += 1
        }
        return found
    }

    private func add(_ anchors: [Range<Int>], into draft: inout ReviewDraft) {
        for place in anchors {
            let label = draft.bytes.string(place)
            draft.review.links.append(Link(url: nil, role: .other, label: label, placement: .body))
            draft.note("links", as: label, by: self, at: place, confidence: 0.5)
        }
    }
}
