import ReviewModel
import TextAnalysis

/// Kinds of networks that a word with a hyphen makes special: "Y-shaped автоэнкодер", "time-aware
/// seq2seq", "Sparsely-Gated Transformer".
enum ModifiedFamilies {
    /// Endings of second parts that tell how a network is built.
    private static let endings = [
        "shaped", "aware", "connected", "gated", "conditioned", "augmented", "guided", "normalized",
        "regularized", "factorized", "tied", "coupled", "structured", "weighted", "enhanced", "gating",
    ]

    /// Adds them to `names`.
    static func read(_ draft: ReviewDraft, _ names: inout [String: ModelName]) {
        for match in draft.names where match.lexicon == Lexica.Names.models.rawValue {
            let entry = draft.lexica.entry(match)
            guard entry.attributes.contains("family"),
                let modifier = modifier(before: match.range.lowerBound, draft)
            else { continue }
            let name = draft.bytes.string(modifier) + " " + entry.name
            let key = ModelNames.tight(name)
            var model =
                names[key]
                ?? ModelName(
                    key: key, name: name, isKnown: true, shape: .mixed,
                    place: modifier.lowerBound..<match.range.upperBound)
            model.count += 1
            model.isIntroduced = true
            names[key] = model
            forgetOne(of: ModelNames.tight(entry.name), &names)
        }
    }

    /// The mention counts for the special kind alone.
    private static func forgetOne(of key: String, _ names: inout [String: ModelName]) {
        guard let family = names[key] else { return }
        if family.count <= 1 { names[key] = nil } else { names[key]?.count -= 1 }
    }

    /// The word with a hyphen that ends a blank before `offset`.
    private static func modifier(before offset: Int, _ draft: ReviewDraft) -> Range<Int>? {
        let tokens = draft.tokens(before: offset, 2)
        guard tokens.count == 2, let first = tokens.first, let last = tokens.last,
            last.range.upperBound + 1 == offset, draft.bytes[last.range.upperBound] == 0x20,
            first.range.upperBound + 1 == last.range.lowerBound,
            draft.bytes[first.range.upperBound] == UInt8(ascii: "-"),
            first.hasLatin, last.hasLatin, !first.hasCyrillic, !last.hasCyrillic,
            endings.contains(draft.bytes.folded(last.range))
        else { return nil }
        return first.range.lowerBound..<last.range.upperBound
    }
}
