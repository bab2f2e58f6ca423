import CMarkGFM

/// Reads Markdown into blocks with cmark-gfm: CommonMark 0.29 with tables, task lists, bare addresses and
/// strikethrough, as GitHub shows it.
enum MarkdownTree {
    /// The blocks of `source` from the line at `firstLine` on.
    static func blocks(of source: SourceText, from firstLine: Int = 0) -> [MarkdownBlock] {
        guard firstLine < source.lineStarts.count else { return [] }
        let bytes = withoutLoneReturns(source.bytes[source.lineStarts[firstLine]...])
        guard let root = turns.changing({ root(of: bytes) }) else { return [] }
        defer { cmark_node_free(root) }
        var builder = MarkdownTreeBuilder(source: source, firstLine: firstLine)
        builder.read(root)
        return builder.finish()
    }

    private static let areExtensionsReady: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    /// The parser keeps in variables of its own which characters its extensions look at: one text at a time.
    private static let turns = Monitor()

    private static func root(of bytes: [UInt8]) -> OpaquePointer? {
        guard let parser = parser() else { return nil }
        defer { cmark_parser_free(parser) }
        feed(parser, in: bytes)
        return cmark_parser_finish(parser)
    }

    private static func parser() -> OpaquePointer? {
        guard areExtensionsReady, let parser = cmark_parser_new(CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE) else {
            return nil
        }
        for name in ["table", "autolink", "strikethrough", "tasklist"] {
            if let found = cmark_find_syntax_extension(name) {
                cmark_parser_attach_syntax_extension(parser, found)
            }
        }
        return parser
    }

    private static func feed(_ parser: OpaquePointer, in bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), buffer.count)
        }
    }

    /// A carriage return alone is a line ending to the parser but not to `SourceText`.
    private static func withoutLoneReturns(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var bytes = Array(bytes)
        for at in bytes.indices where bytes[at] == UInt8(ascii: "\r") {
            if at + 1 == bytes.count || bytes[at + 1] != UInt8(ascii: "\n") { bytes[at] = 0x20 }
        }
        dissolveWideTables(in: &bytes)
        return bytes
    }

    /// The parser appends each cell to a list that it walks from the start, so that a row takes time that grows with
    /// the square of its columns. With more than these it is no table of papers, and is read as text.
    private static let mostColumns = 1_000

    /// Takes the bars out of lines of dashes that would make such tables.
    private static func dissolveWideTables(in bytes: inout [UInt8]) {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if end - start > 2 * mostColumns, isDelimiterRow(bytes[start..<end]) {
                for at in start..<end where bytes[at] == UInt8(ascii: "|") { bytes[at] = 0x20 }
            }
            start = end + 1
        }
    }

    /// Whether a line is one of bars and dashes, for more than `mostColumns`.
    private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
        var bars = 0
        for byte in line {
            switch byte {
            case UInt8(ascii: "|"): bars += 1
            case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"),
                UInt8(ascii: "\r"):
                continue
            // In a quotation or an item of a list.
            case UInt8(ascii: ">") where bars == 0, UInt8(ascii: "*") where bars == 0: continue
            default: return false
            }
        }
        return bars > mostColumns
    }
}

/// Turns the nodes of cmark-gfm into blocks.
struct MarkdownTreeBuilder {
    private let source: SourceText
    private let firstLine: Int
    /// Blocks that are still open, the document itself first.
    private var open: [MarkdownBlock]
    private var inline: InlineReader?
    private var line: Int

    /// Blocks nested deeper than this are left out; their lines stay with the block around them.
    private static let deepest = 40

    /// A builder of the blocks of `source` from the line at `firstLine` on.
    init(source: SourceText, firstLine: Int) {
        self.source = source
        self.firstLine = firstLine
        self.line = firstLine
        self.open = [MarkdownBlock(kind: .other, line: firstLine)]
    }

    /// Reads all nodes below `root`.
    mutating func read(_ root: OpaquePointer) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
            if node == root { continue }
            if event == CMARK_EVENT_EXIT {
                leave(node)
            } else if open.count > Self.deepest, inline == nil, cmark_node_first_child(node) != nil {
                cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
            } else {
                enter(node)
            }
        }
    }

    /// The blocks of the document, each with its lines.
    mutating func finish() -> [MarkdownBlock] {
        var blocks = open[0].children
        Self.endLines(of: &blocks, at: max(source.lineCount, firstLine))
        return blocks
    }

    private mutating func enter(_ node: OpaquePointer) {
        if inline != nil {
            enterInline(node)
        } else if let kind = BlockKind.kind(of: node) {
            begin(kind, node: node)
        }
    }

    private mutating func begin(_ kind: MarkdownBlock.Kind, node: OpaquePointer) {
        line = max(line, firstLine + Int(cmark_node_get_start_line(node)) - 1)
        var block = MarkdownBlock(kind: kind, line: min(line, max(0, source.lineStarts.count - 1)))
        switch kind {
        case .heading, .paragraph, .cell:
            inline = reader(at: block.lines.lowerBound)
            open.append(block)
        case .html where HTMLLists.holdsOne(NodeText.bytes(cmark_node_get_literal(node))):
            var lists = HTMLLists(source, from: block.lines.lowerBound)
            open[open.count - 1].children += lists.read(NodeText.bytes(cmark_node_get_literal(node)))
        case .code, .html:
            var reader = reader(at: block.lines.lowerBound)
            let literal = NodeText.bytes(cmark_node_get_literal(node))
            if kind == .html { reader.html(literal) } else { reader.words(literal[...], style: .code) }
            block.text = reader.finish()
            var (length, offset, fence): (CInt, CInt, CChar) = (0, 0, 0)
            block.isFenced =
                kind == .code && cmark_node_get_fenced(node, &length, &offset, &fence) != 0
            open[open.count - 1].children.append(block)
        case .rule:
            open[open.count - 1].children.append(block)
        default:
            open.append(block)
        }
    }

    private func reader(at line: Int) -> InlineReader {
        InlineReader(finder: SourceFinder(source.bytes, from: source.lineStarts[line]))
    }

    private mutating func leave(_ node: OpaquePointer) {
        if inline != nil, BlockKind.kind(of: node) == nil {
            leaveInline(node)
        } else if open.count > 1, BlockKind.kind(of: node) == open[open.count - 1].kind {
            var block = open.removeLast()
            if var reader = inline {
                block.text = reader.finish()
                inline = nil
            }
            open[open.count - 1].children.append(block)
        }
    }

    private mutating func enterInline(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: inline?.words(NodeText.bytes(cmark_node_get_literal(node))[...])
        case CMARK_NODE_CODE: inline?.words(NodeText.bytes(cmark_node_get_literal(node))[...], style: .code)
        case CMARK_NODE_SOFTBREAK: inline?.lineBreak(isSoft: true)
        case CMARK_NODE_LINEBREAK: inline?.lineBreak(isSoft: false)
        case CMARK_NODE_HTML_INLINE: inline?.html(NodeText.bytes(cmark_node_get_literal(node)))
        case CMARK_NODE_STRONG: inline?.open(.strong)
        case CMARK_NODE_EMPH: inline?.open(.emphasis)
        case CMARK_NODE_LINK: inline?.openLink(NodeText.string(cmark_node_get_url(node)))
        case CMARK_NODE_IMAGE: inline?.openImage(NodeText.string(cmark_node_get_url(node)))
        default: break
        }
    }

    private mutating func leaveInline(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_STRONG: inline?.close(.strong)
        case CMARK_NODE_EMPH: inline?.close(.emphasis)
        case CMARK_NODE_LINK: inline?.closeLink()
        case CMARK_NODE_IMAGE: inline?.closeImage()
        default: break
        }
    }

    /// A block ends where the next one beside it begins, the last one where the block around it ends.
    private static func endLines(of blocks: inout [MarkdownBlock], at end: Int) {
        for index in blocks.indices {
            let start = blocks[index].lines.lowerBound
            let next = index + 1 < blocks.count ? blocks[index + 1].lines.lowerBound : end
            blocks[index].lines = start..<max(start, next)
            endLines(of: &blocks[index].children, at: max(start, next))
        }
    }
}

/// Text of nodes.
private enum NodeText {
    static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] { Array(string(text).utf8) }

    static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}

/// What sort of block a node makes.
private enum BlockKind {
    static func kind(of node: OpaquePointer) -> MarkdownBlock.Kind? {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_CODE_BLOCK: .code
        case CMARK_NODE_HTML_BLOCK: .html
        case CMARK_NODE_THEMATIC_BREAK: .rule
        default: extended(NodeText.string(cmark_node_get_type_string(node)))
        }
    }

    /// Nodes of extensions have no constants, only names.
    private static func extended(_ name: String) -> MarkdownBlock.Kind? {
        switch name {
        case "table": .table
        case "table_header": .row(isHeader: true)
        case "table_row": .row(isHeader: false)
        case "table_cell": .cell
        case "tasklist": .item
        default: nil
        }
    }
}

/// A block of a Markdown document.
struct MarkdownBlock: Sendable {
    /// What sort of block it is.
    enum Kind: Sendable, Hashable {
        case heading(level: Int)
        case paragraph
        case list
        case item
        case table
        case row(isHeader: Bool)
        case cell
        case quote
        case code
        case html
        case rule
        case other
    }

    /// What sort of block it is.
    var kind: Kind
    /// Its lines in the source, from 0, with the blank ones behind.
    var lines: Range<Int>
    /// Its words, when it has any of its own.
    var text = StyledText()
    /// Whether it is code between fences rather than what is set in.
    var isFenced = false
    /// The blocks in it.
    var children: [MarkdownBlock] = []
    /// What was found out about an item of a list; nil where nothing is kept.
    private(set) var findings: Findings?

    init(kind: Kind, line: Int) {
        self.kind = kind
        self.lines = line..<line
    }

    /// Level of a heading, nil of anything else.
    var headingLevel: Int? {
        if case .heading(let level) = kind { return level }
        return nil
    }

    /// Whether it is a list.
    var isList: Bool { kind == .list }

    /// The first paragraph of an item, or its own words.
    var lead: StyledText {
        kind == .item ? children.first { $0.kind == .paragraph }?.text ?? StyledText() : text
    }

    /// Keeps from now on what is found out about it and the blocks in it, which must not be changed any more.
    mutating func remember() {
        text.remember()
        findings = kind == .item ? Findings() : nil
        for index in children.indices { children[index].remember() }
    }

    /// The block without what was found out about it as an item.
    var alone: MarkdownBlock {
        var block = self
        block.findings = nil
        return block
    }

    /// All blocks in it and itself, in order.
    func forEach(_ visit: (MarkdownBlock) -> Void) {
        visit(self)
        for child in children { child.forEach(visit) }
    }
}
