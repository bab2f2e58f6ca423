public import Wording

/// Reads the source of a template.
struct TemplateParser {
    private(set) var escaping = Template.Escaping.html
    private let source: [UInt8]
    private var position = 0
    private var open: [Section] = []
    private var parts: [Template.Part] = []

    /// A section whose end has not come yet.
    private struct Section {
        let name: String
        let inverted: Bool
        let start: Int
        /// What came before it on its level.
        let before: [Template.Part]
    }

    init(_ source: String) { self.source = Array(source.utf8) }

    /// The parts of the whole template.
    mutating func parse() throws(TemplateError) -> [Template.Part] {
        while let start = find("{{", from: position) {
            let isTriple = source[start...].starts(with: Array("{{{".utf8))
            let closing = isTriple ? "}}}" : "}}"
            let inner = start + (isTriple ? 3 : 2)
            guard let end = find(closing, from: inner) else { throw error(.openTag, at: start) }
            let tag = TemplateTag(source[inner..<end], isTriple: isTriple)
            var after = end + closing.utf8.count
            var textEnd = start
            if tag.standsAlone, let line = wholeLine(from: start, to: after) { (textEnd, after) = line }
            append(source[position..<textEnd])
            position = after
            try take(tag, at: start)
        }
        append(source[position...])
        if let section = open.last { throw error(.openSection(section.name), at: section.start) }
        return parts
    }

    private mutating func take(_ tag: TemplateTag, at start: Int) throws(TemplateError) {
        if tag.kind != .comment, tag.name.isEmpty { throw error(.emptyTag, at: start) }
        switch tag.kind {
        case .comment: break
        case .value(let raw): parts.append(.value(path: tag.path, raw: raw))
        case .section(let inverted):
            open.append(Section(name: tag.name, inverted: inverted, start: start, before: parts))
            parts = []
        case .end: try end(tag, at: start)
        case .escaping:
            guard let known = Template.Escaping(rawValue: tag.name) else {
                throw error(.unknownEscaping(tag.name), at: start)
            }
            escaping = known
        case .unsupported(let what): throw error(.unsupported(what), at: start)
        }
    }

    private mutating func end(_ tag: TemplateTag, at start: Int) throws(TemplateError) {
        guard let section = open.last, section.name == tag.name else {
            throw error(.strayEnd(tag.name, open: open.last?.name), at: start)
        }
        open.removeLast()
        parts = section.before + [.section(path: tag.path, inverted: section.inverted, parts: parts)]
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        if !bytes.isEmpty { parts.append(.text(String(decoding: bytes, as: UTF8.self))) }
    }

    /// Where the line of a tag begins and ends when nothing else is on it, as mustache(5) has it.
    private func wholeLine(from start: Int, to end: Int) -> (Int, Int)? {
        var first = start
        while first > position, isBlank(source[first - 1]) { first -= 1 }
        guard first == 0 || source[first - 1] == 0x0A else { return nil }
        var last = end
        while last < source.count, isBlank(source[last]) || source[last] == 0x0D { last += 1 }
        if last == source.count { return (first, last) }
        return source[last] == 0x0A ? (first, last + 1) : nil
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private func find(_ mark: String, from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        guard start + mark.count <= source.count else { return nil }
        return (start...(source.count - mark.count)).first { source[$0...].starts(with: mark) }
    }

    private func error(_ problem: TemplateError.Problem, at position: Int) -> TemplateError {
        let before = source[..<position]
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = String(decoding: source[start..<position], as: UTF8.self).count + 1
        return TemplateError(problem: problem, line: line, column: column)
    }
}

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

/// What is wrong with a template, and where: lines and columns count from 1, columns in characters.
public struct TemplateError: Error, Sendable, Equatable, Worded {
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

    /// The English words.
    public var description: String { words.description }

    /// `12:3: section 'papers' is not ended`.
    public var words: Phrase { Phrase(verbatim: "\(line):\(column): ") + sentence }

    private var sentence: Phrase {
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
