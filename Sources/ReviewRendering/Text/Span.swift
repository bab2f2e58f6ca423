/// A stretch of text on one line, in one style, made safe to show.
struct Span {
    let text: String
    let style: TextStyle

    /// A stretch of other people's text.
    init(_ text: String, _ style: TextStyle = .plain) {
        self.text = PlainText.line(text)
        self.style = style
    }

    /// A stretch of the program's own text, taken as it is.
    init(verbatim text: String, _ style: TextStyle = .plain) {
        self.text = text
        self.style = style
    }

    /// A space.
    static let space = Span(verbatim: " ")
}
