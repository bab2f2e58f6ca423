internal import TextAnalysis

/// Tells by its first letter that a word of a text is none of some terms: nearly all words are none, and
/// folding and stemming each of them takes most of the time that a passage takes.
struct WordBeginnings {
    private var initials: [UInt32] = []
    /// What letters of one and two bytes were found to be; nil for those that did not come yet.
    private var known = [Bool?](repeating: nil, count: 0x800)

    /// No terms.
    init() {}

    /// Adds a folded term.
    mutating func add(_ term: [UInt8]) {
        guard !term.isEmpty else { return }
        let initial = WordBeginnings.plain(UTF8Scanner.scalar(term, 0).value)
        guard !initials.contains(initial) else { return }
        initials.append(initial)
        known = [Bool?](repeating: nil, count: 0x800)
    }

    /// Whether the word that begins at byte `start` of `text` may be one of the terms.
    mutating func mayBegin(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let lead = text[start]
        let isShort = lead >= 0xC2 && lead < 0xE0 && start + 1 < text.count
        // Letters of three bytes and more are rare enough.
        guard lead < 0x80 || isShort else { return true }
        let value = lead < 0x80 ? Int(lead) : Int(lead & 0x1F) << 6 | Int(text[start + 1] & 0x3F)
        if let answer = known[value] { return answer }
        let scalar = UnsafeBufferPointer(rebasing: text[start..<start + (isShort ? 2 : 1)])
        let folded = WordFolding.fold(Array(scalar))
        let answer = initials.contains(WordBeginnings.plain(UTF8Scanner.scalar(folded, 0).value))
        known[value] = answer
        return answer
    }

    /// The letter without regard to script where two look alike, as a word may have one in the place of the
    /// other; `э` is `е`, as in stems.
    private static func plain(_ letter: UInt32) -> UInt32 {
        switch Unicode.Scalar(letter) {
        case "а": 0x61
        case "в": 0x62
        case "с": 0x63
        case "е", "э": 0x65
        case "н": 0x68
        case "і": 0x69
        case "ј": 0x6A
        case "к": 0x6B
        case "м": 0x6D
        case "о": 0x6F
        case "р": 0x70
        case "ѕ": 0x73
        case "т": 0x74
        case "х": 0x78
        case "у": 0x79
        default: letter
        }
    }
}
