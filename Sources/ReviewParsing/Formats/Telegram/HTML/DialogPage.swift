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

/// Reads one row of an exported page: a message, a service message or the line of a new day.
struct PageRow {
    /// What a row turned out to be.
    enum Outcome {
        /// A message.
        case message(Message)
        /// A message that is not read, and why.
        case skipped(String)
        /// The date between two days, which is no message.
        case separator
    }

    private let tree: HTMLTree
    private let node: Int
    /// Nodes of the row up to the next one, which lies inside where a tag was left open.
    private let nodes: Range<Int>

    /// The row that begins at `node` of `tree` and ends before the node `limit` at the latest.
    init(_ tree: HTMLTree, at node: Int, before limit: Int) {
        self.tree = tree
        self.node = node
        self.nodes = node + 1..<max(node + 1, min(tree.nodes[node].end, limit))
    }

    /// Whether `node` begins a row.
    static func begins(at node: Int, in tree: HTMLTree) -> Bool {
        tree.nodes[node].name == "div" && tree.hasClass("message", node: node)
    }

    /// Who posted it as printed; nil where the row leaves out the name of the row before.
    var author: String? {
        let names = tree.all("from_name", in: nodes)
        guard let name = names.first(where: { !tree.isInside("forwarded", node: $0, within: node) }) else {
            return nil
        }
        let line = tree.line(
            of: name, before: nodes.upperBound, without: { tree.hasClass("details", node: $0) })
        // A bot that wrote the message for its author is named behind him.
        let parts = line.split(separator: " ")
        guard parts.count > 2, parts[parts.count - 2] == "via", parts[parts.count - 1].hasPrefix("@") else {
            return line
        }
        return parts.dropLast(2).joined(separator: " ")
    }

    /// Reads the row.
    func read() -> Outcome {
        if tree.hasClass("service", node: node) { return service() }
        var message = Message(text: text)
        readPoll(into: &message)
        addAttachedLinks(to: &message)
        message.hasMedia = message.kind != .poll && tree.first("media_wrap", in: nodes) != nil
        if message.text.bytes.isEmpty, message.text.links.isEmpty, !message.hasMedia {
            return .skipped("message without text or media")
        }
        message.number = number
        message.places = [tree.nodes[node].source]
        message.date = date
        message.signature = line("signature")
        message.replyTo = replyTo
        message.forwardedFrom = forwardedFrom
        message.reactions = ReactionElementReader.read("reaction", in: tree, nodes: nodes)
        return .message(message)
    }
}

// MARK: - Facts

extension PageRow {
    /// The number of `id="message58"`; negative for messages of a group that was moved.
    private var number: Int? {
        guard let id = tree.value(of: "id", at: node), id.utf8.starts(with: "message".utf8) else {
            return nil
        }
        let digits = id.utf8.dropFirst(7)
        guard digits.first == UInt8(ascii: "-") else { return DecimalNumber.value(digits) }
        return DecimalNumber.value(digits.dropFirst()).map { -$0 }
    }

    private func service() -> Outcome {
        // Days are counted down from -1 on every page; numbers of a moved group are a billion below.
        if let number, number < 0, number > -100_000_000 { return .separator }
        let isUnsupported = tree.line(of: node, before: nodes.upperBound).hasPrefix(
            "This message is not supported")
        return .skipped(isUnsupported ? "unsupported message" : "service message")
    }

    private var date: Timestamp? {
        let dates = tree.all("date", in: nodes)
        let own = dates.first { !tree.isInside("forwarded", node: $0, within: node) }
        return own.flatMap { tree.value(of: "title", at: $0) }.flatMap(WrittenMoment.title)
    }

    private var forwardedFrom: String? {
        guard
            let frame = nodes.first(where: {
                tree.hasClass("forwarded", node: $0) && tree.hasClass("body", node: $0)
            })
        else {
            return nil
        }
        guard let name = tree.first("from_name", in: tree.inside(frame).clamped(to: nodes)) else { return "" }
        return tree.line(of: name, without: { tree.hasClass("details", node: $0) })
    }

    /// The message of this chat that it answers: `href="messages3.html#go_to_message57"`.
    private var replyTo: Int? {
        guard let reply = tree.first("reply_to", in: nodes) else { return nil }
        let addresses = tree.inside(reply).clamped(to: nodes).compactMap { tree.value(of: "href", at: $0) }
        let mark = "go_to_message"
        guard let address = addresses.first, let place = address.utf8.firstRange(of: mark.utf8) else {
            return nil
        }
        let digits = address.utf8[place.upperBound...]
        guard digits.first == UInt8(ascii: "-") else { return DecimalNumber.value(digits) }
        return DecimalNumber.value(digits.dropFirst()).map { -$0 }
    }

    private func line(_ name: StaticString) -> String? {
        let line = tree.first(name, in: nodes).map { tree.line(of: $0, before: nodes.upperBound) }
        return line == "" ? nil : line
    }
}

// MARK: - Words

extension PageRow {
    private var text: MessageText {
        guard let element = tree.first("text", in: nodes) else { return MessageText() }
        var reader = HTMLText(tree)
        return reader.read(element, before: nodes.upperBound)
    }

    /// The question of a poll, and its answers as a list.
    private func readPoll(into message: inout Message) {
        guard let poll = tree.first("media_poll", in: nodes) else { return }
        message.kind = .poll
        let part = tree.inside(poll).clamped(to: nodes)
        var reader = HTMLText(tree)
        reader.isLeftOut = { [tree] in tree.hasClass("details", node: $0) }
        for element in part
        where tree.hasClass("question", node: element) || tree.hasClass("answer", node: element) {
            message.text.appendLine(reader.read(element, before: nodes.upperBound))
        }
    }

    /// Adds the addresses that buttons open, and the paper that a file is named after.
    private func addAttachedLinks(to message: inout Message) {
        let end = message.text.bytes.count
        var addresses: [String] = []
        if let table = tree.first("bot_buttons_table", in: nodes) {
            let links = tree.inside(table).clamped(to: nodes).compactMap { tree.value(of: "href", at: $0) }
            addresses += links.filter {
                $0.utf8.starts(with: "https://".utf8) || $0.utf8.starts(with: "http://".utf8)
            }
        }
        for media in tree.all("media", in: nodes) {
            guard let title = tree.first("title", in: tree.inside(media).clamped(to: nodes)) else { continue }
            let name = tree.line(of: title)
            message.attachedTitle = message.attachedTitle ?? AttachedPaper.title(fileNamed: name)
            if let paper = AttachedPaper.address(fileNamed: name) { addresses.append(paper) }
        }
        message.text.links += addresses.map { MessageText.HiddenLink(range: end..<end, url: $0) }
    }
}
