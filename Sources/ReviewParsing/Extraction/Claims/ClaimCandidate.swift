import ReviewModel
import TextAnalysis

/// A sentence that may be a claim, with what speaks for it.
struct ClaimCandidate: Sendable {
    /// Place in the text.
    var range: Range<Int>
    /// Its words, folded.
    var words: [String]
    /// Numbers in it that measure something.
    var quantities: [Quantity]
    /// What it most likely tells.
    var kind: Claim.Kind
    /// How much speaks for quoting it.
    var score: Double
    /// Which paragraph it stands in, from 0.
    var paragraph: Int
    /// Which sentence of its paragraph it is, from 0.
    var position: Int

    /// The sentences of the prose of `draft`, scored.
    static func candidates(in draft: ReviewDraft) -> [ClaimCandidate] {
        let prose = draft.proseLines.filter { !isHeading(draft, $0) }
        let names = names(of: draft)
        var candidates: [ClaimCandidate] = []
        for (paragraph, line) in prose.enumerated() {
            let range = draft.lines.lines[line]
            for (position, sentence) in SentenceSplitter.sentences(in: draft.bytes, range).enumerated() {
                let words = Tokenizer.tokens(in: draft.bytes, sentence).map { draft.bytes.folded($0.range) }
                guard words.count >= 3 else { continue }
                var candidate = ClaimCandidate(
                    range: sentence, words: words, quantities: QuantityScanner.quantities(in: draft.bytes, sentence),
                    kind: .method, score: 0, paragraph: paragraph, position: position)
                candidate.weigh(draft.bytes, paragraphs: prose.count, names: names)
                candidates.append(candidate)
            }
        }
        return candidates
    }

    /// A short line without a full stop that heads what follows: "Результаты", "Теперь 3 типа проверок:".
    private static func isHeading(_ draft: ReviewDraft, _ line: Int) -> Bool {
        let range = draft.lines.lines[line]
        guard range.count <= 120, let last = range.last else { return false }
        if ListItem.marker(in: draft.bytes, range) != nil { return false }
        return draft.bytes[last] == UInt8(ascii: ":") || range.count <= 70 && !".!?)".utf8.contains(draft.bytes[last])
    }

    /// Words of the title and the label: a sentence with them speaks of the paper itself.
    private static func names(of draft: ReviewDraft) -> Set<String> {
        let text = Array(((draft.review.label ?? "") + " " + draft.review.models.filter { $0.role == .primary }.map(\.name).joined(separator: " ")).utf8)
        return Set(Tokenizer.tokens(in: text, 0..<text.count).filter { $0.range.count >= 3 }.map { text.folded($0.range) })
    }

    /// Sets kind and score.
    private mutating func weigh(_ bytes: [UInt8], paragraphs: Int, names: Set<String>) {
        var byKind: [Claim.Kind: Double] = [:]
        for cue in ClaimCues.cues(in: words) { byKind[cue.kind, default: 0] += cue.weight }
        let numbers = quantities.count
        if numbers > 0 {
            byKind[.resource, default: 0] += resourceWeight
            byKind[.result, default: 0] += quantities.contains { $0.unit == "%" || $0.unit == "x" || $0.unit == "accuracy" } ? 0.9 : 0.1
        }
        let place = Double(paragraph) / Double(max(1, paragraphs - 1))
        if place < 0.2 { byKind[.contribution, default: 0] += 0.4 }
        if place > 0.85 { byKind[.opinion, default: 0] += 0.3 }
        let best = Claim.Kind.allCases.map { ($0, byKind[$0] ?? 0) }.max { $0.1 < $1.1 } ?? (.method, 0)
        kind = best.1 > 0 ? best.0 : .method
        score = min(3.0, best.1) + 0.3 * min(2, byKind.values.reduce(0, +) - best.1)
        score += min(1.2, 0.5 * Double(numbers))
        if !names.isDisjoint(with: words) { score += 0.5 }
        if position == 0 { score += 0.4 }
        score += lengthWeight
        score -= 0.8 * Double(ClaimCues.digressions(in: words))
        if let last = range.last, bytes[last] == UInt8(ascii: "?") { score -= 1.5 }
        if let last = range.last, bytes[last] == UInt8(ascii: ":") { score -= 0.8 }
        if dangles { score -= 0.6 }
    }

    private var resourceWeight: Double {
        let resources: Set<String> = ["parameters", "B parameters", "M parameters", "hours", "days", "weeks", "months", "GPU", "TPU", "V100", "A100", "H100", "tokens", "B tokens", "images", "M images", "pairs", "M pairs", "USD", "K USD", "machines", "sentences", "B sentences", "batch", "minutes"]
        return quantities.contains { resources.contains($0.unit) } ? 1.2 : 0.3
    }

    private var lengthWeight: Double {
        switch words.count {
        case ..<6: -1.2
        case ..<9: -0.4
        case ..<40: 0.2
        case ..<60: 0
        default: -0.5
        }
    }

    /// Whether the sentence cannot be understood without the one before it.
    private var dangles: Bool {
        guard let first = words.first else { return true }
        return ["это", "они", "он", "она", "оно", "такой", "такая", "там", "тут", "или", "и", "а", "но", "то", "типа", "it", "they", "this", "that", "and", "but", "also"].contains(first)
    }
}
