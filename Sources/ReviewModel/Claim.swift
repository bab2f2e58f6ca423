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

    /// A claim at `range` of its item's text.
    public init(text: String, kind: Kind, quantities: [Quantity] = [], range: Range<Int>) {
        self.text = text
        self.kind = kind
        self.quantities = quantities
        self.range = range
    }
}

/// A number with what it counts.
public struct Quantity: Sendable, Equatable {
    /// The number as written, with a point for decimals: `12`, `0.1`, `10-2`.
    public var value: String
    /// What it is counted in: `B parameters`, `%`, `x`, `days`; empty when nothing is said.
    public var unit: String
    /// What it measures, where the words around tell.
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
