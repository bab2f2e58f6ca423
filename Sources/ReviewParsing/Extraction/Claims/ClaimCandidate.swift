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
    /// What a heading or a label above it announces.
    var heading: Claim.Kind?
    /// Whether it stands in the caption of a figure or a table.
    var isCaption = false
    /// What its score was made of.
    var features = ClaimFeatures()

    /// The sentences of the prose of `draft`, scored.
    static func candidates(in draft: ReviewDraft) -> [ClaimCandidate] {
        let names = names(of: draft)
        let lines = draft.proseLines.filter { LabelledLine(at: $0, in: draft.lines) == nil }
        let paragraphs = lines.count { !isHeading(draft, $0) }
        var candidates: [ClaimCandidate] = []
        var paragraph = 0
        var heading: Claim.Kind?
        for line in lines {
            let range = draft.lines.lines[line]
            if isHeading(draft, line) {
                heading = ClaimHeadings.kind(of: draft.bytes, range)
                continue
            }
            let isCaption = FigureCaption.begins(draft.bytes, range)
            let sentences = SentenceSplitter.sentences(in: draft.bytes, range)
            for (position, sentence) in sentences.enumerated() {
                guard sentence.count <= 4000 else { continue }
                let tokens = Tokenizer.tokens(in: draft.bytes, sentence)
                let words = tokens.map { draft.bytes.folded($0.range) }
                guard words.count >= 3 else { continue }
                var candidate = ClaimCandidate(
                    range: sentence, words: words,
                    quantities: QuantityScanner.quantities(
                        in: draft.bytes, sentence, tokens: tokens, words: words),
                    kind: .method, score: 0, paragraph: paragraph, position: position)
                candidate.isCaption = isCaption
                candidate.heading = ClaimHeadings.kind(labelling: draft.bytes, range) ?? heading
                candidate.weigh(draft, sentences: sentences.count, paragraphs: paragraphs, names: names)
                candidates.append(candidate)
            }
            paragraph += 1
        }
        return candidates
    }

    /// A short line without a full stop that heads what follows: "Результаты", "Теперь 3 типа проверок:".
    private static func isHeading(_ draft: ReviewDraft, _ line: Int) -> Bool {
        let range = draft.lines.lines[line]
        guard range.count <= 120, let last = range.last else { return false }
        if ListItem.marker(in: draft.bytes, range) != nil { return false }
        return draft.bytes[last] == UInt8(ascii: ":")
            || range.count <= 70 && !".!?)".utf8.contains(draft.bytes[last])
    }

    /// Words of the title and the label: a sentence with them speaks of the paper itself.
    private static func names(of draft: ReviewDraft) -> StemIndex {
        let text = Array(
            ((draft.review.label ?? "") + " "
                + draft.review.models.filter { $0.role == .primary }.map(\.name).joined(separator: " ")).utf8)
        return StemIndex(
            Tokenizer.tokens(in: text, 0..<text.count).filter { $0.range.count >= 3 }.map {
                text.folded($0.range)
            })
    }

    /// Sets kind and score.
    private mutating func weigh(_ draft: ReviewDraft, sentences: Int, paragraphs: Int, names: StemIndex) {
        let bytes = draft.bytes
        let place = Double(paragraph) / Double(max(1, paragraphs - 1))
        let byKind = kindWeights(place: place)
        let best = byKind.values.max() ?? 0
        kind = likeliest(byKind)
        var features = ClaimFeatures()
        features.add("cue.best", min(3, best))
        features.add("cue.rest", min(2, Claim.Kind.allCases.reduce(0) { $0 + (byKind[$1] ?? 0) } - best))
        for kind in Claim.Kind.allCases { features.add("cue.\(kind.rawValue)", min(2, byKind[kind] ?? 0)) }
        features.add("numbers", min(3, quantities.reduce(0) { $0 + Self.telling($1) }))
        features.add("resource", quantities.contains { Self.resourceUnits.contains($0.unit) })
        features.add("ratio", quantities.contains { $0.unit == "%" || $0.unit == "x" })
        features.add("names", words.contains { names.contains($0) })
        features.add("models", Double(min(2, count(.models, in: draft))))
        features.add("datasets", Double(min(2, count(.datasets, in: draft))))
        features.add("first", position == 0)
        features.add("last", position == sentences - 1 && sentences > 1)
        features.add("opening", paragraph == 0)
        features.add("closing", paragraph == paragraphs - 1)
        features.add("place", place)
        features.add("caption", isCaption)
        features.add("item", position == 0 && ListItem.marker(in: bytes, range) != nil)
        addShape(bytes, to: &features)
        score = features.score
        self.features = features
    }

    /// How much a number tells: one without a unit is worth half of one that says what it counts.
    private static func telling(_ quantity: Quantity) -> Double {
        quantity.unit.isEmpty && quantity.of == nil ? 0.7 : 1
    }

    /// The kind with the most weight; a heading has its say in this, not in how much a sentence is worth.
    private func likeliest(_ weights: [Claim.Kind: Double]) -> Claim.Kind {
        var byKind = weights
        if let heading {
            byKind[heading, default: 0] += heading == .opinion || heading == .limitation ? 2 : 0.7
        }
        let best = Claim.Kind.allCases.max { (byKind[$0] ?? 0) < (byKind[$1] ?? 0) } ?? .method
        return (byKind[best] ?? 0) > 0 ? best : .method
    }

    private func addShape(_ bytes: [UInt8], to features: inout ClaimFeatures) {
        let isCounted = quantities.contains {
            ["K", "M", "B", "T"].contains($0.unit.prefix(1)) || $0.unit == "%"
        }
        features.add("short", words.count < 6 && !isCounted)
        features.add("brief", (6..<9).contains(words.count))
        features.add("usual", (9..<40).contains(words.count))
        features.add("long", words.count >= 45)
        features.add("length", min(1, Double(words.count) / 40))
        features.add("digression", Double(min(2, ClaimCues.digressions(in: words))))
        features.add("question", range.last.map { bytes[$0] == UInt8(ascii: "?") } ?? false)
        features.add("colon", range.last.map { bytes[$0] == UInt8(ascii: ":") } ?? false)
        features.add("parenthesis", bytes[range].contains(UInt8(ascii: "(")))
        features.add("address", bytes.find("://", in: range) != nil)
        features.add("dangling", dangles)
        features.add("fragment", range.first.map { UTF8Scanner.isLower(bytes.scalar($0).value) } ?? false)
        features.add("reader", words.contains { Self.secondPerson.contains($0) })
        features.add("person", words.contains { Self.firstPerson.contains($0) })
    }

    /// Weight of the cues for each kind, with what numbers and place say.
    private func kindWeights(place: Double) -> [Claim.Kind: Double] {
        var byKind: [Claim.Kind: Double] = [:]
        for cue in ClaimCues.cues(in: words) { byKind[cue.kind, default: 0] += cue.weight }
        if quantities.isEmpty {
            // Words of cost without a number say little of it: "the parameters are updated".
            byKind[.resource] = byKind[.resource].map { 0.5 * $0 }
        } else {
            byKind[.resource, default: 0] +=
                quantities.contains { Self.resourceUnits.contains($0.unit) } ? 1.0 : 0.2
            byKind[.result, default: 0] +=
                quantities.contains { $0.unit == "%" || $0.unit == "x" || $0.unit == "accuracy" } ? 0.9 : 0.1
        }
        if place < 0.2 {
            byKind[.contribution, default: 0] += 0.4
        } else if place > 0.35, let proposed = byKind[.contribution] {
            // What authors propose further on is how the thing works, not what it is.
            byKind[.method, default: 0] += 0.6 * proposed
            byKind[.contribution] = 0.4 * proposed
        }
        if place > 0.85 { byKind[.opinion, default: 0] += 0.3 }
        return byKind
    }

    /// Beginnings of its words but the short ones: what sentences are compared by.
    var stems: Set<[UInt8]> {
        Set(words.lazy.filter { $0.utf8.count >= 4 }.map(ClaimCandidate.beginning))
    }

    /// The first five letters.
    private static func beginning(_ word: String) -> [UInt8] {
        var letters = 0
        return Array(
            word.utf8.prefix { byte in
                letters += byte & 0xC0 == 0x80 ? 0 : 1
                return letters <= 5
            })
    }

    /// Names of a lexicon in the sentence.
    private func count(_ lexicon: Lexica.Names, in draft: ReviewDraft) -> Int {
        draft.names.count { $0.lexicon == lexicon.rawValue && range.contains($0.range.lowerBound) }
    }

    private static let firstPerson = StemIndex([
        "я", "мне", "мы", "мой", "меня", "нам", "i", "my", "me", "we",
    ])

    /// Words to the reader: advice on what to do is no claim of the paper.
    private static let secondPerson = StemIndex([
        "вы", "вас", "вам", "вами", "ваш", "ваша", "ваше", "ваши", "вашей", "вашего", "вашему", "you", "your",
    ])

    private static let resourceUnits: Set<String> = [
        "parameters", "B parameters", "M parameters", "hours", "days", "weeks", "months", "GPU", "TPU",
        "V100", "A100", "H100", "B tokens", "M tokens", "T tokens", "K images", "M images", "B images",
        "K pairs",
        "M pairs", "B pairs", "USD", "K USD", "M USD", "machines", "M sentences", "B sentences", "batch",
        "minutes", "K examples",
        "M examples", "B examples", "B samples", "M samples",
    ]

    /// Whether the sentence cannot be understood without the one before it.
    private var dangles: Bool {
        guard let first = words.first else { return true }
        return Self.pointers.contains(first)
    }

    private static let pointers = StemIndex([
        "это", "он", "она", "оно", "такой", "такая", "там", "тут", "или", "и", "а", "но", "то",
        "типа", "it", "that", "and", "but", "also", "these", "those",
    ])
}
