/// What stands between the braces of a template.
struct TemplateTag {
    /// What a tag does.
    enum Kind: Equatable {
        case comment, end, escaping
        case value(raw: Bool)
        case section(inverted: Bool)
        case unsupported(String)
    }

    let kind: Kind
    let name: String

    init(_ bytes: ArraySlice<UInt8>, isTriple: Bool) {
        let text = TemplateTag.trimmed(bytes)
        let sigils: [UInt8: Kind] = [
            UInt8(ascii: "#"): .section(inverted: false), UInt8(ascii: "^"): .section(inverted: true),
            UInt8(ascii: "/"): .end, UInt8(ascii: "!"): .comment, UInt8(ascii: "&"): .value(raw: true),
            UInt8(ascii: "%"): .escaping, UInt8(ascii: ">"): .unsupported("partials"),
            UInt8(ascii: "="): .unsupported("other delimiters"),
        ]
        guard !isTriple, let sigil = text.first, let kind = sigils[sigil] else {
            kind = .value(raw: isTriple)
            name = String(decoding: text, as: UTF8.self)
            return
        }
        self.kind = kind
        let rest = String(decoding: TemplateTag.trimmed(text.dropFirst()), as: UTF8.self)
        name = kind == .escaping ? rest.split(separator: " ").last.map(String.init) ?? "" : rest
    }

    /// The names from the outside in; none for `.`, which is the value itself.
    var path: [String] { name == "." ? [] : name.split(separator: ".").map(String.init) }

    /// Whether a line with nothing else on it goes with the tag.
    var standsAlone: Bool {
        if case .value = kind { false } else { true }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isSpace = { (byte: UInt8) in byte <= 0x20 }
        let front = bytes.drop(while: isSpace)
        let end = front.lastIndex { !isSpace($0) }
        return end.map { front[...$0] } ?? []
    }
}
