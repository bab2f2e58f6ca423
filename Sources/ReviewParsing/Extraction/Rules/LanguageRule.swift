import ReviewModel
import TextAnalysis

/// Tells the main language of the text.
struct LanguageRule: ExtractionRule {
    let name = "language"
    let examples: [RuleExample] = []

    func apply(to draft: inout ReviewDraft) {
        let text =
            draft.bytes.isEmpty ? Array(draft.review.captions.joined(separator: "\n").utf8) : draft.bytes
        draft.review.language = LanguageDetection.detect(Array(text.prefix(ReviewDraft.longestRead))).flatMap
        { Language(rawValue: $0.code) }
    }
}
