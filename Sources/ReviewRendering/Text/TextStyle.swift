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
