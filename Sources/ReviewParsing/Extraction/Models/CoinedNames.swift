import ReviewModel
import TextAnalysis

/// Names that the text says were given or proposed: "который назвали Sparsely-Gated Transformer",
/// "предложили G-Shapley".
enum CoinedNames {
    /// Adds them to `names`, or marks them there.
    static func read(_ draft: ReviewDraft, _ names: inout [String: ModelName]) {
        let runs = draft.runs
        var at = 0
        while at < runs.count {
            guard runs[at].shape > .word, isCoined(draft, runs[at]) else {
                at += 1
                continue
            }
            var end = at + 1
            while end < runs.count, goesOn(draft, runs[end - 1], runs[end]) { end += 1 }
            add(draft, runs[at..<end], &names)
            at = end
        }
    }

    /// A word of coining stands before the name, at most one noun such as "модель" between them. What is
    /// said to be a data set is none of ours.
    private static func isCoined(_ draft: ReviewDraft, _ run: NameRun) -> Bool {
        let before = draft.tokens(before: run.range.lowerBound, 5)
        let words = before.map { draft.bytes.folded($0.range) }
        guard let at = words.lastIndex(where: { NamingWords.coins($0) }), words.count - at <= 2,
            words[(at + 1)...].allSatisfy({ NamingWords.introduces($0) }),
            !words.contains(where: { NamingWords.namesData($0) })
        else { return false }
        let gap = draft.bytes[before[before.startIndex + at].range.upperBound..<run.range.lowerBound]
        return !gap.contains { ".,;:!?()".utf8.contains($0) } && gap.count <= 60
    }

    private static func goesOn(_ draft: ReviewDraft, _ left: NameRun, _ right: NameRun) -> Bool {
        right.range.lowerBound == left.range.upperBound + 1 && draft.bytes[left.range.upperBound] == 0x20
            && right.shape > .word
            && right.tokens.lowerBound == left.tokens.upperBound
    }

    private static func add(
        _ draft: ReviewDraft, _ runs: ArraySlice<NameRun>, _ names: inout [String: ModelName]
    ) {
        guard let first = runs.first, let last = runs.last else { return }
        let place = first.range.lowerBound..<last.range.upperBound
        let written = draft.bytes.string(place)
        let key = ModelNames.tight(written)
        let known = names.values.filter {
            $0.key == key || $0.aliases.contains { ModelNames.tight($0) == key }
        }
        if let known = known.min(by: ModelName.isBefore) {
            names[known.key]?.isCoined = true
            names[known.key]?.isIntroduced = true
            names[known.key]?.isCompound = runs.count >= 2
            return
        }
        let isOther = draft.names.contains { $0.range == place && $0.lexicon != Lexica.Names.models.rawValue }
        guard !isOther, !CommonWords.isNoName(written),
            runs.count >= 2 || first.shape >= .capitals || draft.review.language != .english
        else { return }
        guard runs.count >= 2 || !draft.names.contains(where: { $0.range == place }) else { return }
        var name = ModelName(key: key, name: written, isKnown: false, shape: .mixed, place: place)
        name.count = 1
        name.isIntroduced = true
        name.isCoined = true
        names[key] = name
    }
}
