import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Pages of an export, read as one source.
@Suite struct TelegramHTMLTests {
    private static let review =
        "Attention Is All You Need<br>Ashish Vaswani, Noam Shazeer, Niki Parmar<br>Paper: https://arxiv.org/abs/1706.03762<br><br>The Transformer needs no recurrence."

    /// A page with `rows`, and links to the pages around it.
    private func page(_ rows: String, previous: String? = nil, next: String? = nil) -> String {
        let link = { (name: String?) in
            name.map { "<a class=\"pagination block_link\" href=\"\($0)\">x</a>\n" } ?? ""
        }
        return """
            <!DOCTYPE html>
            <html><head><title>Exported Data</title></head>
            <body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
            Papers 
            </div></div></div><div class="page_body chat_page"><div class="history">
            \(link(previous))\(rows)\(link(next))</div></div></div></body>
            </html>

            """
    }

    private func row(_ id: Int, _ text: String, time: String, from: String? = "Papers", reply: String = "")
        -> String
    {
        """
        <div class="message default clearfix\(from == nil ? " joined" : "")" id="message\(id)"><div class="body">
        <div class="pull_right date details" title="\(time)">x</div>
        \(from.map { "<div class=\"from_name\">\n\($0) \n</div>" } ?? "")\(reply)
        <div class="text">
        \(text)
        </div></div></div>

        """
    }

    private func read(_ pages: [(String, String)], format: String? = nil) throws -> (
        items: [Review], summary: SourceSummary, diagnostics: [Diagnostic]
    ) {
        var items: [Review] = []
        var diagnostics: [Diagnostic] = []
        let contents = Dictionary(uniqueKeysWithValues: pages)
        let group = try #require(SourceGroup(pages.map(\.0)))
        let summary = try SourceReader(options: ReadingOptions(format: format)).read(
            group, loading: { contents[$0].map { Array($0.utf8) } }, into: { items.append($0) },
            report: { diagnostics.append($0) })
        return (items, summary, diagnostics)
    }

    @Test func aReviewGoesOnOverThePage() throws {
        let reply =
            "<div class=\"reply_to details\">In reply to <a href=\"messages.html#go_to_message1\">this message</a></div>"
        let (items, summary, diagnostics) = try read([
            (
                "a/messages.html",
                page(row(1, Self.review, time: "10.04.2023 12:00:00 UTC+03:00"), next: "messages2.html")
            ),
            (
                "a/messages2.html",
                page(
                    row(
                        2, "It goes on here: the big Transformer reaches BLEU 28.4 on WMT 2014.",
                        time: "10.04.2023 12:01:00 UTC+03:00", from: nil, reply: reply)
                        + row(
                            3, "Something else entirely: https://example.org is out.",
                            time: "11.04.2023 12:01:00 UTC+03:00"), previous: "messages.html")
            ),
        ])
        #expect(diagnostics == [])
        #expect(items.map(\.source.messages) == [[1, 2], [3]])
        #expect(items.map(\.source.path) == ["a/messages.html", "a/messages2.html"])
        #expect(items.first?.kind == .review)
        #expect(
            items.first?.text.hasSuffix("It goes on here: the big Transformer reaches BLEU 28.4 on WMT 2014.")
                == true)
        // Lines are those of the page that the item begins in.
        #expect(items.map(\.source.lines) == [[6...13], [13...20]])
        #expect(summary.format == "telegram-html" && summary.channelTitle == "Papers" && summary.items == 2)
    }

    @Test func missingPagesAreNamed() throws {
        let text = row(1, "x y z", time: "10.04.2023 12:00:00")
        let (items, _, diagnostics) = try read([
            ("index.html", page(text, next: "messages2.html")),
            ("messages2.html", page(text, previous: "messages.html", next: "messages3.html")),
            ("messages5.html", page(text, previous: "messages4.html", next: "messages6.html")),
        ])
        #expect(items.count == 3)
        #expect(
            diagnostics.map(\.description) == [
                "messages5.html: warning: messages3.html to messages4.html are missing: their messages are not read",
                "messages5.html: warning: messages6.html and what follows it is missing: its messages are not read",
            ])
    }

    @Test func nothingGoesOnOverAMissingPage() throws {
        let (items, _, diagnostics) = try read([
            ("messages.html", page(row(1, Self.review, time: "10.04.2023 12:00:00"))),
            (
                "messages3.html",
                page(
                    row(
                        2001, "It goes on here: the big Transformer reaches BLEU 28.4 on WMT 2014.",
                        time: "10.04.2023 12:01:00", from: nil))
            ),
        ])
        #expect(items.map(\.source.messages) == [[1], [2001]])
        #expect(diagnostics.map(\.message) == ["messages2.html is missing: its messages are not read"])
    }

    @Test func aPageThatIsNoneIsRefusedAndTheOthersRead() throws {
        let (items, _, diagnostics) = try read([
            ("messages.html", "<html><body><p>My letters</p></body></html>"),
            ("messages2.html", "\u{0}\u{1}\u{2}\u{3}"),
            ("messages3.html", page(row(1, "x y z", time: "10.04.2023 12:00:00"))),
        ])
        #expect(items.count == 1)
        #expect(diagnostics.map(\.severity) == [.error, .error, .warning])
        #expect(diagnostics.map(\.path) == ["messages.html", "messages2.html", "messages3.html"])
    }

    @Test func listsOfAnAccountAreNoted() throws {
        let lists =
            "<html><head><title>Exported Data</title></head><body><div class=\"page_wrap\"><div class=\"page_body list_page\"><div class=\"entry_list\"></div></div></div></body></html>"
        let source = SourceText(path: "export_results.html", bytes: Array(lists.utf8))
        let format = try #require(InputFormats.recognised(in: source))
        var diagnostics: [Diagnostic] = []
        let transcript = format.transcript(of: source) { diagnostics.append($0) }
        #expect(format.name == "telegram-html" && transcript.messages.isEmpty)
        #expect(diagnostics.map(\.severity) == [.note])
    }

    @Test func theChannelsLinksToItselfTellItsName() throws {
        let rows =
            row(1, "one two", time: "10.04.2023 12:00:00") + row(2, "two three", time: "12.04.2023 12:00:00")
            + row(
                3,
                "as we wrote <a href=\"https://t.me/paper_talk/1\">here</a> and <a href=\"https://t.me/paper_talk/2\">there</a>",
                time: "14.04.2023 12:00:00")
        let (items, summary, _) = try read([("messages.html", page(rows)), ("messages2.html", page(""))])
        #expect(summary.channel == "paper_talk")
        #expect(
            items.map(\.source.url) == [
                "https://t.me/paper_talk/1", "https://t.me/paper_talk/2", "https://t.me/paper_talk/3",
            ])
    }

    @Test func whatIsSkippedIsCounted() throws {
        let service =
            "<div class=\"message service\" id=\"message7\"><div class=\"body details\">x</div></div>"
        let empty = "<div class=\"message default clearfix\" id=\"message8\"><div class=\"body\"></div></div>"
        let (_, summary, _) = try read([
            ("messages.html", page(service + empty)), ("messages2.html", page(service)),
        ])
        #expect(summary.skipped == ["service message": 2, "message without text or media": 1])
    }

    @Test func truncationKeepsWhatIsThereAndSaysSo() throws {
        let whole = Array(
            page(
                row(1, "one &amp; two", time: "10.04.2023 12:00:00")
                    + row(2, "<b>three", time: "12.04.2023 12:00:00")
            ).utf8)
        let end = try #require(whole.find("id=\"message2\"", in: 0..<whole.count))
        for length in 0..<whole.count - 8 {
            var diagnostics: [Diagnostic] = []
            let source = SourceText(path: "messages.html", bytes: Array(whole[..<length]))
            let transcript = TelegramHTML().transcript(of: source) { diagnostics.append($0) }
            #expect(diagnostics.contains { $0.severity == .error })
            if length > end { #expect(transcript.messages.first?.number == 1) }
        }
    }

    @Test func anyBytesAreRead() {
        var random = SplitMix(seed: 5)
        let whole = Array(
            (page(row(1, Self.review, time: "10.04.2023 12:00:00")) + page(row(-9, "<pre>x", time: "?"))).utf8
        )
        for _ in 0..<200 {
            var bytes = whole
            for _ in 0..<Int(random.next() % 20) + 1 {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
            let source = SourceText(path: "messages.html", bytes: text)
            for format: any InputFormat in [TelegramHTML(), TelegramPreview()] {
                let transcript = format.transcript(of: source) { _ in }
                for message in transcript.messages {
                    #expect(message.places.allSatisfy { $0.upperBound <= text.count })
                    #expect(message.text.links.allSatisfy { $0.range.upperBound <= message.text.bytes.count })
                    #expect(String(validating: message.text.bytes, as: UTF8.self) != nil)
                }
            }
        }
    }
}
