import ReviewModel

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
            Self.line("tgme_channel_info_header_title", tree, all)
            ?? Self.line("tgme_header_title", tree, all)
            ?? Self.line("tgme_widget_message_owner_name", tree, all)
        let name = Self.line("tgme_channel_info_header_username", tree, all)
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

    private static func line(_ name: StaticString, _ tree: HTMLTree, _ nodes: Range<Int>) -> String? {
        let line = tree.first(name, in: nodes).map { tree.line(of: $0) }
        return line == "" ? nil : line
    }
}
