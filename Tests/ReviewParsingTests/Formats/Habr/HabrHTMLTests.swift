@testable import ReviewParsing
import Testing

/// What a saved page of Habr is known by and how its article becomes lines.
@Suite struct HabrHTMLTests {
    @Test(arguments: [
        (#"<html><link rel="canonical" href="https://habr.com/ru/articles/1/">"#, true),
        (#"<html><link href=https://habr.com/ru/articles/1/ rel=canonical>"#, true),
        (#"<html><meta property="og:url" content="https://habrahabr.ru/post/1/">"#, true),
        (#"<html><div class="article-formatted-body">"#, true),
        (
            #"<html><link rel="canonical" href="https://example.org/"><a href="https://habr.com/ru/articles/1/">"#,
            false
        ),
        (#"<html><link rel="canonical" href="https://example.org/?from=habr.com">"#, false),
        (#"See https://habr.com/ and <div class="article-formatted-body">"#, false),
    ])
    func pageIsKnown(_ text: String, _ isKnown: Bool) {
        #expect((HabrHTML().likelihood(of: Array(text.utf8), path: "a.html") > 0.2) == isKnown)
    }

    @Test(arguments: [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("One<br><br>\nTwo", "One\n\nTwo"),
        ("<ul><li>One</li> <li><p>Two</p></li></ul><p>Three</p>", "- One\n- Two\n\nThree"),
        (
            "<ol start=\"3\"><li>One</li><li>Two<ol><li>Three</li></ol></li></ol>",
            "3. One\n4. Two\n1. Three"
        ),
        ("<ul><li></li></ul><p>Three</p>", "Three"),
        ("<p>One</p><script>no()</script><button>no</button><p>Two</p>", "One\n\nTwo"),
        ("<details><summary>One</summary><div>Two</div></details>", "One\n\nTwo"),
        ("<pre><code>if a:\n    b()</code></pre>", "if a:\n    b()"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ("", ""),
    ])
    func articleBecomesLines(_ html: String, _ lines: String) throws {
        #expect(String(decoding: try article(html).text.bytes, as: UTF8.self) == lines)
    }

    @Test(arguments: [
        (#"<a href="https://arxiv.org/abs/2001.00001">paper</a>"#, ["https://arxiv.org/abs/2001.00001"]),
        (#"<a href="/ru/articles/2/">before</a>"#, ["https://habr.com/ru/articles/2/"]),
        (#"<a href="//example.org/a">there</a>"#, ["https://example.org/a"]),
        (##"<a href="#part">here</a> <a name="x">there</a>"##, []),
        (
            #"<p><a href="https://a.org/1">a</a></p><p><a href="https://b.org/2">b</a></p>"#,
            ["https://a.org/1", "https://b.org/2"]
        ),
    ])
    func linksHaveWholeAddresses(_ html: String, _ urls: [String]) throws {
        #expect(try article(html).text.links.map(\.url) == urls)
    }

    @Test func partKeepsItsLinksAndPlaces() throws {
        let html =
            #"<p>One <a href="https://a.org/1">first</a></p><p>Two <a href="https://b.org/2">second</a> end</p>"#
        let text = try article(html).text
        let part = text.part(11..<text.bytes.count)
        #expect(String(decoding: part.bytes, as: UTF8.self) == "Two second end")
        #expect(part.links.map(\.url) == ["https://b.org/2"])
        #expect(part.links.map { String(decoding: part.bytes[$0.range], as: UTF8.self) } == ["second"])
        let source = Array(page(html).utf8)
        let place = try #require(part.sourceRange(of: 0..<3))
        #expect(String(decoding: source[place], as: UTF8.self) == "Two")
    }

    private func page(_ body: String) -> String {
        "<html><body><div class=\"article-formatted-body\">\(body)</div></body></html>"
    }

    private func article(_ body: String) throws -> ArticleText {
        try #require(HabrPage(SourceText(path: "a.html", bytes: Array(page(body).utf8))).article)
    }
}
