import CYAML
import TextAnalysis

/// The fields that a note opens with between two lines `---` (YAML) or `+++` (TOML).
struct FrontMatter: Sendable {
    /// Fields in order, names in lower case; a list has several values.
    private(set) var fields: [(name: String, values: [String])] = []
    /// The first line behind it, from 0.
    private(set) var end: Int

    /// The front matter of `source`, if it has one.
    init?(_ source: SourceText) {
        guard source.lineCount > 1 else { return nil }
        let fence = source.bytes.string(source.bytes.trimmed(source.line(0)))
        guard fence == "---" || fence == "+++" else { return nil }
        let marks = fence == "---" ? ["---", "..."] : ["+++"]
        guard
            let close = (1..<min(source.lineCount, 400)).first(where: {
                marks.contains(source.bytes.string(source.bytes.trimmed(source.line($0))))
            })
        else { return nil }
        end = close + 1
        let yaml = Array(source.bytes[source.lineStarts[1]..<source.lineStarts[close]])
        fields =
            (fence == "---" ? YAMLFields.read(yaml) : nil)
            ?? PlainFields.read(yaml, mark: fence == "---" ? ":" : "=")
        fields = fields.map { (Self.english[$0.name] ?? $0.name, $0.values) }
        takeInner()
    }

    /// Takes what is said of the paper in a field of fields, "work:" over "title:", for its own where nothing else is.
    private mutating func takeInner() {
        let known = Set(fields.map(\.name))
        for name in Self.ofPaper where !known.contains(name) {
            let inner = fields.filter { $0.name.hasSuffix("_" + name) && !$0.values.isEmpty }
            let owners = inner.filter { known.contains(String($0.name.dropLast(name.count + 1))) }
            if owners.count == 1 { fields.append((name, owners[0].values)) }
        }
    }

    private static let ofPaper = ["title", "authors", "author", "arxiv", "doi", "year", "venue", "url"]

    /// Names of fields in other languages, with those in English.
    private static let english = Dictionary(
        WordFiles.markdown.pairs("front names").map { ($0.left, $0.right) },
        uniquingKeysWith: { first, _ in first })

    /// Values of the first of `names` that is there and not empty.
    func values(_ names: String...) -> [String] { values(names) }

    /// Values of the first of `names` that is there and not empty.
    func values(_ names: [String]) -> [String] {
        for name in names {
            if let field = fields.first(where: { $0.name == name }), !field.values.isEmpty {
                return field.values.map(WikiLink.plain)
            }
        }
        return []
    }

    /// The one value of the first of `names` that is there and not empty.
    func value(_ names: String...) -> String? { value(names) }

    /// The one value of the first of `names` that is there and not empty.
    func value(_ names: [String]) -> String? {
        for name in names {
            if let value = values(name).first { return value }
        }
        return nil
    }

    /// The title that it states: that of the paper before that of the note.
    var paperTitle: String? {
        value(WordFiles.markdown.values("front title"))
    }
}

/// Reads a mapping of scalars and lists with libyaml.
private enum YAMLFields {
    /// So much is read at most, in bytes and in brackets within each other: libyaml looks through all open ones at each
    /// word, and what people write of a note has neither.
    private static let most = (bytes: 256 << 10, depth: 64)

    /// The fields, or nil when `yaml` is not a mapping.
    static func read(_ yaml: [UInt8]) -> [(name: String, values: [String])]? {
        guard yaml.count <= most.bytes, depth(yaml) <= most.depth else { return nil }
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return nil }
        defer { yaml_parser_delete(&parser) }
        var document = yaml_document_t()
        let isLoaded = yaml.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            return yaml_parser_load(&parser, &document) == 1
        }
        guard isLoaded else { return nil }
        defer { yaml_document_delete(&document) }
        guard let root = yaml_document_get_root_node(&document), root.pointee.type == YAML_MAPPING_NODE else {
            return nil
        }
        return fields(of: root, &document, isTop: true)
    }

    /// How many brackets are open at once.
    private static func depth(_ yaml: [UInt8]) -> Int {
        var (depth, deepest) = (0, 0)
        for byte in yaml {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            default: break
            }
            deepest = max(deepest, depth)
        }
        return deepest
    }

    private static func fields(
        of root: UnsafeMutablePointer<yaml_node_t>, _ document: inout yaml_document_t, isTop: Bool = false
    ) -> [(name: String, values: [String])] {
        var fields: [(name: String, values: [String])] = []
        let pairs = root.pointee.data.mapping.pairs
        guard let start = pairs.start, let top = pairs.top else { return [] }
        for pair in UnsafeBufferPointer(start: start, count: top - start) {
            guard let key = yaml_document_get_node(&document, pair.key), let name = scalar(key) else {
                continue
            }
            let values =
                yaml_document_get_node(&document, pair.value).map { self.values(of: $0, &document) } ?? []
            fields.append((name.lowercased(), values.filter { !$0.isEmpty }))
            // "paper:" over "authors:" is the field "paper_authors".
            if isTop, let inner = yaml_document_get_node(&document, pair.value),
                inner.pointee.type == YAML_MAPPING_NODE
            {
                fields += self.fields(of: inner, &document).map {
                    (name.lowercased() + "_" + $0.name, $0.values)
                }
            }
        }
        return fields
    }

    private static func values(of node: UnsafeMutablePointer<yaml_node_t>, _ document: inout yaml_document_t)
        -> [String]
    {
        if let value = scalar(node) { return [value] }
        guard node.pointee.type == YAML_SEQUENCE_NODE else { return [] }
        let items = node.pointee.data.sequence.items
        guard let start = items.start, let top = items.top else { return [] }
        var values: [String] = []
        for item in UnsafeBufferPointer(start: start, count: top - start) {
            guard let node = yaml_document_get_node(&document, item) else { continue }
            if let value = scalar(node) ?? name(in: node, &document) { values.append(value) }
        }
        return values
    }

    /// The name in an object that stands for a person: `name: Ada One`, `given: Ada` and `family: One`.
    private static func name(
        in node: UnsafeMutablePointer<yaml_node_t>, _ document: inout yaml_document_t
    ) -> String? {
        guard node.pointee.type == YAML_MAPPING_NODE else { return nil }
        let fields = fields(of: node, &document)
        func value(_ names: [String]) -> String? {
            fields.first { names.contains($0.name) && !$0.values.isEmpty }?.values.first
        }
        if let name = value(WordFiles.markdown.values("front person")) { return name }
        let parts = [
            value(WordFiles.markdown.values("front given")),
            value(WordFiles.markdown.values("front family")),
        ]
        let name = parts.compactMap { $0 }.joined(separator: " ")
        return name.isEmpty ? nil : name
    }

    private static func scalar(_ node: UnsafeMutablePointer<yaml_node_t>) -> String? {
        guard node.pointee.type == YAML_SCALAR_NODE, let value = node.pointee.data.scalar.value else {
            return nil
        }
        let text = String(
            decoding: UnsafeBufferPointer(start: value, count: node.pointee.data.scalar.length), as: UTF8.self
        )
        // Without quotes such a word is no value (YAML 1.2, 10.3.2).
        let isPlain = node.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
        return isPlain && ["null", "Null", "NULL", "~"].contains(text) ? "" : text
    }
}

/// Reads `name: value` lines as people write them where YAML would want quotes, and `name = value` lines of TOML.
private enum PlainFields {
    static func read(_ lines: [UInt8], mark: Unicode.Scalar) -> [(name: String, values: [String])] {
        lines.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let colon = line.firstIndex(of: UInt8(ascii: mark)), line.first.map({ $0 > 0x20 }) == true
            else { return nil }
            let bytes = Array(line)
            let split = colon - line.startIndex
            let value = unquoted(bytes.string(bytes.trimmed(split + 1..<bytes.count)))
            return (bytes.string(bytes.trimmed(0..<split)).lowercased(), value.isEmpty ? [] : list(value))
        }
    }

    private static func list(_ value: String) -> [String] {
        guard value.hasPrefix("["), value.hasSuffix("]") else { return [value] }
        return value.dropFirst().dropLast().split(separator: ",").map { piece in
            let bytes = Array(piece.utf8)
            return unquoted(bytes.string(bytes.trimmed(0..<bytes.count)))
        }
    }

    private static func unquoted(_ value: String) -> String {
        for quote in ["\"", "'"] where value.count >= 2 && value.hasPrefix(quote) && value.hasSuffix(quote) {
            return String(value.dropFirst().dropLast())
        }
        return value
    }
}
