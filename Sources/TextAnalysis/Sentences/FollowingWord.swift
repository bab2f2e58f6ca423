/// What comes after a stop.
struct FollowingWord {
    /// Whether there is nothing but spaces and emoji.
    let isNothing: Bool
    /// Whether a space comes first.
    let isSpaced: Bool
    /// Traits of the first letter or digit; of nothing when another sign comes first.
    let traits: ScalarTraits
    private let isBracketed: Bool
    private let word: ArraySlice<UInt8>

    /// What comes after byte `i` of `text`: spaces, then opening quotation marks, brackets and dashes, then a word.
    init(_ text: UnsafeBufferPointer<UInt8>, after i: Int) {
        let start = ListMarker.skipSpaces(text, i)
        isSpaced = start > i
        var place = start
        var bracketed = false
        while place < text.count {
            let (value, length) = UTF8Scanner.scalar(text, place)
            guard Self.isOpening(value) else { break }
            bracketed = bracketed || value == 0x28 || value == 0x5B
            place += length
        }
        isBracketed = bracketed
        isNothing = start >= text.count
        let first = place < text.count ? ScalarTraits.of(UTF8Scanner.scalar(text, place).value) : []
        traits = first.isDisjoint(with: .word) ? [] : first
        let token = traits.isEmpty ? nil : Tokenizer.next(in: text, from: place)
        word = token.map { Array(text[$0.range])[...] } ?? []
    }

    /// Whether a new sentence may begin so: not with a small letter, unless the word is a name such as `iGPT` or
    /// stands in brackets.
    var mayBeginSentence: Bool { !traits.contains(.lower) || isBracketed || isNameInSmallLetters }

    /// Whether a space and a capital letter follow.
    var isSpacedCapital: Bool { isSpaced && traits.contains(.upper) }

    /// Whether it is an English word that begins many sentences and few titles.
    var isCommonOpening: Bool { Self.openings.contains(String(decoding: word, as: UTF8.self)) }

    /// `mT5`, `iGPT`, `wav2vec`.
    private var isNameInSmallLetters: Bool {
        traits.contains(.latin) && word.contains { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    }

    private static func isOpening(_ value: UInt32) -> Bool {
        switch value {
        case 0x22, 0x27, 0x28, 0x5B, 0x2A, 0x5F, 0x60, 0xAB, 0x201C, 0x201E, 0x2018, 0x2D, 0x2013, 0x2014,
            0x20:
            true
        default: false
        }
    }

    private static let openings: Set<String> = [
        "The", "We", "In", "This", "It", "They", "However", "But", "And", "Our", "For", "These", "That",
        "There", "As",
        "Here", "If", "So", "While", "When", "Also", "To",
    ]
}
