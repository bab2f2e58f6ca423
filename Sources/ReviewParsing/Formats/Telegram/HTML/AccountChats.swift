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
