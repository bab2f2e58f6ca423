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
