internal import JSON

/// Puts values into the parts of a template.
struct TemplateWriter {
    private let escaping: Template.Escaping
    /// Values that names are looked up in, the innermost last.
    private var scopes: [JSONValue] = []

    init(_ escaping: Template.Escaping) { self.escaping = escaping }

    /// Appends `parts` with the values of `trees`, the innermost last.
    static func write(
        _ parts: [Template.Part], _ trees: [JSONValue], _ escaping: Template.Escaping, to out: inout [UInt8]
    ) {
        var writer = TemplateWriter(escaping)
        writer.scopes = trees
        writer.write(parts, to: &out)
    }

    private mutating func write(_ parts: [Template.Part], to out: inout [UInt8]) {
        for part in parts {
            switch part {
            case .text(let text): out.append(contentsOf: text.utf8)
            case .value(let path, let raw): write(safe(value(path), path: path), raw: raw, to: &out)
            case .section(let path, let inverted, let parts):
                section(value(path), inverted: inverted, parts: parts, to: &out)
            }
        }
    }

    private mutating func section(
        _ value: JSONValue, inverted: Bool, parts: [Template.Part], to out: inout [UInt8]
    ) {
        guard inverted == value.isNothing else { return }
        if inverted { return write(parts, to: &out) }
        let values: [JSONValue] = if case .array(let elements) = value { elements } else { [value] }
        for value in values {
            scopes.append(value)
            write(parts, to: &out)
            scopes.removeLast()
        }
    }

    /// The first name is looked up from the inside out, the rest in what was found.
    private func value(_ path: [String]) -> JSONValue {
        guard let first = path.first else { return scopes.last ?? .null }
        let found = scopes.reversed().lazy.compactMap { $0.member(first) }.first
        return path.dropFirst().reduce(found ?? .null) { $0[$1] }
    }

    /// An address that nobody should be sent to is none.
    private func safe(_ value: JSONValue, path: [String]) -> JSONValue {
        guard path.last == "url", case .string(let url) = value else { return value }
        return SafeAddress.followable(url) == nil ? .null : value
    }

    private func write(_ value: JSONValue, raw: Bool, to out: inout [UInt8]) {
        let text = value.shown
        out.append(contentsOf: (raw ? PlainText.lines(text).joined(separator: "\n") : escaped(text)).utf8)
    }

    private func escaped(_ text: String) -> String {
        switch escaping {
        case .html: return Markup.lines(text)
        case .latex: return PlainText.lines(text).map(LaTeXSpelling.escaped).joined(separator: "\n")
        case .markdown: return PlainText.lines(text).map { MarkdownText.escaped($0) }.joined(separator: "\n")
        case .none: return PlainText.lines(text).joined(separator: "\n")
        case .json:
            var json = JSONWriter()
            json.value(text)
            return String(decoding: json.bytes.dropFirst().dropLast(), as: UTF8.self)
        }
    }
}

extension JSONValue {
    /// Whether a section of it is left out.
    fileprivate var isNothing: Bool {
        switch self {
        case .null, .bool(false): true
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .bool, .number, .object: false
        }
    }

    /// The value in a text: strings and numbers as they are, arrays with commas, objects not at all.
    fileprivate var shown: String {
        switch self {
        case .null, .object: ""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text), .string(let text): text
        case .array(let elements): elements.map(\.shown).joined(separator: ", ")
        }
    }
}
