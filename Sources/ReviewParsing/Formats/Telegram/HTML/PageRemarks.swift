import ReviewModel

/// What the owner of an exported page should know of it.
struct PageRemarks {
    private let source: SourceText
    private let tree: HTMLTree

    /// Remarks on the page `source`, read as `tree`.
    init(_ source: SourceText, in tree: HTMLTree) {
        self.source = source
        self.tree = tree
    }

    /// Reports all remarks.
    func report(_ page: DialogPage, to report: (Diagnostic) -> Void) {
        if let stop = tree.stoppedAt {
            let line = source.lineNumber(at: stop)
            report(
                Diagnostic(
                    .error, path: source.path, line: line,
                    message: "elements are nested too deeply; nothing behind line \(line) is read"))
        } else if isCutOff, page.isOfChat || isOfExport {
            report(
                Diagnostic(
                    .error, path: source.path, line: source.lineCount,
                    message:
                        "the page is cut off behind byte \(source.bytes.count); everything before is read, export the chat again"
                ))
        } else if !page.isOfChat {
            report(
                Diagnostic(
                    isOfExport ? .note : .error, path: source.path, line: 1,
                    message: isOfExport
                        ? "this page of an export holds no messages; they are in 'chats'"
                        : "this is no page of an exported chat; it holds no messages"))
        }
    }

    /// Whether the file ends before the document does.
    private var isCutOff: Bool {
        let tail = max(0, source.bytes.count - 200)..<source.bytes.count
        return source.bytes.find("</html", in: tail) == nil && source.bytes.find("</HTML", in: tail) == nil
    }

    /// Whether it is one of the lists of an account: of its chats, contacts, sessions.
    private var isOfExport: Bool { tree.first("page_wrap", in: 0..<tree.nodes.count) != nil }

    /// A name from a source, fit to be printed.
    static func plain(_ name: String) -> String {
        String(decoding: name.utf8.prefix(60).filter { $0 > 0x20 && $0 != 0x7F }, as: UTF8.self)
    }
}
