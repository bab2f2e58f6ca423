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

/// What a stretch of text is, as far as colour is concerned.
enum TextStyle {
    case plain, title, heading, id, faint, label, model, topic, tag, rating, link, hit

    /// Parameters of "Select Graphic Rendition" (ECMA-48, 8.3.117); nil for text as it is.
    var parameters: String? {
        switch self {
        case .plain: nil
        case .title, .heading: "1"
        case .id: "33"
        case .faint: "2"
        case .label: "36"
        case .model: "32"
        case .topic: "34"
        case .tag: "35"
        case .rating: "33"
        case .link: "4"
        case .hit: "1;31"
        }
    }
}
