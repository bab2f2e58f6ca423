/// A word of a text: letters, digits and combining marks without a break.
public struct Token: Sendable, Hashable {
    /// Where it stands, in bytes of the array it was found in.
    public let range: Range<Int>
    /// What its characters are, taken together.
    public let traits: ScalarTraits

    /// A word at `range`.
    public init(range: Range<Int>, traits: ScalarTraits) {
        self.range = range
        self.traits = traits
    }

    /// Whether a capital letter is in it.
    public var hasUpper: Bool { traits.contains(.upper) }
    /// Whether a small letter is in it.
    public var hasLower: Bool { traits.contains(.lower) }
    /// Whether it has capital letters and no small ones; digits do not matter: `GPT3`.
    public var allUpper: Bool { hasUpper && !hasLower }
    /// Whether a Latin letter is in it.
    public var hasLatin: Bool { traits.contains(.latin) }
    /// Whether a Cyrillic letter is in it.
    public var hasCyrillic: Bool { traits.contains(.cyrillic) }
    /// Whether a digit is in it.
    public var hasDigit: Bool { traits.contains(.digit) }
    /// Whether a letter is in it.
    public var hasLetter: Bool { traits.contains(.letter) }
    /// Whether it is a number and nothing else.
    public var isNumber: Bool { hasDigit && !hasLetter }
}
