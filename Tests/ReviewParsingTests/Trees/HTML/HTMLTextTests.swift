import Testing

@testable import ReviewParsing

@Suite struct HTMLTextTests {
    private func text(_ html: String, separatesBlocks: Bool = false) -> MessageText {
        let tree = HTMLTree(Array("<div id=\"x\">\(html)</div>".utf8))
        var reader = HTMLText(tree)
        reader.separatesBlocks = separatesBlocks
        return reader.read(tree.nodes.firstIndex { $0.name == "div" } ?? 0)
    }

    @Test(arguments: [
        ("\nTEXT\n       ", "TEXT"),
        ("plain", "plain"),
        ("a<br>b<br><br>c<br>\n  ", "a\nb\n\nc"),
        ("\n<strong>Title<br><br></strong>body\n  ", "Title\n\nbody"),
        (
            "first<br>\n        second\n        third <a href=\"https://a.org\">site</a>.\n  ",
            "first\nsecond third site."
        ),
        ("a  b <i> c</i>", "a  b  c"),
        ("<b>a</b> <i>b</i>", "a b"),
        ("&lt;tag&gt; &amp;&apos;&quot;&laquo;x&raquo;", "<tag> &'\"«x»"),
        ("x&#x0B;y", "x\u{B}y"),
        ("<pre>a\n  b</pre>c", "a\n  bc"),
        ("one<blockquote>two</blockquote>three", "onetwothree"),
        (
            "<span class=\"spoiler hidden\" onclick=\"S(this)\"><span aria-hidden=\"true\">secret</span></span>!",
            "secret!"
        ),
        ("<tg-emoji emoji-id=\"5\"><i class=\"emoji\"><b>⛔️</b></i></tg-emoji>", "⛔️"),
        ("a<script>b</script>c", "ac"),
        ("<b>[Org <i>Name</i>] Title</b>", "[Org Name] Title"),
    ])
    func wordsAreRead(html: String, expected: String) {
        #expect(String(decoding: text(html).bytes, as: UTF8.self) == expected)
    }

    @Test func blocksMayStandOnLinesOfTheirOwn() {
        let read = text(
            "one<blockquote>two</blockquote>three<br/><pre>four</pre><br/>five", separatesBlocks: true)
        #expect(String(decoding: read.bytes, as: UTF8.self) == "one\ntwo\nthree\nfour\n\nfive")
    }

    @Test(arguments: [
        (
            "<a href=\"https://arxiv.org/pdf/2305.01644.pdf\">arXiv</a>",
            ["arXiv https://arxiv.org/pdf/2305.01644.pdf"]
        ),
        ("<a href=\"https://a.org/x\">https://a.org/x</a>", []),
        ("<a href=\"https://a.org/x/\">https://A.org/x</a>", []),
        ("<a href=\"https://a.org/%D0%B8\">https://a.org/и</a>", []),
        ("<a href=\"http://a.org/x\">a.org/x</a>", ["a.org/x https://a.org/x"]),
        ("<a href=\"https://t.me/name\">@name</a>", []),
        ("<a href=\"https://t.me/name/12\">@name</a>", ["@name https://t.me/name/12"]),
        ("<a href=\"\" onclick=\"return ShowHashtag(&quot;nlp&quot;)\">#nlp</a>", []),
        ("<a href=\"?q=%23nlp\">#nlp</a>", []),
        ("<a href = \"stickers/x.webp\">⭐</a>", []),
        ("<a href=\"mailto:a@b.c\">a@b.c</a> <a href=\"tel:123\">123</a>", []),
        (
            "<a href=\"https://telegra.ph/file/x.jpg\">\u{200B}</a>Title",
            ["\u{200B} https://telegra.ph/file/x.jpg"]
        ),
        (
            "<b><a href=\"https://a.org\">in <i>two</i></a></b><a href=\"https://b.org\">next</a>",
            ["in two https://a.org", "next https://b.org"]
        ),
    ])
    func hiddenLinksAreKept(html: String, expected: [String]) {
        let read = text(html)
        #expect(
            read.links.map { String(decoding: read.bytes[$0.range], as: UTF8.self) + " " + $0.url }
                == expected)
    }

    @Test func wordsAreFoundInTheSource() throws {
        let html = "<div>\n<b>Заголовок</b><br>an &amp; b\n  line</div>"
        let source = Array(html.utf8)
        let tree = HTMLTree(source)
        var reader = HTMLText(tree)
        let read = reader.read(tree.nodes.firstIndex { $0.name == "div" } ?? 0)
        #expect(String(decoding: read.bytes, as: UTF8.self) == "Заголовок\nan & b line")
        for word in ["Заголовок", "an", "b", "line"] {
            let place = try #require(read.bytes.find(word, in: 0..<read.bytes.count))
            let range = try #require(read.sourceRange(of: place..<place + word.utf8.count))
            #expect(String(decoding: source[range], as: UTF8.self) == word)
        }
    }
}
