import ReviewModel
@testable import ReviewParsing
import Testing

@Suite struct FeedTests {
    @Test(arguments: [
        ("<a><b>x &amp; &#8212;</b><b/></a>", ["x & —", ""]), ("<a><b><![CDATA[<i>]]></b></a>", ["<i>"]),
        ("<a><!-- <b>no</b> --><b c='d'>yes</b", ["yes"]), ("<a><b>open", ["open"]),
        ("<a>&unknown; <b>1 &lt 2</b></a>", ["1 &lt 2"]),
        ("", []), ("<<<>>", []),
    ]) func elements(text: String, expected: [String]) {
        let document = XMLElement(document: Array(text.utf8))
        #expect((document.all("b") + document.children.flatMap { $0.all("b") }).map(\.text) == expected)
    }

    @Test func depthIsBounded() {
        let text = String(repeating: "<a>", count: 100_000)
        #expect(!XMLElement(document: Array(text.utf8)).children.isEmpty)
    }

    @Test func anAtomFeedIsItsPosts() throws {
        let text = """
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>
            <entry><title>On &lt;b&gt;Sums&lt;/b&gt;</title><link rel="alternate" href="https://e.org/1"/>
            <published>2021-03-02T10:00:00Z</published><content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry>
            <entry><title>Short</title><link href="https://e.org/2"/><summary>A teaser</summary></entry></feed>
            """
        let feed = FeedReader(Array(text.utf8))
        #expect(feed.title == "Notes")
        #expect(feed.entries.map(\.title) == ["On Sums", "Short"])
        #expect(feed.entries[0].date?.iso8601 == "2021-03-02T10:00:00Z")
        #expect(
            String(decoding: feed.entries[0].message.text.bytes, as: UTF8.self) == "On Sums\n\nOne.\nTwo.")
        #expect(
            FeedContents(Array(text.utf8))?.teasers.map(\.address) == ["https://e.org/1", "https://e.org/2"])
    }
}

@Suite struct PaperSnapshotTests {
    @Test func onlyWhatIsWanted() {
        let line = """
            {"id":"0704.0001","title":"On\\n  Sums","authors_parsed":[["Bal\\\\'azs","C.",""]],"categories":"hep-ph math.CO",\
            "doi":"10.1000/X","abstract":" We sum. ","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},{"version":"v2"}]}
            """
        let snapshot = PaperSnapshot(arxiv: ["0704.0001"])
        let paper = snapshot.metadata(line: Array(line.utf8))
        #expect(paper?.title == "On Sums")
        #expect(paper?.authors == ["C. Balázs"])
        #expect(paper?.categories == ["hep-ph", "math.CO"])
        #expect(paper?.abstract == "We sum.")
        #expect(paper?.doi == "10.1000/x")
        #expect(paper?.published == "2007-04-02")
        #expect(paper?.versions == 2)
        #expect(PaperSnapshot(arxiv: ["0704.0002"]).metadata(line: Array(line.utf8)) == nil)
        for broken in ["", "{", "{\"id\":", "{\"id\":\"0704.0001\"}", "[]"] {
            #expect(snapshot.metadata(line: Array(broken.utf8)) == nil)
        }
    }

    /// What other services state, by the identifier that is wanted.
    @Test(arguments: [
        """
        {"id":"https://openalex.org/W1","doi":"https:\\/\\/doi.org\\/10.1000\\/X","title":"On $n^2$ Sums",
        "authorships":[{"author":{"display_name":"Ada One"}},{"raw_author_name":"Bo Two"}],"publication_date":"2007-04-02",
        "abstract_inverted_index":{"We":[0],"sum.":[1]},"primary_location":{"source":{"display_name":"Acta"}},
        "locations":[{"landing_page_url":"http://arxiv.org/abs/0704.0001"}]}
        """,
        """
        {"paperId":"a1","externalIds":{"ArXiv":"0704.0001","DOI":"10.1000/X"},"title":"On n^2 Sums","abstract":"We sum.",
        "authors":[{"authorId":"1","name":"Ada One"},{"name":"Bo Two"}],"venue":"Acta","publicationDate":"2007-04-02"}
        """,
        """
        {"corpusid":1,"externalids":{"ArXiv":"0704.0001","DOI":"10.1000/x"},"title":"On n^2 Sums","abstract":"We sum.",
        "authors":[{"name":"Ada One"},{"name":"Bo Two"}],"venue":"Acta","publicationdate":"2007-04-02"}
        """,
    ]) func otherServices(lines: String) {
        let line = Array(lines.utf8.filter { $0 != 0x0A })
        for (snapshot, arxiv) in [
            (PaperSnapshot(arxiv: ["0704.0001"]), "0704.0001"),
            (PaperSnapshot(arxiv: [], dois: ["10.1000/x"]), nil as String?),
        ] {
            let paper = snapshot.metadata(line: line)
            #expect(paper?.title == "On n^2 Sums")
            #expect(paper?.authors == ["Ada One", "Bo Two"])
            #expect(paper?.abstract == "We sum.")
            #expect(paper?.journal == "Acta")
            #expect(paper?.published == "2007-04-02")
            #expect(paper?.doi == "10.1000/x")
            #expect(paper?.arxiv == arxiv)
        }
        #expect(PaperSnapshot(arxiv: ["0704.0002"], dois: ["10.1000/y"]).metadata(line: line) == nil)
    }

    @Test func crossrefHasListsOfTitles() {
        let line = """
            {"DOI":"10.1000\\/X","title":["On Sums"],"author":[{"given":"Ada","family":"One"}],\
            "container-title":["Acta"],"issued":{"date-parts":[[2007,4]]},"abstract":"<jats:p>We sum.</jats:p>"}
            """
        let paper = PaperSnapshot(arxiv: [], dois: ["10.1000/x"]).metadata(line: Array(line.utf8))
        #expect(paper?.title == "On Sums")
        #expect(paper?.authors == ["Ada One"])
        #expect(paper?.journal == "Acta")
        #expect(paper?.year == 2007)
        #expect(paper?.abstract == "We sum.")
    }
}

@Suite struct ChannelPageTests {
    private func page(_ text: String, views: String) -> ChannelPage {
        ChannelPage(
            Array(
                """
                <div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="papers/7">
                <div class="tgme_widget_message_text">\(text)</div><span class="tgme_widget_message_views">\(views)</span>
                <a class="tgme_widget_message_date"><time datetime="2021-03-02T10:00:00+00:00"></time></a></div></div>
                <div class="tgme_widget_message_wrap"><div class="tgme_widget_message service_message" data-post="papers/6">
                Channel photo updated</div></div>
                """.utf8))
    }

    @Test func whatIsReadTellsWhetherAPostChanged() {
        let first = page("Deep <b>sums</b>", views: "5")
        #expect(first.posts.map(\.number) == [6, 7])
        #expect(first.handle == "papers")
        #expect(first.posts[1].date?.iso8601 == "2021-03-02T10:00:00Z")
        #expect(page("Deep <b>sums</b>", views: "6").posts.map(\.content) == first.posts.map(\.content))
        #expect(page("Deep <b>sum</b>", views: "5").posts[1].content != first.posts[1].content)
        // What is put together again is read as it was.
        let copy = ChannelPage(first.posts.flatMap(\.html))
        #expect(copy.posts.map(\.content) == first.posts.map(\.content))
    }

    @Test(arguments: [
        ("<div class=\"tgme_page\"></div>", "there is no public channel"),
        ("<div class=\"tgme_channel_info\"></div>", "shows no posts"),
        ("<title>Just a moment...</title>", "captcha"), ("<p>Hello</p>", "no page of a channel"),
    ]) func refusals(text: String, expected: String) {
        #expect(ChannelPage(Array(text.utf8)).refusal?.contains(expected) == true)
    }
}
