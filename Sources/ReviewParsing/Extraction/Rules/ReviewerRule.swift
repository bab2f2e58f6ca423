import ReviewModel
import TextAnalysis

/// Reads who wrote the review: `Автор обзора: Имя Фамилия (в слэке nick, на habr nick)`.
struct ReviewerRule: ExtractionRule {
    let name = "reviewer"
    let examples = [
        RuleExample(
            "Рубрика «Читаем сообща». Май — июнь 2020 года\n\nПривет!\n\nСтатьи на сегодня:\n\n1. Title of a Paper on Nothing\n\n1. Title of a Paper on Nothing\n\nАвторы статьи: Ada One, Bob Two (Google Brain, 2020)\nОригинал статьи :: GitHub project\nАвтор обзора: Анна Ветрова (в слэке avetrova, на habr vetrova)\n\nСеть из 12 слоёв.",
            field: "reviewer", values: ["Анна Ветрова"]),
        RuleExample(
            "Рубрика «Читаем сообща». Май — июнь 2020 года\n\nПривет!\n\nСтатьи на сегодня:\n\n1. Title of a Paper on Nothing\n\n1. Title of a Paper on Nothing\n\nАвторы статьи: Ada One, Bob Two (Google Brain, 2020)\nОригинал статьи :: GitHub project\nАвтор обзора: Анна Ветрова (в слэке avetrova, на habr vetrova)\n\nСеть из 12 слоёв.",
            field: "handles", values: ["habr vetrova", "slack avetrova"]),
    ]

    private static let sites = Dictionary(
        WordFiles.heads.pairs("site").map { ($0.left, $0.right) }, uniquingKeysWith: { first, _ in first })

    func apply(to draft: inout ReviewDraft) {
        guard let line = draft.digestLines(.reviewer).first,
            let colon = draft.bytes.first(UInt8(ascii: ":"), in: draft.lines.lines[line])
        else {
            readSignature(&draft)
            return
        }
        let value = draft.bytes.trimmed(colon + 1..<draft.lines.lines[line].upperBound)
        let reviewer = Self.reviewer(draft.bytes.slice(value))
        draft.review.reviewer = reviewer
        draft.note("reviewer", as: reviewer.name, by: self, at: value)
    }

    private func readSignature(_ draft: inout ReviewDraft) {
        guard draft.post.kind == .review, let signature = draft.post.messages.first?.signature,
            !signature.isEmpty
        else { return }
        draft.review.reviewer = Reviewer(name: signature)
        draft.note("reviewer", as: signature, by: self, at: nil)
    }

    private static func reviewer(_ text: TextSlice) -> Reviewer {
        guard let open = text.first(UInt8(ascii: "(")) else { return Reviewer(name: text.string) }
        var reviewer = Reviewer(name: text.before(open).trimmed.string)
        let close = text.last(UInt8(ascii: ")")) ?? text.endIndex
        var others: [String] = []
        for piece in text.after(open).before(close).split(separator: UInt8(ascii: ",")).map(\.trimmed) {
            if let handle = handle(piece) {
                reviewer.handles[handle.site] = reviewer.handles[handle.site] ?? handle.nick
            } else if !piece.isEmpty {
                others.append(piece.string)
            }
        }
        reviewer.affiliation = others.isEmpty ? nil : others.joined(separator: ", ")
        return reviewer
    }

    /// "в слэке nick": the nick is what follows the name of the site, to the letter.
    private static func handle(_ text: TextSlice) -> (site: String, nick: String)? {
        let words = text.fields
        for (index, word) in words.prefix(3).enumerated() {
            let folded = word.folded.filter { $0 != ":" && $0 != "@" }
            guard let site = sites[folded], index + 1 < words.count
            else { continue }
            let nick = text.from(words[index + 1].startIndex).trimmed.string
            return nick.isEmpty ? nil : (site, nick.hasPrefix("@") ? String(nick.dropFirst()) : nick)
        }
        return nil
    }
}
