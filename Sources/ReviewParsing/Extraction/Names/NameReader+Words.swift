import ReviewModel
import TextAnalysis

/// Words with a capital: names in running text, and nothing in a title, where any word may have one.
extension NameReader {
    /// Where the titles of the papers of `draft` stand in its text.
    static func titles(in draft: ReviewDraft) -> [Range<Int>] {
        let text = draft.bytes.slice(0..<draft.bytes.count)
        var places = [draft.header?.title].compactMap { $0 }.map { draft.lines.lines[$0] }
        // An entry begins with its title, however that was mended.
        if draft.post.kind == .entry, let first = draft.lines.nextFilled(from: 0) {
            places.append(draft.lines.lines[first])
        }
        for paper in draft.review.papers.prefix(mostTitles) where paper.title.utf8.count >= 8 {
            if let at = text.find(paper.title) { places.append(at..<at + paper.title.utf8.count) }
        }
        return places
    }

    /// How many titles are looked for: digests have more papers than that, and names of their own.
    private static let mostTitles = 16

    /// Whether a blank and then another word with a capital stand beside a run: "Daily Mail", "Song Han".
    func isBesideCapital(_ run: NameRun) -> Bool {
        let before = run.tokens.lowerBound - 1
        let after = run.tokens.upperBound
        return before >= 0 && draft.tokens[before].hasUpper
            && isBlank(draft.tokens[before].range.upperBound..<run.range.lowerBound)
            || after < draft.tokens.count && draft.tokens[after].hasUpper
                && isBlank(run.range.upperBound..<draft.tokens[after].range.lowerBound)
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        range.count == 1 && draft.bytes[range.lowerBound] == 0x20
    }

    /// What tells that a word with a capital is a name wherever it stands.
    private static let vouching: NameCandidate.Signs = [.label, .coined, .expanded, .linked, .compound]
    /// What tells it in running text alone.
    private static let vouchingInText: NameCandidate.Signs = [.inside, .defined, .listed]

    /// Drops words of which nothing but a capital in a title or at the beginning of a sentence says that they are names.
    mutating func dropWords() {
        for (key, name) in names
        where name.shape == .capitalised && !name.isKnown && !name.signs.contains(.isDataset)
            && !name.name.utf8.contains(0x20)
        {
            let isVouched =
                !name.signs.isDisjoint(with: Self.vouching)
                || name.signs.contains(.running) && !name.signs.isDisjoint(with: Self.vouchingInText)
                || name.signs.contains(.titleLead) && !isOrdinary(name)
            if !isVouched { names[key] = nil }
        }
    }

    /// Whether a name is a word of the field, or of any title.
    private func isOrdinary(_ name: NameCandidate) -> Bool {
        if ModelNameCues.titleWords.contains(name.key) || ModelNameCues.titleEnds.contains(name.key) {
            return true
        }
        if name.count < 3, name.key.utf8.count > 5, name.key.hasSuffix("ing") { return true }
        let bytes = Array(name.name.utf8)
        return draft.lexica.found(in: bytes, tokens: Tokenizer.tokens(in: bytes)).concepts.contains {
            $0.range.count == bytes.count
        }
    }

    /// Marks what is a concept of the field, or short for one.
    mutating func markConcepts() {
        for (key, name) in names {
            let isConcept = ([name.name] + name.aliases).contains { spelling in
                let bytes = Array(spelling.utf8)
                guard bytes.count <= 60 else { return false }
                let concepts = draft.lexica.found(in: bytes, tokens: Tokenizer.tokens(in: bytes)).concepts
                return concepts.contains { $0.range.count == bytes.count }
            }
            if isConcept { names[key]?.signs.insert(.concept) }
        }
    }

    /// Marks what the name of a subject begins with.
    mutating func markInner() {
        let subjects = names.values.filter {
            !$0.signs.isDisjoint(with: [.label, .titleLead, .titlePhrase, .coined]) && $0.key.utf8.count >= 3
        }.map(\.key)
        for key in names.keys where key.utf8.count >= 3 {
            guard let subject = subjects.first(where: { $0 != key && $0.hasPrefix(key) }) else { continue }
            names[key]?.signs.insert(.inner)
            // What both are short for, "Bootstrapping Language-Image Pre-training", is told of the longer name.
            let longer = Set(names[subject]?.aliases ?? [])
            if let aliases = names[key]?.aliases, aliases.contains(where: longer.contains) {
                names[key]?.signs.subtract([.titlePhrase, .titleTail])
            }
        }
    }

    /// The spellings that stand in a label, without those that stand in a longer one there: "BLIP" of "BLIP-2".
    func longest(in label: [String]) -> Set<[String]> {
        guard !label.isEmpty else { return [] }
        let spellings = names.values.flatMap { [$0.name] + $0.aliases }.map { TextSlice($0).foldedWords }
        let here = Set(spellings.filter { label.holds($0) })
        return here.filter { short in !here.contains { $0.count > short.count && $0.holds(short) } }
    }

    /// The words in small Latin letters that may be one of `keys`: as long as one of them, where they are ASCII.
    func smallWords(like keys: some Sequence<String>) -> Set<String> {
        let lengths = Set(keys.map(\.utf8.count))
        var small: Set<String> = []
        for (index, token) in draft.tokens.enumerated() where token.hasLatin && !token.hasUpper {
            let bytes = draft.bytes[token.range]
            if lengths.contains(bytes.count) || bytes.contains(where: { $0 >= 0x80 }) {
                small.insert(draft.words.folded(index))
            }
        }
        return small
    }
}
