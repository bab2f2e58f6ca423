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
        let reviewer = Self.reviewer(draft.bytes, in: value)
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

    private static func reviewer(_ bytes: [UInt8], in range: Range<Int>) -> Reviewer {
        guard let open = bytes.first(UInt8(ascii: "("), in: range) else {
            return Reviewer(name: bytes.string(range))
        }
        var reviewer = Reviewer(name: bytes.string(bytes.trimmed(range.lowerBound..<open)))
        let close = bytes[range].lastIndex(of: UInt8(ascii: ")")) ?? range.upperBound
        var others: [String] = []
        for piece in bytes[open + 1..<max(open + 1, close)].split(separator: UInt8(ascii: ",")) {
            let place = bytes.trimmed(piece.startIndex..<piece.endIndex)
            if let handle = handle(bytes, in: place) {
                reviewer.handles[handle.site] = reviewer.handles[handle.site] ?? handle.nick
            } else if !place.isEmpty {
                others.append(bytes.string(place))
            }
        }
        reviewer.affiliation = others.isEmpty ? nil : others.joined(separator: ", ")
        return reviewer
    }

    /// "в слэке nick": the nick is what follows the name of the site, to the letter.
    private static func handle(_ bytes: [UInt8], in range: Range<Int>) -> (site: String, nick: String)? {
        let words = bytes.fields(range)
        for (index, word) in words.prefix(3).enumerated() {
            let folded = bytes.folded(word).filter { $0 != ":" && $0 != "@" }
            guard let site = sites[folded], index + 1 < words.count
            else { continue }
            let rest = bytes.trimmed(words[index + 1].lowerBound..<range.upperBound)
            let nick = bytes.string(rest)
            return nick.isEmpty ? nil : (site, nick.hasPrefix("@") ? String(nick.dropFirst()) : nick)
        }
        return nil
    }
}
