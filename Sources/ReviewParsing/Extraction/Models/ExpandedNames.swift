import ReviewModel
import TextAnalysis

/// Names that stand beside what they are short for: "Frozen Pretrained Transformer (FPT)", "FPT (Frozen
/// Pretrained Transformer)".
enum ExpandedNames {
    /// Adds them to `names`.
    static func read(_ draft: ReviewDraft, _ names: inout [String: ModelName]) {
        let tokens = draft.tokens
        for index in tokens.indices
        where tokens[index].allUpper && tokens[index].hasLatin && (2...6).contains(tokens[index].range.count)
        {
            let count = tokens[index].range.count
            if index >= count, opens(draft, between: tokens[index - 1], tokens[index]) {
                add(draft, index, index - count..<index, &names)
            } else if index + count < tokens.count, opens(draft, between: tokens[index], tokens[index + 1]) {
                add(draft, index, index + 1..<index + 1 + count, &names)
            }
        }
    }

    /// Whether nothing but an opening parenthesis stands between two words.
    private static func opens(_ draft: ReviewDraft, between left: Token, _ right: Token) -> Bool {
        let gap = draft.bytes[left.range.upperBound..<right.range.lowerBound]
        return gap.count <= 3 && gap.last == UInt8(ascii: "(")
    }

    private static func add(
        _ draft: ReviewDraft, _ index: Int, _ words: Range<Int>, _ names: inout [String: ModelName]
    ) {
        let token = draft.tokens[index]
        let initials = words.map { draft.bytes[draft.tokens[$0].range.lowerBound] & 0xDF }
        guard draft.tokens[words].allSatisfy(\.hasLatin), initials.elementsEqual(draft.bytes[token.range]),
            draft.tokens[words.lowerBound].hasUpper
        else { return }
        let place =
            draft.tokens[words.lowerBound].range
            .lowerBound..<draft.tokens[words.upperBound - 1].range
            .upperBound
        guard place.count <= 100 else { return }
        let short = draft.bytes.string(token.range), long = draft.bytes.string(place)
        // What stands outside of the parentheses is what the text goes on to call it by.
        let (name, alias) = words.lowerBound > index ? (short, long) : (long, short)
        let key = ModelNames.tight(name)
        guard names[ModelNames.tight(alias)] == nil else { return }
        var model = names[key] ?? ModelName(key: key, name: name, isKnown: false, shape: .mixed, place: place)
        if !model.aliases.contains(alias) { model.aliases.append(alias) }
        let mentions = draft.tokens.count { draft.bytes[$0.range].elementsEqual(short.utf8) }
        model.count = max(model.count, mentions + (name == long ? 1 : 0))
        model.isIntroduced = true
        names[key] = model
    }
}
