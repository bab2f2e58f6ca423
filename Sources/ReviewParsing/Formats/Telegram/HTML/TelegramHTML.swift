import ReviewModel
import Wording

/// The HTML that Telegram Desktop exports: `messages.html`, `messages2.html`, …, a thousand messages each.
///
/// Facts on the format are from the exporter's source, `export_output_html.cpp` of
/// https://github.com/telegramdesktop/tdesktop, and from exports of 2018 to 2025.
struct TelegramHTML: InputFormat {
    let name = "telegram-html"
    let summary = "messages.html, messages2.html, … of Telegram Desktop: a channel, a chat or a whole account"
    let traits: SourceTraits = [.holdsEveryMessage, .severalFiles]

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return 0 }
        let head = 0..<min(bytes.count, 65_536)
        let holds = { (mark: String) in bytes.find(mark, in: head) != nil }
        if holds("<title>Exported Data</title>"), holds("page_wrap") { return 0.97 }
        if holds("class=\"message default") || holds("class=\"message service") { return 0.9 }
        return holds("class=\"message\"") && holds("class=\"from_name\"") ? 0.7 : 0
    }

    func read(
        _ source: SourceContent, into sink: (SourceEvent) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceEnd {
        var reading = DialogPages(handle: source.channel)
        while let page = try source.nextPage() { try reading.read(page, into: sink, report: report) }
        try reading.finish(sink, report: report)
        return SourceEnd(skipped: reading.skipped, isCutOff: reading.isCutOff)
    }
}

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
        let words: Phrase =
            first == last
            ? "\(first) is missing: its messages are not read"
            : "\(first) to \(last) are missing: their messages are not read"
        report(Diagnostic(.warning, path: path, message: words))
        return true
    }
}

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

/// What the export of a whole account as HTML says of its chats: the page `lists/chats.html`, on which each stands
/// with its name, how many messages it has, and what sort of chat it is.
///
/// Facts on the page are from `export_output_html.cpp` of https://github.com/telegramdesktop/tdesktop.
public struct AccountChats: Sendable {
    /// A chat of an account.
    public struct Chat: Sendable, Equatable {
        /// Name as shown; empty where its owner has none any longer.
        public var name: String
        /// `private`, `bot`, `group`, `channel`, `unknown`; empty where the page says nothing.
        public var sort: String

        /// Whether it is a channel, which people post to for everybody.
        public var isChannel: Bool { sort == "channel" }

        /// Whether `word` is what the chat or its sort is called.
        public func isCalled(_ word: String) -> Bool {
            [name, sort].contains { !$0.isEmpty && $0.lowercased() == word.lowercased() }
        }
    }

    /// Chats by the folder of their pages, from the folder of the export on: `chats/chat_001`.
    private let chats: [String: Chat]

    /// Reads the list of chats.
    public init(_ bytes: [UInt8]) {
        let tree = HTMLTree(bytes)
        var chats: [String: Chat] = [:]
        for entry in tree.all("entry", in: 0..<tree.nodes.count) {
            guard let address = tree.value(of: "href", at: entry),
                let folder = AccountChats.folder(of: address)
            else { continue }
            let inside = tree.inside(entry)
            chats[folder] = Chat(
                name: tree.first("name", in: inside).map { tree.line(of: $0) } ?? "",
                sort: tree.first("info", in: inside).map { tree.line(of: $0) } ?? "")
        }
        self.chats = chats
    }

    /// The chat whose pages lie in `folder`, as `chats/chat_001`; nil where the list has none such.
    public func chat(in folder: String) -> Chat? { chats[folder] }

    /// `chats/chat_001` of `../chats/chat_001/messages.html#allow_back`; nil of any other address or path.
    public static func folder(of path: String) -> String? {
        let parts = path.split(separator: "#", omittingEmptySubsequences: false)[0].split(separator: "/")
        guard parts.count >= 3, parts[parts.count - 3] == "chats",
            DialogPageName.number(parts[parts.count - 1]) != nil
        else { return nil }
        return "chats/\(parts[parts.count - 2])"
    }
}
