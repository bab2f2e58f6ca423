import ReviewModel
import TextAnalysis

/// Picks the sentences a reader would underline, at most ten, in the order of the text.
struct ClaimsRule: ExtractionRule {
    let name = "claims"
    let examples: [RuleExample] = []

    /// Score under which a sentence is not worth quoting however few there are.
    static let least = -2.6

    /// How much of a claim may stand in another one.
    static let mostAlike = 0.6

    /// How many repeated sentences are passed over; a text with more says one thing again and again.
    static let mostRepeats = 100

    /// How many claims a review has at most.
    static let most = 10

    func apply(to draft: inout ReviewDraft) {
        guard draft.post.kind == .review else { return }
        let candidates = ClaimCandidate.candidates(in: draft)
        for candidate in Self.picked(candidates) {
            let claim = Claim(
                text: draft.bytes.string(candidate.range), kind: candidate.kind,
                quantities: candidate.quantities,
                range: candidate.range)
            draft.review.claims.append(claim)
            draft.note(
                "claims", claim.text, by: self, at: candidate.range,
                confidence: min(0.95, max(0.1, 0.5 + candidate.score / 8)))
        }
    }

    /// The best candidates, one at a time: each pick makes its kind and its paragraph a little less wanted.
    static func picked(_ candidates: [ClaimCandidate]) -> [ClaimCandidate] {
        let wanted = min(most, max(3, (candidates.count * 2 + 2) / 3))
        var left = candidates
        var picked: [ClaimCandidate] = []
        var kinds: [Claim.Kind: Int] = [:]
        var paragraphs: [Int: Int] = [:]
        var said: [Set<[UInt8]>] = []
        var repeats = 0
        while picked.count < wanted, !left.isEmpty {
            let value = { (candidate: ClaimCandidate) in
                candidate.score - 0.1 * Double(kinds[candidate.kind] ?? 0) - 0.3
                    * Double(paragraphs[candidate.paragraph] ?? 0)
            }
            guard let best = left.indices.max(by: { value(left[$0]) < value(left[$1]) }),
                value(left[best]) > Self.least
            else { break }
            let candidate = left.remove(at: best)
            // What was said once is not quoted again: texts repeat themselves in captions and conclusions.
            let stems = candidate.stems
            if said.contains(where: { isSaid(stems, by: $0) }) {
                repeats += 1
                if repeats < mostRepeats { continue } else { break }
            }
            said.append(stems)
            kinds[candidate.kind, default: 0] += 1
            paragraphs[candidate.paragraph, default: 0] += 1
            picked.append(candidate)
        }
        return picked.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether most words of one of two sentences stand in the other; sentences of a few words never do.
    private static func isSaid(_ stems: Set<[UInt8]>, by other: Set<[UInt8]>) -> Bool {
        let shorter = min(stems.count, other.count)
        return shorter >= 4 && Double(stems.intersection(other).count) > mostAlike * Double(shorter)
    }
}
