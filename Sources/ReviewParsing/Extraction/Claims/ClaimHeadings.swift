import ReviewModel
import TextAnalysis

/// Headings and labels that say what the sentences under them tell: "Результаты", "Недостатки: …",
/// "Мнение автора обзора:".
enum ClaimHeadings {
    private static let headings: [(kind: Claim.Kind, phrases: CuePhrases)] = [
        (
            .opinion,
            CuePhrases([
                "мнение", "замечание", "от себя", "впечатлени", "opinion", "my take", "thoughts",
                "плюс", "strengths", "pros",
                "комментарий",
            ])
        ),
        (
            .limitation,
            CuePhrases([
                "недостат", "минус", "ограничени", "проблем", "limitation", "weakness", "cons", "drawback",
                "caveat", "what is missing",
            ])
        ),
        (
            .result,
            CuePhrases([
                "результат", "вывод", "эксперимент", "результаты", "анализ", "result", "experiment",
                "findings", "evaluation",
            ])
        ),
        (
            .resource,
            CuePhrases([
                "данные", "датасет", "data", "dataset", "тренировка", "обучение модел", "training", "ресурс",
                "compute",
            ])
        ),
        (
            .method,
            CuePhrases([
                "метод", "архитектур", "подход", "пайплайн", "как это работает", "как работает", "суть",
                "устройство", "method", "approach", "architecture", "model", "how it works",
            ])
        ),
        (
            .contribution,
            CuePhrases([
                "tl dr", "tldr", "идея", "основная идея", "вклад", "key idea", "contribution", "summary",
                "abstract", "кратко", "в двух словах",
            ])
        ),
        (.availability, CuePhrases(["код", "code", "доступность", "availability", "release"])),
    ]

    /// The kind that a short line announces for what follows it.
    static func kind(of bytes: [UInt8], _ range: Range<Int>) -> Claim.Kind? {
        let words = bytes.foldedWords(range)
        guard (1...6).contains(words.count) else { return nil }
        return headings.first { $0.phrases.count(in: words) > 0 }?.kind
    }

    /// The kind that a label at the start of a sentence announces: what stands before a colon.
    static func kind(labelling bytes: [UInt8], _ sentence: Range<Int>) -> Claim.Kind? {
        let opening = sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + 80)
        guard let colon = bytes.first(UInt8(ascii: ":"), in: opening) else { return nil }
        return kind(of: bytes, sentence.lowerBound..<colon)
    }
}
