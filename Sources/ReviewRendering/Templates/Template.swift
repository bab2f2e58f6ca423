internal import JSON
internal import ReviewCoding
public import ReviewModel

/// A page that its user wrote, with places for what items hold: a subset of Mustache (mustache(5)) over the
/// JSON of the items.
public struct Template: Sendable {
    /// How what is put in is escaped, unless a tag says that it is to stay as it is.
    public enum Escaping: String, Sendable, CaseIterable {
        case html, latex, markdown, json, none
    }

    /// A piece of a template.
    indirect enum Part: Sendable, Equatable {
        case text(String)
        case value(path: [String], raw: Bool)
        /// Its parts for each element, or once where the value is neither false, null nor empty; the other
        /// way round where it is inverted.
        case section(path: [String], inverted: Bool, parts: [Part])
    }

    let parts: [Part]
    /// How values are escaped.
    public let escaping: Escaping

    /// Reads a template. Throws `TemplateError`.
    public init(_ source: String) throws(TemplateError) {
        var parser = TemplateParser(source)
        parts = try parser.parse()
        escaping = parser.escaping
    }
}

/// An export by a template. What is in a section `items` at the top is written for each item, what is
/// around it once; a template without one is written as a whole for each item.
public struct TemplateExport: ItemWriter {
    private let template: Template
    private let before: [Template.Part]
    private let each: [Template.Part]
    private let after: [Template.Part]
    private let whole: JSONValue
    private var count = 0
    private var section: String?

    /// An export by `template`, of which the title and the introduction are known.
    public init(_ template: Template, options: RenderingOptions) {
        self.template = template
        let parts = template.parts
        let place = parts.firstIndex { part in
            if case .section(["items"], inverted: false, _) = part { true } else { false }
        }
        if let place, case .section(_, _, let inner) = parts[place] {
            (before, each, after) = (Array(parts[..<place]), inner, Array(parts[(place + 1)...]))
        } else {
            (before, each, after) = ([], parts, [])
        }
        let text = { (text: String?) in JSONValue.optional(text) }
        whole = .object([
            .init(name: "list_title", value: text(options.title)),
            .init(name: "introduction", value: text(options.introduction)),
        ])
    }

    /// Appends what stands before the items.
    public func begin(_ out: inout [UInt8]) {
        TemplateWriter.write(before, of: [whole], escaping: template.escaping, to: &out)
    }

    /// Appends one item.
    public mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        count += 1
        var json = JSONWriter()
        ItemJSON.write(item, scores: false, to: &json)
        guard case .object(var members) = JSONValue(parsing: json.bytes) else { return }
        let address = item.review.papers.first.flatMap { CitedPaper($0, in: item.review).address }
        members.append(.init(name: "number", value: .number(String(count))))
        let heading = item.section == section ? nil : item.section
        section = item.section
        members.append(.init(name: "heading", value: .optional(heading)))
        members.append(
            .init(
                name: "link",
                value: .optional((item.review.source.url ?? address).flatMap(SafeAddress.followable))))
        TemplateWriter.write(each, of: [whole, .object(members)], escaping: template.escaping, to: &out)
    }

    /// Appends what stands behind the items.
    public func end(_ out: inout [UInt8]) {
        TemplateWriter.write(after, of: [whole], escaping: template.escaping, to: &out)
    }
}

/// Puts values into the parts of a template.
struct TemplateWriter {
    private let escaping: Template.Escaping
    /// Values that names are looked up in, the innermost last.
    private var scopes: [JSONValue] = []

    init(_ escaping: Template.Escaping) { self.escaping = escaping }

    /// Appends `parts` with the values of `trees`, the innermost last.
    static func write(
        _ parts: [Template.Part], of trees: [JSONValue], escaping: Template.Escaping, to out: inout [UInt8]
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
