import CMarkGFM

/// Reads Markdown into blocks with cmark-gfm: CommonMark 0.29 with tables, task lists, bare addresses and
/// strikethrough, as GitHub shows it.
enum MarkdownTree {
    /// The blocks of `source` from the line at `firstLine` on.
    static func blocks(of source: SourceText, from firstLine: Int = 0) -> [MarkdownBlock] {
        guard firstLine < source.lineStarts.count, let parser = parser() else { return [] }
        defer { cmark_parser_free(parser) }
        feed(parser, withoutLoneReturns(source.bytes[source.lineStarts[firstLine]...]))
        guard let root = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(root) }
        var builder = MarkdownTreeBuilder(source: source, firstLine: firstLine)
        builder.read(root)
        return builder.finish()
    }

    private static let areExtensionsReady: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

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

    private static func feed(_ parser: OpaquePointer, _ bytes: [UInt8]) {
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
        return bytes
    }
}
