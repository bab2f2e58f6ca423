import ReviewModel

/// Reads one post of a preview page.
struct PreviewPost {
    private let tree: HTMLTree
    private let node: Int
    private let nodes: Range<Int>
    /// Nodes up to the next post: buttons may stand behind the post's own.
    private let surroundings: Range<Int>

    /// The post in the element `node` of `tree`, up to the node `limit` at the latest.
    init(_ tree: HTMLTree, at node: Int, before limit: Int) {
        self.tree = tree
        self.node = node
        self.nodes = node + 1..<max(node + 1, min(tree.nodes[node].end, limit))
        self.surroundings = node + 1..<max(node + 1, min(limit, tree.nodes.count))
    }

    /// Whether `node` holds a post.
    static func begins(at node: Int, in tree: HTMLTree) -> Bool {
        tree.hasClass("tgme_widget_message", node: node)
    }

    /// Whether it tells of something that happened in the channel: a new picture, a pinned post.
    var isService: Bool { tree.hasClass("service_message", node: node) }

    /// Channel and number of `data-post="channel/528"`.
    var address: (channel: String, number: Int)? {
        guard let post = tree.value(of: "data-post", at: node) else { return nil }
        let parts = post.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let number = DecimalNumber.value(parts[1].utf8) else { return nil }
        return (String(parts[0]), number)
    }

    /// Reads the post; nil when it holds nothing.
    ///
    /// The page says whether a post was edited but not when, so that `edited` stays nil.
    func read() -> Message? {
        var message = Message(text: text)
        readPoll(into: &message)
        addAttachedLinks(to: &message)
        message.hasMedia = Self.media.contains { tree.first($0, in: nodes) != nil }
        message.cards = tree.all("tgme_widget_message_link_preview", in: nodes).map(card)
        if message.text.bytes.isEmpty, message.cards.isEmpty, !message.hasMedia { return nil }
        message.number = address?.number
        message.places = [tree.nodes[node].source]
        message.date = date
        message.signature = line("tgme_widget_message_from_author")
        message.replyTo = replyTo
        message.forwardedFrom = line("tgme_widget_message_forwarded_from_name") ?? hiddenOrigin
        message.reactions = ReactionElementReader.read("tgme_reaction", in: tree, nodes: nodes)
        return message
    }

    private static let media: [StaticString] = [
        "tgme_widget_message_photo_wrap", "tgme_widget_message_video_player",
        "tgme_widget_message_video_wrap",
        "tgme_widget_message_grouped_wrap", "tgme_widget_message_document_wrap",
        "tgme_widget_message_document",
        "tgme_widget_message_roundvideo_player", "tgme_widget_message_voice_player",
        "tgme_widget_message_sticker_wrap", "tgme_widget_message_location_wrap",
        "message_media_not_supported",
        "message_media_not_supported_wrap",
    ]
}

// MARK: - Words

extension PreviewPost {
    private static let textClass: StaticString = "tgme_widget_message_text"

    /// The first text of the post: where a browser may not show a medium the page has it twice. The text of
    /// a post that it answers is not its own.
    private var text: MessageText {
        let texts = tree.all(Self.textClass, in: nodes)
        guard let first = texts.first(where: { !isQuoted($0) }) else { return MessageText() }
        var reader = HTMLText(tree)
        reader.separatesBlocks = true
        reader.isLeftOut = { [tree] in
            tree.hasClass("tgme_widget_message_reply", node: $0)
                || tree.hasClass("message_media_not_supported", node: $0)
                || tree.hasClass("message_media_not_supported_wrap", node: $0)
        }
        // A text inside a text is the text; what follows it there is a copy.
        let inner = texts.first { $0 > first && $0 < tree.nodes[first].end && isSame($0, as: first) }
        return reader.read(inner ?? first, before: nodes.upperBound)
    }

    private func isQuoted(_ text: Int) -> Bool {
        tree.isInside("tgme_widget_message_reply", node: text, within: node)
            || tree.hasClass("js-message_reply_text", node: text)
    }

    /// Whether nothing but white space stands in `outer` before `inner`.
    private func isSame(_ inner: Int, as outer: Int) -> Bool {
        tree.line(of: outer, before: inner).isEmpty
    }

    private func readPoll(into message: inout Message) {
        guard let poll = tree.first("tgme_widget_message_poll", in: nodes) else { return }
        message.kind = .poll
        var reader = HTMLText(tree)
        for element in tree.inside(poll).clamped(to: nodes) {
            if tree.hasClass("tgme_widget_message_poll_question", node: element) {
                message.text.appendLine(reader.read(element, before: nodes.upperBound))
            } else if tree.hasClass("tgme_widget_message_poll_option_text", node: element) {
                message.text.appendLine(reader.read(element, before: nodes.upperBound), after: "- ")
            }
        }
    }

    /// Adds the paper that a file is named after, and the addresses of buttons.
    private func addAttachedLinks(to message: inout Message) {
        let end = message.text.bytes.count
        for title in tree.all("tgme_widget_message_document_title", in: nodes) {
            let name = tree.line(of: title)
            message.attachedTitle = message.attachedTitle ?? AttachedPaper.title(fileNamed: name)
            guard let paper = AttachedPaper.address(fileNamed: name) else { continue }
            message.text.links.append(MessageText.HiddenLink(range: end..<end, url: paper))
        }
        for button in tree.all("tgme_widget_message_inline_button", in: surroundings) {
            guard let url = tree.value(of: "href", at: button), !url.isEmpty else { continue }
            message.text.links.append(MessageText.HiddenLink(range: end..<end, url: url))
        }
    }
}

// MARK: - Facts

extension PreviewPost {
    private var date: Timestamp? {
        let times = nodes.filter {
            tree.nodes[$0].name == "time" && tree.value(of: "datetime", at: $0) != nil
        }
        let own =
            times.first { tree.isInside("tgme_widget_message_date", node: $0, within: node) } ?? times.first
        return own.flatMap { tree.value(of: "datetime", at: $0) }.flatMap(WrittenMoment.iso)
    }

    private var replyTo: Int? {
        guard let reply = tree.first("tgme_widget_message_reply", in: nodes),
            let url = tree.value(of: "href", at: reply), let post = TelegramAddress(url: url),
            post.channel == address?.channel.lowercased()
        else { return nil }
        return post.message
    }

    /// Forwarded from someone who hides his account: the name is there without a link.
    private var hiddenOrigin: String? {
        guard let line = line("tgme_widget_message_forwarded_from") else { return nil }
        let mark = "Forwarded from"
        return line.hasPrefix(mark) ? String(line.dropFirst(mark.count).drop(while: \.isWhitespace)) : line
    }

    private func card(_ node: Int) -> LinkCard {
        let part = tree.inside(node).clamped(to: nodes)
        let line = { (name: StaticString) in tree.first(name, in: part).map { tree.line(of: $0) } ?? "" }
        return LinkCard(
            url: tree.value(of: "href", at: node), site: line("link_preview_site_name"),
            title: line("link_preview_title"), summary: line("link_preview_description"))
    }

    private func line(_ name: StaticString) -> String? {
        let line = tree.first(name, in: nodes).map { tree.line(of: $0, before: nodes.upperBound) }
        return line == "" ? nil : line
    }
}
