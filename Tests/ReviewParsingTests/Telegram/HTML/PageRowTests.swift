import ReviewModel
import Testing

@testable import ReviewParsing

/// Every trap of the HTML export that one row can hold.
@Suite struct PageRowTests {
    private func page(_ html: String, title: String = "Channel", after author: String? = nil) -> DialogPage {
        let head =
            "<div class=\"page_header\"><div class=\"content\"><div class=\"text bold\">\n\(title) \n   </div></div></div>"
        return DialogPage(
            HTMLTree(Array((head + "<div class=\"history\">" + html + "</div>").utf8)), after: author)
    }

    private func row(_ body: String, id: String = "message58", classes: String = "default clearfix") -> String
    {
        "<div class=\"message \(classes)\" id=\"\(id)\">\n\n<div class=\"body\">\n\n\(body)\n\n</div>\n\n</div>\n"
    }

    private func message(_ body: String) throws -> Message {
        try #require(page(row(body)).messages.first).message
    }

    @Test func aMessageIsRead() throws {
        let message = try message(
            """
            <div class="pull_right date details" title="18.07.2023 00:24:19 UTC+08:00">
            00:24
                   </div>

                   <div class="from_name">
            Channel 
                   </div>

                   <div class="text">
            <strong>Title<br></strong><a href="https://arxiv.org/abs/2305.01644">arXiv</a> <a href="" onclick="return ShowHashtag(&quot;nlp&quot;)">#nlp</a>
                   </div>

                   <div class="signature details">
            Nora
                   </div>
            """)
        #expect(message.number == 58)
        #expect(message.date?.iso8601 == "2023-07-17T16:24:19Z")
        #expect(String(decoding: message.text.bytes, as: UTF8.self) == "Title\narXiv #nlp")
        #expect(message.text.links.map(\.url) == ["https://arxiv.org/abs/2305.01644"])
        #expect(message.signature == "Nora")
        #expect(
            message.kind == nil && !message.hasMedia && message.replyTo == nil && message.forwardedFrom == nil
        )
    }

    @Test(arguments: [
        ("05.09.2018 16:42:32", "2018-09-05T16:42:32Z"),
        ("18.07.2023 21:24:19 UTC+03:00", "2023-07-18T18:24:19Z"),
        ("13.02.2025 01:04:32 UTC+03:30", "2025-02-12T21:34:32Z"),
        ("13.02.2025 22:49:26 UTC-05:00", "2025-02-14T03:49:26Z"),
        ("12.02.2025 08:37:48 UTC", "2025-02-12T08:37:48Z"), ("32.02.2025 08:37:48", nil), ("yesterday", nil),
        ("", nil),
    ])
    func dates(title: String, expected: String?) throws {
        let message = try message(
            "<div class=\"pull_right date details\" title=\"\(title)\">x</div><div class=\"text\">x</div>")
        #expect(message.date?.iso8601 == expected)
    }

    @Test(arguments: [
        ("message58", 58), ("message-999999939", -999_999_939), ("notime", nil), ("message", nil),
        ("message912b", nil),
    ])
    func numbers(id: String, number: Int?) throws {
        #expect(
            try #require(page(row("<div class=\"text\">x</div>", id: id)).messages.first).message.number
                == number)
    }

    @Test func servicesAndDaysAreNoMessages() {
        let page = page(
            row("<div class=\"body details\">12 February 2025</div>", id: "message-1", classes: "service")
                + row(
                    "<div class=\"body details\">Channel &laquo;X&raquo; created</div>", id: "message2",
                    classes: "service")
                + row("<div class=\"body details\">x</div>", id: "message-999999939", classes: "service")
                + row(
                    "<div class=\"body details\">\nThis message is not supported by this version of Telegram Desktop.\n</div>",
                    id: "message3", classes: "service")
                + row("", id: "message4"))
        #expect(page.messages.isEmpty)
        #expect(
            page.skipped == [
                "service message": 2, "unsupported message": 1, "message without text or media": 1,
            ])
    }

    @Test func joinedRowsInheritTheirAuthor() {
        let page = page(
            row("<div class=\"text\">0</div>", classes: "default clearfix joined")
                + row("<div class=\"from_name\">\nBob via @helper_bot\n</div><div class=\"text\">1</div>")
                + row("<div class=\"text\">2</div>", classes: "default clearfix joined")
                + row("<div class=\"from_name\">\nGroup \n</div><div class=\"text\">3</div>"),
            title: "Group", after: "Alice")
        #expect(page.messages.map(\.writer) == ["Alice", "Bob", "Bob", nil])
        #expect(page.lastAuthor == "Group")
    }

    @Test(arguments: [
        "<span class=\"date details\" title=\"19.06.2023 20:30:00 UTC+03:00\"> 19.06.2023 20:30:00</span>",
        "<span class=\"details\"> 20.02.2020 13:23:44</span>",
    ])
    func forwards(original: String) throws {
        let page = page(
            row(
                """
                <div class="pull_right date details" title="20.06.2023 15:00:00 UTC+03:00">15:00</div>
                <div class="from_name">\nChannel \n</div>
                <div class="pull_left forwarded userpic_wrap"><div class="initials">x</div></div>
                <div class="forwarded body"><div class="from_name">\nOther &amp; co \(original)\n</div><div class="text">\nwords\n   </div></div>
                """))
        let message = try #require(page.messages.first).message
        #expect(message.forwardedFrom == "Other & co")
        #expect(String(decoding: message.text.bytes, as: UTF8.self) == "words")
        #expect(message.date?.iso8601 == "2023-06-20T12:00:00Z")
        #expect(page.lastAuthor == "Channel")
    }

    @Test(arguments: [
        ("In reply to <a href=\"#go_to_message57\" onclick=\"return GoToMessage(57)\">this message</a>", 57),
        ("In reply to <a href=\"messages3.html#go_to_message1057\">this message</a>", 1057),
        ("In reply to <a href=\"#go_to_message-999999939\">this message</a>", -999_999_939),
        ("In reply to a message in another chat", nil),
    ])
    func replies(html: String, number: Int?) throws {
        #expect(
            try message("<div class=\"reply_to details\">\n\(html)\n</div><div class=\"text\">x</div>")
                .replyTo == number)
    }

    @Test func pollsAreLists() throws {
        let message = try message(
            """
            <div class="media_wrap clearfix"><div class="media_poll"><div class="question bold">
            What next?
                     </div><div class="details">
            Anonymous poll
                     </div><div class="answer">
            - Llama 2 <span class="details">40 votes, chosen vote</span>
                     </div><div class="answer">
            - A - B <span class="details">1 vote</span>
                     </div><div class="total details\t">
            41 votes
                     </div></div></div>
            """)
        #expect(message.kind == .poll)
        #expect(!message.hasMedia)
        #expect(String(decoding: message.text.bytes, as: UTF8.self) == "What next?\n- Llama 2\n- A - B")
    }

    @Test(arguments: ["span", "div"])
    func reactions(tag: String) throws {
        let html = """
            <\(tag) class="reactions">
            <\(tag) class="reaction"><\(tag) class="emoji">\n❤\n</\(tag)><\(tag) class="count">\n41\n</\(tag)></\(tag)>
            <\(tag) class="reaction"><\(tag) class="emoji">\n<a href = "(File not included.)"></a>\n</\(tag)><\(tag) class="count">\n14\n</\(tag)></\(tag)>
            <\(tag) class="reaction"><\(tag) class="emoji">\n👍\n</\(tag)><\(tag) class="userpics"><div class="userpic userpic1"></div><div class="userpic userpic2"></div></\(tag)></\(tag)>
            <\(tag) class="reaction paid"><\(tag) class="emoji">\n⭐\n</\(tag)><\(tag) class="count">\n1\n</\(tag)></\(tag)>
            </\(tag)>
            """
        let reactions = try message("<div class=\"text\">x</div>" + html).reactions
        #expect(reactions.map(\.emoji) == ["❤", nil, "👍", "⭐"])
        #expect(reactions.map(\.count) == [41, 14, 2, 1])
    }

    @Test func buttonsAndFileNamesAreLinks() throws {
        let message = try message(
            """
            <div class="media_wrap clearfix"><div class="media clearfix pull_left media_file"><div class="fill pull_left"></div><div class="body"><div class="title bold">
            2305.14314v2.pdf
            </div><div class="status details">12 KB</div></div></div></div>
            <div class="text">\nMeet us\n  </div>
            <table class="bot_buttons_table"><tbody><tr><td class="bot_button_row"><div class="bot_button"><div>
            <a href="https://teapot.example/meetup">Register</a>
            </div></div></td><td class="bot_button_row"><div class="bot_button"><div><a href="" onclick="x">Like</a></div></div></td></tr></tbody></table>
            """)
        #expect(message.hasMedia)
        #expect(String(decoding: message.text.bytes, as: UTF8.self) == "Meet us")
        #expect(
            message.text.links.map(\.url) == [
                "https://teapot.example/meetup", "https://arxiv.org/abs/2305.14314",
            ])
    }

    @Test func rowsLeftOpenDoNotSwallowTheNext() {
        let page = page(
            "<div class=\"message default\" id=\"message1\"><div class=\"text\">one\n\n"
                + row("<div class=\"text\">two <strong>bold <em>both</div>", id: "message2")
                + "<div class=\"message default\" id=\"message3\"><div class=\"te")
        #expect(
            page.messages.map { String(decoding: $0.message.text.bytes, as: UTF8.self) } == [
                "one", "two bold both",
            ])
        #expect(page.messages.map(\.message.number) == [1, 2])
    }

    @Test func pagesKnowTheirNeighbours() {
        let page = page(
            "<a class=\"pagination block_link\" href=\"messages9.html\">Previous messages</a>"
                + row("<div class=\"text\">x</div>")
                + "<a class=\"pagination block_link\" href=\"messages11.html\">Next messages</a>",
            title: "A &amp; B")
        #expect(page.title == "A & B")
        #expect(page.previous == "messages9.html")
        #expect(page.next == "messages11.html")
    }
}
