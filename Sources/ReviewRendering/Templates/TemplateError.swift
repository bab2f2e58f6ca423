/// What is wrong with a template, and where: lines and columns count from 1, columns in characters.
public struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Problem: Sendable, Equatable {
        /// Two braces are opened and not closed.
        case openTag
        /// A tag has no name in it.
        case emptyTag
        /// A section is not ended.
        case openSection(String)
        /// The end of a section that is not open; the open one, where there is any.
        case strayEnd(String, open: String?)
        /// Mustache has it, and this subset has not.
        case unsupported(String)
        /// There is no escaping of that name.
        case unknownEscaping(String)
    }

    /// What is wrong.
    public var problem: Problem
    /// Line of the tag.
    public var line: Int
    /// Column of the tag.
    public var column: Int

    /// `12:3: section 'papers' is not ended`.
    public var description: String { "\(line):\(column): \(sentence)" }

    private var sentence: String {
        switch problem {
        case .openTag: "'{{' without '}}'"
        case .emptyTag: "a tag without a name"
        case .openSection(let name): "section '\(name)' is not ended; write '{{/\(name)}}'"
        case .strayEnd(let name, nil): "'{{/\(name)}}' ends no section"
        case .strayEnd(let name, .some(let open)): "'{{/\(name)}}' where '{{/\(open)}}' is expected"
        case .unsupported(let what): "\(what) are not supported"
        case .unknownEscaping(let name):
            "no escaping '\(name)'; there are \(Template.Escaping.allCases.map(\.rawValue).joined(separator: ", "))"
        }
    }
}
