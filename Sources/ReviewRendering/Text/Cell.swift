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

    private let start: UInt32
    private let count: UInt32
    private let columns: UInt8
    let kind: Kind
    let style: TextStyle

    init(bytes: Range<Int>, width: Int, kind: Kind, style: TextStyle) {
        start = UInt32(truncatingIfNeeded: bytes.lowerBound)
        count = UInt32(truncatingIfNeeded: bytes.count)
        columns = UInt8(truncatingIfNeeded: width)
        self.kind = kind
        self.style = style
    }

    /// Its bytes in the text.
    var bytes: Range<Int> { Int(start)..<Int(start) + Int(count) }
    /// Columns it takes.
    var width: Int { Int(columns) }
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
