/// Writes text dumps of channels and digests that nobody wrote: titles, authors, paragraphs, captions,
/// cards, reactions and blank lines in the layouts that the program reads, in random order.
public struct DumpGenerator {
    /// Layouts of generated sources.
    public enum Layout: String, CaseIterable, Sendable {
        /// With the channel's header and blank lines.
        case spaced
        /// Without header and blank lines, posts printed twice, link cards.
        case doubled
        /// A serial digest with a table of contents.
        case digest
    }

    private var random: SplitMix
    private var lines: [String] = []

    /// A generator whose sources follow from `seed`.
    public init(seed: UInt64) { random = SplitMix(seed: seed) }

    /// A source of a few posts or sections, its lines ended by line feeds.
    public mutating func source(_ layout: Layout) -> String {
        lines = []
        switch layout {
        case .spaced: spaced()
        case .doubled: doubled()
        case .digest: digest()
        }
        return lines.joined(separator: "\n") + (chance(0.8) ? "\n" : "")
    }
}

private extension DumpGenerator {
    mutating func spaced() {
        lines += ["заметки – Telegram", "заметки", "\(number(1, 900)) subscribers"]
        if chance(0.7) { lines.append("Download Telegram") }
        for _ in 0..<number(1, 9) {
            let body = (0..<number(0, 5)).flatMap { _ in ["", paragraph()] }
            if chance(0.6) { lines += head() + body } else { lines += [paragraph()] + body }
            if chance(0.3) { lines.append(reactions()) }
            if chance(0.3) { lines.append(caption()) }
            if chance(0.2) { lines += Array(repeating: chance(0.5) ? "" : "  ", count: number(1, 3)) }
        }
    }

    mutating func doubled() {
        for _ in 0..<number(1, 9) {
            if chance(0.3) { lines += ["This media is not supported in your browser", "VIEW IN TELEGRAM"] }
            let post = (chance(0.6) ? head() : []) + (0..<number(1, 6)).map { _ in paragraph() }
            lines += post
            if chance(0.9) { lines += post.dropFirst() }
            if chance(0.4) { lines += ["GitHub", "GitHub - lab/net: \(caption())", paragraph() + "..."] }
            if chance(0.4) { lines.append(reactions()) }
            if chance(0.4) { lines.append(caption()) }
        }
    }

    mutating func digest() {
        let titles = (0..<number(1, 6)).map { _ in title() }
        lines += ["Рубрика «Читаем»", "", "    Статьи на сегодня:", ""]
        lines += titles.enumerated().map { "    \($0 + 1). \($1) (Lab, 2020)" } + ["", ""]
        for (index, title) in titles.enumerated() {
            if chance(0.9) { lines += ["    \(index + 1). \(title)", "", ""] }
            lines += ["    Авторы статьи: \(names()) (Lab, 2020)", "    Оригинал статьи"]
            if chance(0.8) { lines.append("    Автор обзора: Анна Ветрова (в слэке avetrova)") }
            for _ in 0..<number(0, 5) {
                lines += ["", "", "    " + (chance(0.3) ? "1. " : "") + paragraph()]
            }
        }
        if chance(0.5) {
            lines += ["    Реклама", "", "    Комментарии 2", "      +3", "      " + paragraph()]
        }
    }

    mutating func head() -> [String] {
        var head = [title()]
        if chance(0.9) { head.append(names()) }
        if chance(0.9) {
            head.append("Статья: https://arxiv.org/abs/20\(number(10, 21)).0\(number(1000, 9999))")
        }
        if chance(0.4) { head.append("Код: https://github.com/lab/net\(number(1, 9))") }
        return head
    }

    mutating func title() -> String {
        let words = [
            "Deep", "Networks", "Learning", "with", "Attention", "Is", "Graph", "Models", "ViT:", "of",
        ]
        return (chance(0.2) ? "[Lab Net] " : "") + "Small " + phrase(of: words, number(2, 7))
    }

    mutating func names() -> String {
        let first = ["Ada", "Boris", "Clara", "Dmitri"],
            last = ["Stern", "Velikov", "Ruiz", "van Dam", "Łuk"]
        let names = (0..<number(2, 6)).map { _ in pick(first) + " " + pick(last) }
        return names.joined(separator: ", ") + (chance(0.2) ? " et al." : "")
    }

    mutating func paragraph() -> String {
        let words = [
            "сеть", "учится", "на", "ImageNet", "лучше", "BERT", "и", "дообучение", "the", "model", "gets",
            "3.5%",
            "(https://t.me/notes/12)", "авторы", "12B", "параметров", "«токен»", "p<0.05", "– то", "UPD:",
            "👍", "e\u{301}",
        ]
        let marks = ["", "", "- ", "2) ", "• "]
        return pick(marks) + "Итак, " + phrase(of: words, number(3, 40)) + pick([".", ".", "?", ":", ""])
    }

    mutating func caption() -> String {
        pick([
            "Structure of the Block", "Результаты на COCO", "optical flow", "Рис. 1", "Figure 2. All of It.",
        ])
    }

    mutating func reactions() -> String {
        let emoji = (0..<number(1, 3)).map { _ in pick(["👍", "🔥", "❤", "", "🙏"]) + String(number(1, 99)) }
        return "👍" + String(number(1, 400)) + emoji.joined()
    }
}

private extension DumpGenerator {
    mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < probability
    }

    mutating func number(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &random) }

    mutating func pick(_ choices: [String]) -> String { choices[number(0, choices.count - 1)] }

    mutating func phrase(of words: [String], _ count: Int) -> String {
        (0..<count).map { _ in pick(words) }.joined(separator: " ")
    }
}
