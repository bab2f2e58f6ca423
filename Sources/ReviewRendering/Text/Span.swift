/// A stretch of text on one line, in one style, made safe to show.
struct Span {
    let text: String
    let style: TextStyle
    /// Where the text leads, on terminals that follow links; nil where it leads nowhere.
    var address: String?

    /// A stretch of other people's text.
    init(_ text: String, style: TextStyle = .plain) {
        self.text = PlainText.line(text)
        self.style = style
    }

    /// A stretch of the program's own text, taken as it is.
    init(verbatim text: String, style: TextStyle = .plain) {
        self.text = text
        self.style = style
    }

    /// An address, which leads to itself where one may follow it.
    init(address: String) {
        self.init(address, style: .link)
        self.address = SafeAddress.followable(address)
    }

    /// A space.
    static let space = Span(verbatim: " ")
}

/// What a stretch of text is, as far as colour is concerned.
enum TextStyle: String, CaseIterable {
    case plain, title, heading, id, faint, label, model, topic, tag, rating, link, hit

    /// Parameters of "Select Graphic Rendition" (ECMA-48, 8.3.117); nil for text as it is. Only colours that can be
    /// read on a dark and on a light ground: no blue, no white.
    var parameters: String? {
        switch self {
        case .plain: nil
        case .title, .heading: "1"
        case .id: "33"
        case .faint: "2"
        case .label: "36"
        case .model: "32"
        case .topic: "36"
        case .tag: "35"
        case .rating: "33"
        case .link: "4"
        case .hit: "1;31"
        }
    }
}

/// What may be said of the colours of text, in words.
public enum TextColors {
    /// Kinds of text that have a colour or manner of their own.
    public static let names = TextStyle.allCases.filter { $0 != .plain }.map(\.rawValue)

    private static let colors = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    private static let manners = [
        "plain": "0", "bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7",
    ]

    /// The parameters of "Select Graphic Rendition" for words such as `bold bright-cyan`; nil where one of them is
    /// none.
    public static func parameters(_ words: String) -> String? {
        var codes: [String] = []
        for word in words.split(separator: " ").map(String.init) {
            let isBright = word.hasPrefix("bright-")
            if let manner = manners[word] {
                codes.append(manner)
            } else if let color = colors.firstIndex(of: isBright ? String(word.dropFirst(7)) : word) {
                codes.append("\(color + (isBright ? 90 : 30))")
            } else {
                return nil
            }
        }
        return codes.isEmpty ? nil : codes.joined(separator: ";")
    }
}
