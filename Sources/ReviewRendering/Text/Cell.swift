/// One grapheme with its place in a line.
struct Cell {
    let character: Character
    let style: TextStyle
    /// Columns it takes.
    let width: Int

    /// The graphemes of `spans`.
    static func cells(of spans: [Span]) -> [Cell] {
        spans.flatMap { span in
            span.text.map { Cell(character: $0, style: span.style, width: DisplayWidth.of($0)) }
        }
    }

    var isSpace: Bool { character == " " }

    /// Whether a line may end after it although no space follows, when the word is too long for a line.
    var endsPartOfAddress: Bool { "/?&=-_".contains(character) }
}
