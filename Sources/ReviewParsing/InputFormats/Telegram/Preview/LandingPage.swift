/// The page of `t.me/NAME`, which invites to the app and holds no posts.
enum LandingPage {
    /// What to tell whoever took it for a channel's posts; nil when `tree` is no such page.
    static func remark(on tree: HTMLTree) -> String? {
        let all = 0..<tree.nodes.count
        guard tree.first("tgme_page", in: all) != nil || tree.first("tgme_page_wrap", in: all) != nil else {
            return nil
        }
        let name = name(in: tree)
        guard tree.first("tgme_page_title", in: all) != nil else {
            return
                "this page holds no messages: there is no public channel\(name.map { " @" + $0 } ?? ""); check the name"
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
