import ReviewModel
import TextAnalysis

/// Tells the main language of the text.
struct LanguageRule: ExtractionRule {
    let name = "language"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nАвторы предлагают сеть поменьше.",
            field: "language", values: ["ru"])
    ]

    func apply(to draft: inout ReviewDraft) {
        let prose = draft.proseLines.reduce(into: [UInt8]()) {
            $0 += draft.bytes[draft.lines.lines[$1]] + [UInt8(ascii: "\n")]
        }
        let all =
            draft.bytes.isEmpty ? Array(draft.review.captions.joined(separator: "\n").utf8) : draft.bytes
        let text = prose.count >= 20 ? prose : all
        draft.review.language = LanguageDetection.detect(Array(text.prefix(ReviewDraft.longestRead))).flatMap
        { Language(rawValue: $0.code) }
        if let language = draft.review.language {
            draft.note(
                "language", as: language.rawValue, by: self, at: nil, confidence: text.count < 80 ? 0.6 : 0.95
            )
        }
    }
}
