import ReviewModel
import TextAnalysis

/// What a labelled field of a note, a column of a table or a line of a list holds.
enum FieldName: Sendable, Hashable, CaseIterable {
    case title, authors, paper, code, links, tags, year, date, venue, affiliation, summary, model, number,
        reader, results

    /// The list of its labels, in English, Russian and Chinese.
    private var labels: [String] {
        switch self {
        case .title: WordFiles.markdown.values("field.title")
        case .authors: WordFiles.markdown.values("field.authors")
        case .paper: WordFiles.markdown.values("field.paper")
        case .code: WordFiles.markdown.values("field.code")
        case .links: WordFiles.markdown.values("field.links")
        case .tags: WordFiles.markdown.values("field.tags")
        case .year: WordFiles.markdown.values("field.year")
        case .date: WordFiles.markdown.values("field.date")
        case .venue: WordFiles.markdown.values("field.venue")
        case .affiliation: WordFiles.markdown.values("field.affiliation")
        case .summary: WordFiles.markdown.values("field.summary")
        case .number: WordFiles.markdown.values("field.number")
        case .model: WordFiles.markdown.values("field.model")
        case .reader: WordFiles.markdown.values("field.reader")
        case .results: []
        }
    }

    /// Whether it is a fact of a paper and of few other things.
    var isOfPaper: Bool { [.authors, .paper, .venue, .year].contains(self) }

    private static let byLabel: [String: FieldName] = {
        var found: [String: FieldName] = [:]
        for name in allCases {
            for label in name.labels { found[label] = found[label] ?? name }
        }
        return found
    }()

    /// The field that a label names, if it is nothing but the name of one.
    init?(label slice: TextSlice) {
        let bytes = slice.bytes
        guard slice.count <= 48 else { return nil }
        let words = slice.tokens
        guard let first = words.first, let last = words.last, words.count <= 8 else { return nil }
        // Characters of Han are words of their own; a label of them is written without spaces.
        let isHan = bytes[first.range.lowerBound] >= 0xE3
        let label =
            isHan
            ? bytes.folded(first.range.lowerBound..<last.range.upperBound)
            : words.map { bytes.folded($0.range) }.joined(separator: " ")
        guard let found = Self.byLabel[label] else { return nil }
        self = found
    }

    /// A label and what follows its colon.
    struct Field: Sendable {
        let name: FieldName
        let label: Range<Int>
        let value: Range<Int>

        /// Whether the value is words and neither an address, a link nor an identifier.
        func isWords(in text: StyledText) -> Bool {
            EntryWords.count(text.bytes.slice(value)) >= 2
                && WebAddress.find(in: text.bytes.slice(value)).isEmpty
                && !text.links.contains { $0.range.overlaps(value) }
                && ArxivIdentifier.first(in: Array("/".utf8 + text.bytes[value])) == nil
        }
    }

    /// The label at the start of a line and what follows its colon: `**Authors**: …`, `作者：…`, `Code (PyTorch): …`.
    static func split(_ text: StyledText, in range: Range<Int>) -> Field? {
        // ":AUTHOR: Ada One" is how Org writes a property.
        let isProperty =
            range.count > 3 && text.bytes[range.lowerBound] == UInt8(ascii: ":")
            && text.bytes[range.lowerBound + 1] | 0x20 >= 0x61
            && text.bytes[range.lowerBound + 1] | 0x20 <= 0x7A
        let range = isProperty ? range.lowerBound + 1..<range.upperBound : range
        guard let colon = colon(in: text.slice(range)) else { return nil }
        let label = text.bytes.trimmed(range.lowerBound..<colon.lowerBound)
        var bare = label
        if let open = text.bytes[label].firstIndex(where: { $0 == UInt8(ascii: "(") || $0 == 0xEF }),
            open > label.lowerBound,
            text.bytes[open] == UInt8(ascii: "(") || text.bytes.starts("（", at: open..<label.upperBound)
        {
            bare = text.bytes.trimmed(label.lowerBound..<open)
        }
        // "[Original](…) :: [Code](…)" is a row of links.
        guard !label.isEmpty, text.run(at: label.lowerBound)?.link == nil,
            let name = FieldName(label: text.bytes.slice(bare))
        else { return nil }
        // "Title:: …" is how Dataview and Logseq write a field.
        let isDouble =
            colon.upperBound < range.upperBound && text.bytes[colon.upperBound] == UInt8(ascii: ":")
        return Field(
            name: name, label: label,
            value: text.bytes.trimmed(colon.upperBound + (isDouble ? 1 : 0)..<range.upperBound))
    }

    /// Whether `line` is none of the text and tells nothing of a paper: what opens a callout, "[!info] Paper", a setting of
    /// Org, "#+filetags: …", a field of Dataview with another name, "type:: [[paper]]".
    static func isForeign(_ line: TextSlice) -> Bool {
        if line.hasPrefix("[!") || line.hasPrefix("#+") { return true }
        guard let mark = line.prefix(40).find("::"), case let label = line.before(mark).trimmed else {
            return false
        }
        return label.tokens.count <= 3 && FieldName(label: label) == nil
    }

    /// The first colon of a line, if it comes early.
    private static func colon(in line: TextSlice) -> Range<Int>? {
        for at in line.range.prefix(60) {
            if line[at] == UInt8(ascii: ":") { return at..<at + 1 }
            if line[at] == 0xEF, at + 2 < line.endIndex, line[at + 1] == 0xBC, line[at + 2] == 0x9A {
                return at..<at + 3
            }
        }
        return nil
    }
}
