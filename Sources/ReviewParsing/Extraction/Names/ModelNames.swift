import ReviewModel
import TextAnalysis

/// A name of a model or method with all its mentions.
struct ModelName: Sendable {
    /// Letters and digits in lower case: what spellings have in common.
    var key: String
    /// Usual name.
    var name: String
    /// Other spellings found.
    var aliases: [String] = []
    /// Whether the lexicon has it.
    var isKnown: Bool
    /// Attributes of the lexicon.
    var attributes: [String] = []
    /// How surely the spelling is a name's.
    var shape: NameRun.Shape
    /// How often it is named.
    var count = 0
    /// Place of the first mention.
    var place: Range<Int>
    /// Whether words such as "модель" or "called" introduce it somewhere.
    var isIntroduced = false
    /// Whether the text says that the authors gave it its name or proposed it.
    var isCoined = false

    /// Whether the text gives it its name in several words: a special kind of a family.
    var isCompound = false
    /// How often it is what something else is compared with.
    var baselines = 0

    /// Offset of the first mention.
    var first: Int { place.lowerBound }

    /// The order of first mentions.
    static func isBefore(_ left: ModelName, _ right: ModelName) -> Bool {
        (left.first, left.key) < (right.first, right.key)
    }
}

/// Finds names of models: those of the lexicon, and those that their spelling and the words around give away.
enum ModelNames {
    /// Kinds of entries that are no models.
    private static let noModels: Set<String> = ["framework", "optimizer", "component", "metric"]

    /// The names in the text of `draft`, in the order of their first mention.
    static func find(in draft: ReviewDraft) -> [ModelName] {
        var names: [String: ModelName] = [:]
        var taken = headTokens(draft)
        readLexicon(draft, &names, &taken)
        ExpandedNames.read(draft, &names)
        readRuns(draft, &names, taken)
        CoinedNames.read(draft, &names)
        ModifiedFamilies.read(draft, &names)
        LinkedNames.read(draft, &names)
        TitleNames.read(draft, &names)
        return names.values.filter { keeps($0, draft) }.sorted(by: ModelName.isBefore)
    }

    /// Tokens of lines that name people: authors and reviewers.
    private static func headTokens(_ draft: ReviewDraft) -> Set<Int> {
        let lines =
            [draft.header?.authors].compactMap { $0 }
            + draft.digestHead.filter { $0.value != .paper }.map(\.key)
        let ranges = lines.map { draft.lines.lines[$0] }
        return Set(
            draft.tokens.indices.filter { index in
                ranges.contains { $0.contains(draft.tokens[index].range.lowerBound) }
            })
    }

    private static func readLexicon(
        _ draft: ReviewDraft, _ names: inout [String: ModelName], _ taken: inout Set<Int>
    ) {
        for match in draft.names
        where !match.tokens.contains(where: taken.contains) || match.lexicon == Lexica.Names.models.rawValue {
            let isHead =
                taken.contains(match.tokens.lowerBound)
                && draft.headLines.contains {
                    draft.lines.lines[$0].contains(match.range.lowerBound) && $0 != draft.header?.title
                }
            taken.formUnion(match.tokens)
            guard match.lexicon == Lexica.Names.models.rawValue, !isHead else { continue }
            let isOther = draft.names.contains {
                $0.lexicon != match.lexicon && $0.range.count > match.range.count
                    && $0.range.overlaps(match.range)
            }
            let entry = draft.lexica.entry(match)
            // A trick or a framework is a model where the review is about it.
            let isSubject =
                draft.header?.title.map { draft.lines.lines[$0].contains(match.range.lowerBound) } ?? false
            guard !isOther,
                isSubject || noModels.isDisjoint(with: entry.attributes) || names[tight(entry.name)] != nil
            else { continue }
            let written = draft.bytes.string(match.range)
            let key = tight(entry.name)
            var name =
                names[key]
                ?? ModelName(
                    key: key, name: entry.name, isKnown: true, attributes: entry.attributes, shape: .mixed,
                    place: match.range)
            name.count += 1
            if isBaseline(draft, at: match.range.lowerBound) { name.baselines += 1 }
            name.isIntroduced = name.isIntroduced || isIntroduced(draft, at: match.range.lowerBound)
            if tight(written) != key, !name.aliases.contains(written), written.utf8.allSatisfy({ $0 < 0x80 })
            {
                name.aliases.append(written)
            }
            names[key] = name
        }
    }

    private static func readRuns(_ draft: ReviewDraft, _ names: inout [String: ModelName], _ taken: Set<Int>)
    {
        let aliases = Dictionary(
            names.values.sorted(by: ModelName.isBefore).flatMap { name in
                name.aliases.map { (tight($0), name.key) }
            },
            uniquingKeysWith: { first, _ in first })
        let data = Set(draft.review.datasets.map(tight))
        let surnames = Set(
            draft.review.papers.flatMap(\.authors).compactMap {
                $0.name.split(separator: " ").last.map { tight(String($0)) }
            })
        for run in draft.runs where run.shape > .word {
            guard !run.tokens.contains(where: taken.contains), run.range.count >= 3, run.range.count <= 40
            else { continue }
            let written = draft.bytes.string(run.range)
            let key = tight(written)
            if data.contains(key) || aliases[key] != nil || surnames.contains(key)
                || CommonWords.isNoName(written)
            {
                continue
            }
            var name =
                names[key]
                ?? ModelName(key: key, name: written, isKnown: false, shape: run.shape, place: run.range)
            name.count += 1
            name.shape = max(name.shape, run.shape)
            name.isIntroduced = name.isIntroduced || isIntroduced(draft, at: run.range.lowerBound)
            names[key] = name
        }
    }

    /// Whether enough speaks for a name: the lexicon, an introduction, or that the text comes back to it.
    private static func keeps(_ name: ModelName, _ draft: ReviewDraft) -> Bool {
        if name.isKnown || name.isCoined { return true }
        switch name.shape {
        case .mixed: return name.isIntroduced || name.count >= 2 || isInHead(name, draft)
        case .capitals:
            return name.count >= 3 || name.isIntroduced && name.count >= 2 || isInLabel(name, draft)
        case .capitalised: return name.count >= 4 && !startsSentences(name, draft) || isInLabel(name, draft)
        case .word: return false
        }
    }

    private static func isInHead(_ name: ModelName, _ draft: ReviewDraft) -> Bool {
        draft.header?.title.map { draft.lines.lines[$0].overlaps(name.place) } ?? (name.first < 120)
    }

    private static func isInLabel(_ name: ModelName, _ draft: ReviewDraft) -> Bool {
        guard let label = draft.review.label else { return false }
        let words = label.split(separator: " ").map { tight(String($0)) }
        return words.contains(name.key) || tight(label) == name.key
    }

    /// A word with a capital only where sentences begin is no name in an English text.
    private static func startsSentences(_ name: ModelName, _ draft: ReviewDraft) -> Bool {
        draft.review.language == .english
    }

    /// Whether one of the two words before `offset` introduces a model.
    private static func isIntroduced(_ draft: ReviewDraft, at offset: Int) -> Bool {
        draft.tokens(before: offset, 2).contains { token in
            offset - token.range.upperBound <= 30 && ModelNameCues.introduces(draft.bytes.folded(token.range))
        }
    }

    /// Whether the words before `offset` make what follows a thing to compare with: "чем BERT".
    private static func isBaseline(_ draft: ReviewDraft, at offset: Int) -> Bool {
        draft.tokens(before: offset, 2).contains {
            ModelNameCues.compares(draft.bytes.folded($0.range)) && offset - $0.range.upperBound <= 20
        }
    }

    /// Letters and digits of a name in lower case.
    static func tight(_ name: String) -> String {
        let bytes = Array(name.utf8)
        return Tokenizer.tokens(in: bytes, 0..<bytes.count).map { bytes.folded($0.range) }.joined()
    }
}
