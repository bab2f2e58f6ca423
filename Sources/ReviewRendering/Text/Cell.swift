/// One grapheme of a styled text.
struct Cell {
    /// What a line breaker must know of a grapheme.
    enum Kind {
        /// A line may break here, and the space vanishes.
        case space
        /// Part of a word.
        case letter
        /// Part of a word that may be broken after it when it is longer than a line.
        case joint
        /// A wide character: a line may break before and after it.
        case wide
        /// Wide punctuation that stays with what is after it, or before it.
        case opening, closing
    }

    /// Its bytes in the text.
    let bytes: Range<Int>
    /// Columns it takes.
    let width: Int
    let kind: Kind
    let style: TextStyle
}

extension Cell.Kind {
    /// The kind of an ASCII character, or of any other that is one column wide.
    init(narrow byte: UInt8) {
        switch byte {
        case UInt8(ascii: " "): self = .space
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            self = .joint
        default: self = .letter
        }
    }

    /// The kind of a character two columns wide.
    init(wide character: Character) {
        switch character {
        case "，", "。", "、", "；", "：", "？", "！", "）", "」", "』", "】", "》", "〉": self = .closing
        case "（", "「", "『", "【", "《", "〈": self = .opening
        default: self = .wide
        }
    }
}
