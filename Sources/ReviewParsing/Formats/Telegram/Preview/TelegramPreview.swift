import ReviewModel
import Wording

/// The preview page of a channel, `https://t.me/s/NAME`, saved as HTML: some twenty posts, oldest first,
/// with numbers, dates, link cards and reactions.
struct TelegramPreview: InputFormat {
    let name = "telegram-preview"
    let summary = "preview page of a Telegram channel (t.me/s/…), saved as HTML"
    let traits: SourceTraits = [.severalFiles, .exactTimes]

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let head = 0..<min(bytes.count, 262_144)
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return 0 }
        let marks = ["tgme_widget_message", "tgme_channel_info", "tgme_page"]
        return marks.contains { bytes.find($0, in: head) != nil } ? 0.95 : 0
    }

    func read(
        _ source: SourceContent, into sink: (SourceEvent) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceEnd {
        var skipped: [String: Int] = [:]
        var pageCount = 0
        while let text = try source.nextPage() {
            var page = PreviewPage(text)
            if let remark = page.remark {
                report(Diagnostic(.error, path: text.path, line: 1, message: remark))
                continue
            }
            try sink(.page(text))
            try page.read(number: pageCount, channel: source.channel, into: sink)
            skipped.merge(page.skipped, uniquingKeysWith: +)
            pageCount += 1
        }
        return SourceEnd(skipped: skipped, isCutOff: false)
    }
}

/// The page of `t.me/NAME`, which invites to the app and holds no posts.
enum LandingPage {
    /// What to tell whoever took it for a channel's posts; nil when `tree` is no such page.
    static func remark(on tree: HTMLTree) -> Phrase? {
        let all = 0..<tree.nodes.count
        guard tree.first("tgme_page", in: all) != nil || tree.first("tgme_page_wrap", in: all) != nil else {
            return nil
        }
        let name = name(in: tree)
        guard tree.first("tgme_page_title", in: all) != nil else {
            let channel: Phrase = name.map { "no public channel @\($0)" } ?? "no public channel"
            return "this page holds no messages: there is \(channel); check the name"
        }
        return
            "this is the landing page of a channel, it holds no messages; save https://t.me/s/\(name ?? "NAME") instead"
    }

    /// The username in the page's title: `Telegram: View @name`, `Telegram: Contact @name`.
    private static func name(in tree: HTMLTree) -> String? {
        guard let title = tree.nodes.indices.first(where: { tree.nodes[$0].name == "title" }) else {
            return nil
        }
        let word = tree.line(of: title).split(separator: " ").first { $0.utf8.first == UInt8(ascii: "@") }
        return word.map { String($0.dropFirst()) }
    }
}

/// Reads the posts of a preview page.
struct PreviewPage {
    /// How many posts were left out, by reason.
    private(set) var skipped: [String: Int] = [:]

    private let tree: HTMLTree
    private let posts: [PreviewPost]

    /// The page `source`.
    init(_ source: SourceText) {
        let tree = HTMLTree(source.bytes)
        let starts = tree.nodes.indices.filter { PreviewPost.begins(at: $0, in: tree) }
        self.tree = tree
        posts = starts.enumerated().map { index, start in
            PreviewPost(
                tree, at: start, before: index + 1 < starts.count ? starts[index + 1] : tree.nodes.count)
        }
    }

    /// Why there is nothing to read; nil when there is.
    var remark: Phrase? {
        guard posts.isEmpty else { return nil }
        return LandingPage.remark(on: tree)
            ?? "the page holds no posts; save https://t.me/s/NAME when it shows them"
    }

    /// Hands the header and the posts to `sink`; `number` is that of the page in its source, and `channel`
    /// the username where the caller knows it.
    mutating func read(number: Int, channel: String?, into sink: (SourceEvent) throws -> Void) throws {
        let header = PreviewHeader(tree)
        let handle = channel ?? posts.lazy.compactMap(\.address).first?.channel ?? header.handle
        var queue = DialogQueue(DialogFacts(name: header.title), handle: handle)
        let messages = [header.message].compactMap { $0 } + posts.compactMap { read($0) }
        for var message in messages {
            message.page = number
            try queue.add(DialogMessage(message: message, writer: message.signature), to: sink)
        }
        try queue.finish(sink)
    }

    private mutating func read(_ post: PreviewPost) -> Message? {
        if post.isService {
            skipped["service message", default: 0] += 1
            return nil
        }
        let message = post.read()
        if message == nil { skipped["message without text or media", default: 0] += 1 }
        return message
    }
}

/// Reads what a preview page tells of its channel.
struct PreviewHeader {
    /// Name as shown.
    private(set) var title: String?
    /// Username, without `@`.
    private(set) var handle: String?
    /// Name, username, counters and description; nil where the page has no such column.
    private(set) var message: Message?

    /// Reads the header of `tree`.
    init(_ tree: HTMLTree) {
        let all = 0..<tree.nodes.count
        title =
            Self.line("tgme_channel_info_header_title", in: tree, nodes: all)
            ?? Self.line("tgme_header_title", in: tree, nodes: all)
            ?? Self.line("tgme_widget_message_owner_name", in: tree, nodes: all)
        let name = Self.line("tgme_channel_info_header_username", in: tree, nodes: all)
        handle = name.flatMap { $0.utf8.first == UInt8(ascii: "@") ? String($0.dropFirst()) : nil }
        if let column = tree.first("tgme_channel_info", in: all) { message = message(in: tree, column) }
    }

    private func message(in tree: HTMLTree, _ column: Int) -> Message? {
        let part = tree.inside(column)
        var reader = HTMLText(tree)
        var text = MessageText()
        for name: StaticString in ["tgme_channel_info_header_title", "tgme_channel_info_header_username"] {
            if let element = tree.first(name, in: part) { text.appendLine(reader.read(element)) }
        }
        for counter in tree.all("tgme_channel_info_counter", in: part) {
            text.appendLine(reader.read(counter))
        }
        if let description = tree.first("tgme_channel_info_description", in: part) {
            text.append(reader.read(description))
        }
        guard !text.bytes.isEmpty else { return nil }
        var message = Message(text: text)
        message.kind = .channelHeader
        message.beginsPost = true
        message.places = [tree.nodes[column].source]
        return message
    }

    private static func line(_ name: StaticString, in tree: HTMLTree, nodes: Range<Int>) -> String? {
        let line = tree.first(name, in: nodes).map { tree.line(of: $0) }
        return line == "" ? nil : line
    }
}
