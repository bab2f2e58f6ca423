import ReviewModel
import TextAnalysis

/// Picks the sentences a reader would underline, at most ten, in the order of the text.
struct ClaimsRule: ExtractionRule {
    let name = "claims"
    let examples = [
        RuleExample(
            """
            Sorting Nets by Swapping
            Ada One, Bob Two
            Статья: https://arxiv.org/abs/2101.00001

            The authors propose a network that sorts by swapping neighbours and is trained end to end. See also \
            the figure below.

            It reaches 97% accuracy on lists of 100 numbers, 5% better than the previous best model.
            """, field: "claims",
            values: [
                "The authors propose a network that sorts by swapping neighbours and is trained end to end.",
                "It reaches 97% accuracy on lists of 100 numbers, 5% better than the previous best model.",
            ])
    ]

    func apply(to draft: inout ReviewDraft) {
        guard draft.post.kind == .review else { return }
        let text = ClaimText(draft)
        for chosen in ClaimChoice(text).chosen {
            let range = text.units[chosen.unit].range
            let claim = Claim(
                text: draft.bytes.string(range), kind: chosen.kind, quantities: text.quantities[chosen.unit],
                range: range)
            draft.review.claims.append(claim)
            draft.note("claims", as: claim.text, by: self, at: range, confidence: chosen.probability)
        }
    }
}
