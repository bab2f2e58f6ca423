import ReviewModel

/// Reads the pages of an exported chat one after the other.
struct DialogPages {
    /// How many messages were left out, by reason.
    private(set) var skipped: [String: Int] = [:]
    /// Whether messages are missing behind the last page.
    private(set) var isCutOff = false

    private var queue: DialogQueue?
    private let handle: String?
    private var pageCount = 0
    /// Number of the page read last.
    private var lastNumber = 0
    private var lastAuthor: String?
    /// The page that the last one links to, and the path of the last one.
    private var awaited: (name: String, path: String)?

    /// A reading that has seen nothing; `handle` is the channel's username where it is known.
    init(handle: String?) { self.handle = handle }

    /// Reads the page `source`.
    mutating func read(
        _ source: SourceText, into sink: (SourceEvent) throws -> Void, report: (Diagnostic) -> Void
    ) throws {
        let tree = HTMLTree(source.bytes)
        let page = DialogPage(tree, after: lastAuthor)
        PageRemarks(source, in: tree).report(page, to: report)
        guard page.isOfChat else { return }
        let gap = noteNumber(of: page, path: source.path, report: report)
        try sink(.page(source))
        defer { pageCount += 1 }
        var next = queue ?? DialogQueue(DialogFacts(titled: page.title), handle: handle)
        for (index, exported) in page.messages.enumerated() {
            var exported = exported
            exported.message.page = pageCount
            try next.add(exported, isBehindGap: gap && index == 0, to: sink)
        }
        queue = next
        lastAuthor = page.lastAuthor
        skipped.merge(page.skipped, uniquingKeysWith: +)
        awaited = page.next.map { ($0, source.path) }
        isCutOff = page.next != nil
    }

    /// Hands on what is left when there are no more pages.
    mutating func finish(_ sink: (SourceEvent) throws -> Void, report: (Diagnostic) -> Void) throws {
        try queue?.finish(sink)
        guard let awaited else { return }
        report(
            Diagnostic(
                .warning, path: awaited.path,
                message:
                    "\(PageRemarks.plain(awaited.name)) and what follows it is missing: its messages are not read"
            ))
    }

    /// Remembers the number of `page`; tells whether pages before it are missing, and reports them.
    private mutating func noteNumber(of page: DialogPage, path: String, report: (Diagnostic) -> Void) -> Bool
    {
        let name = path.split(separator: "/").last ?? ""
        let linked = page.previous.flatMap { DialogPageName.number($0) }.map { $0 + 1 }
        let number = DialogPageName.number(name) ?? linked ?? 1
        defer { lastNumber = number }
        guard number > lastNumber + 1 else { return false }
        let first = DialogPageName.name(lastNumber + 1), last = DialogPageName.name(number - 1)
        let what = first == last ? "\(first) is missing: its" : "\(first) to \(last) are missing: their"
        report(Diagnostic(.warning, path: path, message: "\(what) messages are not read"))
        return true
    }
}
