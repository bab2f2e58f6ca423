import ReviewModel
import Testing

@testable import ReviewParsing

/// Every trap of a post on a preview page.
@Suite struct PreviewPostTests {
    private static let date =
        "<a class=\"tgme_widget_message_date\" href=\"https://t.me/chan/528\"><time datetime=\"2023-01-17T09:00:12+00:00\" class=\"time\">09:00</time></a>"

    private func post(_ body: String, id: String = "chan/528", classes: String = "js-widget_message") throws
        -> Message
    {
        try #require(read(body, id: id, classes: classes))
    }

    private func read(_ body: String, id: String, classes: String) -> Message? {
        let html =
            "<div class=\"tgme_widget_message_wrap\"><div class=\"tgme_widget_message \(classes)\" data-post=\"\(id)\">\(body)</div></div>"
        let tree = HTMLTree(Array(html.utf8))
        let start = tree.nodes.indices.first { PreviewPost.begins(at: $0, in: tree) }
        return start.flatMap { PreviewPost(tree, at: $0, before: .max).read() }
    }

    private func words(_ message: Message) -> String { String(decoding: message.text.bytes, as: UTF8.self) }

    private func text(_ html: String) -> String {
        "<div class=\"tgme_widget_message_text js-message_text\" dir=\"auto\">\(html)</div>"
    }

    @Test func aPostIsRead() throws {
        let message = try post(
            "<a class=\"tgme_widget_message_video_player\"><time class=\"message_video_duration\">2:02</time></a>"
                + text(
                    "<b>[Org <i>Name</i>] Title</b><br/><a href=\"https://arxiv.org/abs/1810.04805\" onclick=\"return confirm('Open this link?\\n\\n'+this.href);\">Статья</a> <tg-spoiler>x</tg-spoiler> <tg-emoji emoji-id=\"5\"><i class=\"emoji\" style=\"a\"><b>⛔️</b></i></tg-emoji>"
                )
                + "<span class=\"tgme_widget_message_views\">505.9K</span><span class=\"copyonly\"> views</span><span class=\"tgme_widget_message_meta\"><span class=\"tgme_widget_message_from_author\">Вера</span>,&nbsp;edited &nbsp;\(Self.date)</span>"
        )
        #expect(message.number == 528)
        #expect(message.date?.iso8601 == "2023-01-17T09:00:12Z")
        #expect(message.edited == nil)
        #expect(words(message) == "[Org Name] Title\nСтатья x ⛔️")
        #expect(message.text.links.map(\.url) == ["https://arxiv.org/abs/1810.04805"])
        #expect(message.signature == "Вера")
        #expect(message.hasMedia)
    }

    @Test(arguments: [
        "<div class=\"media_supported_cont\">TEXT</div><div class=\"media_not_supported_cont\">TEXT</div>",
        "<div class=\"tgme_widget_message_text js-message_text\">TEXT</div>",
        "<div class=\"message_media_not_supported_wrap\"><div class=\"message_media_not_supported\"><div class=\"message_media_not_supported_label\">This media is not supported in your browser</div><span class=\"message_media_view_in_telegram\">VIEW IN TELEGRAM</span></div></div>TEXT",
        "<a class=\"tgme_widget_message_reply\" href=\"https://t.me/chan/500\"><div class=\"tgme_widget_message_author\">X</div><div class=\"tgme_widget_message_text js-message_reply_text\">quoted</div></a>TEXT",
    ])
    func onlyTheFirstTextCounts(frame: String) throws {
        let message = try post(frame.replacing("TEXT", with: text("one<br/>two")))
        #expect(words(message) == "one\ntwo")
        #expect(message.replyTo == (frame.contains("reply") ? 500 : nil))
    }

    @Test func aReplyToAnotherChannelIsNone() throws {
        let message = try post(
            "<a class=\"tgme_widget_message_reply\" href=\"https://t.me/other/500\"></a>" + text("x"))
        #expect(message.replyTo == nil)
    }

    @Test func cardsAreNotText() throws {
        let message = try post(
            text("x")
                + "<a class=\"tgme_widget_message_link_preview\" href=\"https://doi.org/10.1/x\"><div class=\"link_preview_site_name\">Science</div><div class=\"link_preview_title\">A title</div><div class=\"link_preview_description\">More...</div></a>"
        )
        #expect(words(message) == "x")
        #expect(message.cards.map(\.url) == ["https://doi.org/10.1/x"])
        #expect(
            message.cards.first.map { [$0.site, $0.title, $0.summary] } == ["Science", "A title", "More..."])
    }

    @Test func reactionsAreCounted() throws {
        let message = try post(
            text("x")
                + "<div class=\"tgme_widget_message_reactions\"><span class=\"tgme_reaction tgme_reaction_paid\"><i class=\"emoji\"><b>⭐</b></i>3</span><span class=\"tgme_reaction\"><i class=\"emoji\"><b>👍</b></i>14.3K</span><span class=\"tgme_reaction\"><tg-emoji emoji-id=\"5\"></tg-emoji>1.2M</span><span class=\"tgme_reaction\"><i class=\"emoji\"><b>❤️</b></i>64</span></div>"
        )
        #expect(message.reactions.map(\.emoji) == ["⭐", "👍", nil, "❤️"])
        #expect(message.reactions.map(\.count) == [3, 14_300, 1_200_000, 64])
    }

    @Test func anAlbumIsOnePost() throws {
        let message = try post(
            "<div class=\"tgme_widget_message_grouped_wrap\"><a class=\"tgme_widget_message_photo_wrap\" href=\"https://t.me/chan/528?single\"></a><a class=\"tgme_widget_message_photo_wrap\" href=\"https://t.me/chan/529?single\"></a></div>"
                + text("caption"))
        #expect(message.hasMedia && message.number == 528)
        #expect(words(message) == "caption")
    }

    @Test(arguments: [
        (
            "<div class=\"tgme_widget_message_forwarded_from\">Forwarded from&nbsp;<a class=\"tgme_widget_message_forwarded_from_name\" href=\"https://t.me/x/1\"><span>Other</span></a></div>",
            "Other"
        ),
        (
            "<div class=\"tgme_widget_message_forwarded_from\">Forwarded from&nbsp;<span>Hidden Name</span></div>",
            "Hidden Name"
        ),
    ])
    func forwards(html: String, name: String) throws {
        let message = try post(html + text("x"))
        #expect(message.forwardedFrom == name)
        #expect(words(message) == "x")
    }

    @Test func pollsAreLists() throws {
        let message = try post(
            "<div class=\"tgme_widget_message_poll\"><div class=\"tgme_widget_message_poll_question\">Tea?</div><div class=\"tgme_widget_message_poll_type\">Anonymous Poll</div><a class=\"tgme_widget_message_poll_option\"><div class=\"tgme_widget_message_poll_option_percent\">60%</div><div class=\"tgme_widget_message_poll_option_text\">Yes</div></a><a class=\"tgme_widget_message_poll_option\"><div class=\"tgme_widget_message_poll_option_text\">No</div></a></div>"
        )
        #expect(message.kind == .poll)
        #expect(words(message) == "Tea?\n- Yes\n- No")
    }

    @Test func nothingIsNoPost() {
        #expect(read(Self.date, id: "chan/1", classes: "") == nil)
    }
}
