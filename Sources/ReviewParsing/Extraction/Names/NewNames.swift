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
        guard let at = words.lastIndex(where: { ModelNameCues.coins($0) }), words.count - at <= 2,
            words[(at + 1)...].allSatisfy({ ModelNameCues.introduces($0) }),
            !words.contains(where: { ModelNameCues.namesData($0) })
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

/// Models that links under the title lead to: the repository of another implementation or a version
/// for another language bears the name of the model in its own.
enum LinkedNames {
    /// Adds them to `names`.
    static func read(_ draft: ReviewDraft, _ names: inout [String: ModelName]) {
        let known = names.values.map(\.key).filter { $0.count >= 4 }
        for link in draft.review.links where link.role == .model || !link.official {
            guard let url = link.url, let repository = repository(in: url) else { continue }
            let key = ModelNames.tight(repository)
            guard names[key] == nil, known.contains(where: { key.contains($0) && key != $0 }) else {
                continue
            }
            let bytes = Array(repository.utf8)
            let match = draft.lexica.names(.models, in: bytes, 0..<bytes.count).first {
                $0.range.count + 1 >= bytes.count
            }
            let name = match.map { draft.lexica.entry($0).name } ?? repository
            guard names[ModelNames.tight(name)] == nil else { continue }
            let place =
                draft.bytes.find(url, in: 0..<draft.bytes.count).map { $0..<$0 + url.utf8.count } ?? 0..<0
            names[ModelNames.tight(name)] = ModelName(
                key: ModelNames.tight(name), name: name, isKnown: true, shape: .mixed, count: 1, place: place)
        }
    }

    /// The name of a repository on GitHub or Hugging Face.
    private static func repository(in url: String) -> String? {
        let (host, path) = WebAddress.parts(of: url)
        guard host == "github.com" || host == "huggingface.co" else { return nil }
        let pieces = path.split(separator: "/")
        return pieces.count == 2 && !pieces[1].contains(".") ? String(pieces[1]) : nil
    }
}

/// Kinds of networks that a word with a hyphen makes special: "Y-shaped автоэнкодер", "time-aware
/// seq2seq", "Sparsely-Gated Transformer".
enum ModifiedFamilies {
    /// Endings of second parts that tell how a network is built.
    private static let endings = WordFiles.names.values("modifier")

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
