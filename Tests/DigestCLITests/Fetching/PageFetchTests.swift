@testable import DigestCLI
import TestSupport
import Testing

/// Pages, feeds and papers by their addresses.
@Suite(.serialized) struct PageFetchTests {
    private let site: Site

    init() throws { site = try Site() }

    private func digest(_ line: String) -> Workplace.Result {
        site.place.run(line.split(separator: " ").map(String.init))
    }

    @Test func aMarkdownFile() throws {
        let list =
            "# Papers\n\n- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Vaswani et al., 2017\n"
        try site.put(list, at: "raw.example.org/list.md")
        let result = digest("import https://raw.example.org/list.md --library a.sqlite")
        #expect(result.status == 0, "\(result.errors)")
        #expect(digest("sources --library a.sqlite").output.contains("https://raw.example.org/list.md"))
        #expect(digest("search attention --library a.sqlite").status == 0)
        #expect(digest("forget https://raw.example.org/list.md --library a.sqlite").status == 0)
    }

    @Test func aPaperOfArxiv() throws {
        try site.put(ArxivSamples.answer([ArxivSamples.counting]), at: "export.arxiv.org/api/query")
        let result = digest("import https://arxiv.org/pdf/2101.10007v2.pdf --library a.sqlite")
        #expect(result.status == 0, "\(result.errors)")
        let item = digest("search counting --format ndjson --library a.sqlite").output
        #expect(item.contains("\"Ada Onewell\""))
        #expect(item.contains("\"arxiv\":\"2101.10007\""))
    }

    @Test func aFeedGivesItsPostsAndPages() throws {
        let feed = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Paper Notes</title>
            <item><title>Notes on Attention Is All You Need</title><link>https://blog.example.org/1.md</link>
            <pubDate>Tue, 02 Mar 2021 10:00:00 +0300</pubDate>
            <description><![CDATA[<p>The Transformer of <a href="https://arxiv.org/abs/1706.03762">Vaswani et al.</a></p>]]></description></item>
            <item><title>Secret</title><link>https://blog.example.org/private/2</link><description>short</description></item>
            </channel></rss>
            """
        try site.put(feed, at: "blog.example.org/feed.xml")
        try site.put("User-agent: *\nDisallow: /private\n", at: "blog.example.org/robots.txt")
        try site.put(
            "# Notes\n\n- [BERT](https://arxiv.org/abs/1810.04805), Devlin et al.\n",
            at: "blog.example.org/1.md"
        )
        let result = digest("import https://blog.example.org/feed.xml --library a.sqlite")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("blog.example.org does not want programs to read it"))
        #expect(site.requests.filter { $0.contains("private") }.isEmpty)
        #expect(digest("search kind:any transformer --library a.sqlite").output.contains("2021-03-02"))
        #expect(digest("search kind:any BERT --library a.sqlite").status == 0)
    }

    @Test(arguments: [
        ("User-agent: *\nDisallow: /", "/x", false), ("User-agent: *\nDisallow:", "/x", true),
        ("User-agent: other\nDisallow: /", "/x", true),
        ("User-agent: digest\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", false),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?a", true),
        ("User-agent: a\nUser-agent: digest\nDisallow: /q", "/q", false),
        ("", "/x", true),
    ]) func robots(text: String, path: String, isAllowed: Bool) {
        #expect(RobotRules(Array(text.utf8)).allow(path) == isAllowed)
    }

    @Test(arguments: [
        ("@gonzo_ML", WebSource.channel("gonzo_ML")), ("t.me/gonzo_ML", .channel("gonzo_ML")),
        ("https://t.me/s/gonzo_ML?before=12", .channel("gonzo_ML")),
        ("https://T.me/gonzo_ML/12", .channel("gonzo_ML")),
        ("https://arxiv.org/abs/1706.03762v5", .paper("1706.03762")),
        ("https://arxiv.org/pdf/1706.03762", .paper("1706.03762")),
        ("https://example.org/a b", .page("https://example.org/a%20b")), ("notes.md", nil), ("a/@b", nil),
    ]) func words(word: String, expected: WebSource?) throws {
        #expect(try WebSource(word) { _ in false } == expected)
    }
}

/// Answers of arXiv's service, made for the tests.
enum ArxivSamples {
    static let counting = entry(
        "2101.10007v2", title: "Learning to Count to 7 with Deep Networks",
        authors: ["Ada Onewell", "Ben Twofold"],
        abstract: "We train a network on counting.")

    static func entry(_ id: String, title: String, authors: [String], abstract: String) -> String {
        """
        <entry><id>http://arxiv.org/abs/\(id)</id><updated>2021-03-01T10:00:00Z</updated>
        <published>2021-01-25T10:00:00Z</published><title>\(title)</title><summary>  \(abstract)
        </summary>\(authors.map { "<author><name>\($0)</name></author>" }.joined())
        <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/\(id.prefix(10))</arxiv:doi>
        <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">Journal of Counting 7 (2021)</arxiv:journal_ref>
        <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG"/>
        <category term="cs.LG"/><category term="stat.ML"/></entry>
        """
    }

    static func answer(_ entries: [String]) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id><title>arXiv Query</title>
        \(entries.joined(separator: "\n"))
        </feed>
        """
    }
}
