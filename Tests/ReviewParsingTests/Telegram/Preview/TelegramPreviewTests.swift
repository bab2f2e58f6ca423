import ReviewModel
import Testing

@testable import ReviewParsing

@Suite struct TelegramPreviewTests {
    private func transcript(_ html: String) -> (Transcript, [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let source = SourceText(path: "page.html", bytes: Array(html.utf8))
        return (TelegramPreview().transcript(of: source) { diagnostics.append($0) }, diagnostics)
    }

    private static let header = """
        <!DOCTYPE html><html><head><title>Name – Telegram</title></head><body><div class="tgme_channel_info">
        <div class="tgme_channel_info_header"><div class="tgme_channel_info_header_title"><span dir="auto">Name &amp; co</span></div>
        <div class="tgme_channel_info_header_username"><a href="https://t.me/name">@name</a></div></div>
        <div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter"><span class="counter_value">3.41K</span> <span class="counter_type">subscribers</span></div></div>
        <div class="tgme_channel_info_description">About<br/>Авторы: <a href="https://x.example">here</a></div><a class="tgme_channel_download_telegram">Download Telegram</a></div>
        <div class="tgme_header_title"><span>Name &amp; co</span></div>
        """

    private static let posts = """
        <div class="tgme_widget_message_wrap"><div class="tgme_widget_message service_message" data-post="name/1"><div class="tgme_widget_message_text">Channel created</div></div></div>
        <div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="name/2"><div class="tgme_widget_message_text">Hello</div></div></div>
        """

    @Test func aPageIsReadWithItsHeader() {
        let (transcript, diagnostics) = transcript(Self.header + Self.posts)
        #expect(transcript.channel.handle == "name")
        #expect(transcript.channel.title == "Name & co")
        #expect(transcript.messages.map(\.kind) == [.channelHeader, nil])
        #expect(
            transcript.messages.map { String(decoding: $0.text.bytes, as: UTF8.self) } == [
                "Name & co\n@name\n3.41K subscribers\n\nAbout\nАвторы: here", "Hello",
            ])
        #expect(transcript.messages.map(\.number) == [nil, 2])
        #expect(diagnostics.allSatisfy { $0.severity == .note })
    }

    @Test func postsWithoutAHeaderTellTheirChannel() {
        #expect(transcript(Self.posts).0.channel.handle == "name")
    }

    @Test(arguments: [
        (
            "<title>Telegram: View @chan</title><div class=\"tgme_page\"><div class=\"tgme_page_title\"><span>Chan</span></div></div>",
            "this is the landing page of a channel, it holds no messages; save https://t.me/s/chan instead"
        ),
        (
            "<title>Telegram: Contact @chan</title><div class=\"tgme_page\"><div class=\"tgme_page_description\">x</div></div>",
            "this page holds no messages: there is no public channel @chan; check the name"
        ),
        (
            "<div class=\"tgme_channel_info\"></div>",
            "the page holds no posts; save https://t.me/s/NAME when it shows them"
        ),
    ])
    func pagesWithoutPostsAreRefused(html: String, message: String) {
        let (transcript, diagnostics) = transcript("<html>" + html + "</html>")
        #expect(transcript.messages.isEmpty)
        #expect(diagnostics == [Diagnostic(.error, path: "page.html", line: 1, message: message)])
    }

    @Test func itIsRecognised() {
        let format = TelegramPreview()
        #expect(format.likelihood(of: Array((Self.header + Self.posts).utf8), path: "x") > 0.9)
        #expect(format.likelihood(of: Array("<html><body>tgme</body></html>".utf8), path: "x") == 0)
        #expect(format.likelihood(of: Array("words of tgme_widget_message".utf8), path: "x") == 0)
    }
}
