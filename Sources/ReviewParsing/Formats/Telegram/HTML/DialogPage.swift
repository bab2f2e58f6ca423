import ReviewModel

/// What a page of an export holds.
struct DialogPage {
    /// Name of the chat.
    private(set) var title: String?
    /// Messages in the order of the page.
    private(set) var messages: [DialogMessage] = []
    /// How many messages were not read, by reason.
    private(set) var skipped: [String: Int] = [:]
    /// Name of the page that this one continues, as linked.
    private(set) var previous: String?
    /// Name of the page that continues this one, as linked.
    private(set) var next: String?
    /// Who posted the last message.
    private(set) var lastAuthor: String?
    /// Whether it is a page of a chat at all.
    private(set) var isOfChat = false

    /// Reads `tree`; `author` posted the last message of the page before.
    init(_ tree: HTMLTree, after author: String? = nil) {
        let rows = tree.nodes.indices.filter { PageRow.begins(at: $0, in: tree) }
        let head = 0..<(rows.first ?? tree.nodes.count)
        title = Self.title(in: tree, head)
        lastAuthor = author
        isOfChat = !rows.isEmpty || tree.first("chat_page", in: 0..<tree.nodes.count) != nil
        for (index, row) in rows.enumerated() {
            let limit = index + 1 < rows.count ? rows[index + 1] : tree.nodes.count
            read(PageRow(tree, at: row, before: limit), isJoined: tree.hasClass("joined", node: row))
        }
        readLinks(in: tree, firstRow: head.upperBound)
    }

    private mutating func read(_ row: PageRow, isJoined: Bool) {
        switch row.read() {
        case .separator: break
        case .skipped(let reason): skipped[reason, default: 0] += 1
        case .message(let message):
            let author = row.author ?? (isJoined ? lastAuthor : nil)
            lastAuthor = author
            // A channel signs with its own name what no one else signs.
            let writer = message.signature ?? (author == title ? nil : author)
            messages.append(DialogMessage(message: message, writer: writer))
        }
    }

    private static func title(in tree: HTMLTree, _ head: Range<Int>) -> String? {
        guard let header = tree.first("page_header", in: head),
            let element = tree.first("text", in: tree.inside(header).clamped(to: head))
        else { return nil }
        let title = tree.line(of: element)
        return title.isEmpty ? nil : title
    }

    /// Pages link to their neighbours above the first and below the last message.
    private mutating func readLinks(in tree: HTMLTree, firstRow: Int) {
        for link in tree.all("pagination", in: 0..<tree.nodes.count) {
            let name = tree.value(of: "href", at: link)
            if link < firstRow { previous = name } else { next = name }
        }
    }
}

/// Names of the pages that Telegram Desktop splits a chat into: `messages.html`, `messages2.html`, ….
enum DialogPageName {
    /// The number of the page called `name`, from 1; nil when it is no such name.
    static func number(_ name: some StringProtocol) -> Int? {
        let bytes = Array(name.utf8)
        guard bytes.starts(with: stem), bytes.count >= stem.count + suffix.count,
            bytes[(bytes.count - suffix.count)...].elementsEqual(suffix)
        else { return nil }
        let digits = bytes[stem.count..<bytes.count - suffix.count]
        if digits.isEmpty { return 1 }
        guard let number = DecimalNumber.value(digits), number > 1, digits.first != 0x30 else { return nil }
        return number
    }

    /// The name of the page `number`.
    static func name(_ number: Int) -> String { number == 1 ? "messages.html" : "messages\(number).html" }

    private static let stem = Array("messages".utf8)
    private static let suffix = Array(".html".utf8)
}
