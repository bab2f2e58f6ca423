import ReviewModel

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
