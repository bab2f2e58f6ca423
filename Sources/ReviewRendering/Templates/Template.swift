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
        TemplateWriter.write(before, [whole], template.escaping, to: &out)
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
        TemplateWriter.write(each, [whole, .object(members)], template.escaping, to: &out)
    }

    /// Appends what stands behind the items.
    public func end(_ out: inout [UInt8]) {
        TemplateWriter.write(after, [whole], template.escaping, to: &out)
    }
}
