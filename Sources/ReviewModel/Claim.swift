/// A sentence worth underlining, to the letter.
public struct Claim: Sendable, Equatable {
    /// What a claim tells.
    public enum Kind: String, Sendable, CaseIterable {
        case contribution, method, result, resource, limitation, opinion, availability
    }

    /// The words of the source.
    public var text: String
    /// What it tells.
    public var kind: Kind
    /// Numbers in it that measure something.
    public var quantities: [Quantity]
    /// Where it stands in the item's `text`, in UTF-8 bytes.
    public var range: Range<Int>
    /// Where it is an item of a list, the words before the list; filled in where items are written, by `ClaimLeads`.
    public var lead: String?

    /// A claim at `range` of its item's text.
    public init(text: String, kind: Kind, quantities: [Quantity] = [], range: Range<Int>) {
        self.text = text
        self.kind = kind
        self.quantities = quantities
        self.range = range
    }
}

/// What the authors of a paper claim in its abstract.
public struct AbstractClaims: Sendable, Equatable {
    /// Who has stated the abstract, where that is known.
    public var origin: PaperMetadata.Origin?
    /// Sentences of the abstract, in its order.
    public var claims: [Claim]

    /// What they are called in English: `Claims of the abstract (arXiv)`.
    public var heading: String { "Claims of the abstract" + (origin.map { " (\($0.name))" } ?? "") }
}

extension Review {
    /// Claims of a review that says next to nothing of its own.
    private static let few = 1

    /// What the abstract of its paper claims, where the item itself claims next to nothing, as entries of lists and
    /// bookmarks do; else nil. It is the word of the authors and not of the reviewer, so that it is no part of
    /// `claims`, and is shown apart.
    public var abstractClaims: AbstractClaims? {
        guard kind == .review || kind == .entry, claims.count <= Review.few, let paper = papers.first,
            !paper.abstractClaims.isEmpty
        else { return nil }
        return AbstractClaims(origin: paper.abstractOrigin, claims: paper.abstractClaims)
    }
}

/// A number with what it counts.
public struct Quantity: Sendable, Equatable {
    /// The number with its sign, a point for decimals and no groups: `12`, `-0.1`, `3e-5`, `10-20`, `71.2±0.3`, `<1`, `~5`.
    public var value: String
    /// What it is counted in: `B parameters`, `%`, `x`, `days`, `ms`, `M USD`; empty when nothing is said.
    public var unit: String
    /// What it measures, a noun phrase of the sentence, where that says it plainly: `BLEU`, `word error rate`.
    public var of: String?
    /// The words of the source: `12B`.
    public var raw: String

    /// A quantity read from `raw`.
    public init(value: String, unit: String, of: String? = nil, raw: String) {
        self.value = value
        self.unit = unit
        self.of = of
        self.raw = raw
    }
}

/// What an extracted value rests on.
public struct Evidence: Sendable, Equatable {
    /// The rule of what the entry of a bibliography states beside the fields of an item, by the names of BibTeX:
    /// `key`, `type`, `pages`, `month`, …
    public static let entryRule = "entry"

    /// Field of the item, as in the JSON: `authors`, `models`.
    public var field: String
    /// The value, as printed.
    public var value: String
    /// Name of the rule that read it.
    public var rule: String
    /// Where its words stand, in UTF-8 bytes of the source file; nil when it was inferred.
    public var range: Range<Int>?
    /// How sure the rule is, from 0 to 1.
    public var confidence: Double

    /// Evidence for one value.
    public init(field: String, value: String, rule: String, range: Range<Int>?, confidence: Double) {
        self.field = field
        self.value = value
        self.rule = rule
        self.range = range
        self.confidence = confidence
    }
}
