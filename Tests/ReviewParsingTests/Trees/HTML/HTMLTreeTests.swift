import TestSupport
import Testing

@testable import ReviewParsing

@Suite struct HTMLTreeTests {
    private func tree(_ html: String) -> HTMLTree { HTMLTree(Array(html.utf8)) }

    @Test func nodesKnowTheirDescendants() throws {
        let tree = tree("<div class='a b'><p>one</p><i>two</i></div><div class='c'>three</div>")
        let first = try #require(tree.first("a", in: 0..<tree.nodes.count))
        #expect(tree.hasClass("b", node: first))
        #expect(!tree.hasClass("ab", node: first))
        #expect(tree.line(of: first) == "onetwo")
        #expect(tree.inside(first).map { tree.nodes[$0].name } == ["p", "", "i", ""])
        #expect(tree.all("c", in: tree.inside(first)) == [])
    }

    @Test(arguments: [
        ("<a href = \"x.webp\">y</a>", "href", "x.webp"),
        ("<a HREF='?q=1&amp;r=2'>y</a>", "href", "?q=1&r=2"),
        ("<a class=\"total details\t\">y</a>", "class", "total details\t"),
        ("<a onclick=\"return Show(&quot;nlp&quot;)\">y</a>", "onclick", "return Show(\"nlp\")"),
    ])
    func attributesAreRead(html: String, name: String, value: String) throws {
        let tree = tree(html)
        let link = try #require(tree.nodes.firstIndex { $0.name == "a" })
        #expect(tree.value(of: name, at: link) == value)
        #expect(tree.value(of: "title", at: link) == nil)
    }

    @Test func placesAreThoseOfTheSource() throws {
        // Long enough for libxml2 to hand text over in pieces and to move its window along.
        let long = String(repeating: "длинный текст &amp; ", count: 5000)
        let html =
            "<html><body><div id='x'>\(long)</div>\n<div class='row'>раз &quot;два&quot;</div></body></html>"
        let bytes = Array(html.utf8)
        let tree = HTMLTree(bytes)
        let row = try #require(tree.first("row", in: 0..<tree.nodes.count))
        #expect(
            String(decoding: bytes[tree.nodes[row].source], as: UTF8.self)
                == "<div class='row'>раз &quot;два&quot;</div>")
        for node in tree.nodes where node.name.isEmpty {
            let source = String(decoding: bytes[node.source], as: UTF8.self)
            let text = String(decoding: tree.storage[node.text], as: UTF8.self)
            #expect(source == text || ["&amp;": "&", "&quot;": "\""][source] == text)
        }
    }

    @Test func metaDoesNotChangeTheEncoding() {
        let tree = tree("<html><head><meta charset='windows-1251'></head><body><p>Привет</p></body></html>")
        #expect(tree.line(of: 0) == "Привет")
    }

    @Test func controlCharactersAndNULPass() {
        let tree = tree("<p>a&#x0B;b&#x1f;c\u{0}d&#x09;e</p>")
        let words = tree.nodes.flatMap { tree.bytes($0.text) }
        #expect(String(decoding: words, as: UTF8.self) == "a\u{B}b\u{1F}c d\te")
    }

    @Test func deepNestingStopsReading() {
        let html = "<div class='row'>first</div>" + String(repeating: "<b><i>", count: 200_000) + "deep"
        let tree = tree(html)
        #expect(tree.stoppedAt != nil)
        #expect(tree.first("row", in: 0..<tree.nodes.count).map { tree.line(of: $0) } == "first")
    }

    @Test func aFloodOfAttributesIsCutShort() throws {
        let flood = (0..<200_000).map { "a\($0)='>'" }.joined(separator: " ")
        let tree = tree("<a href=\"x\" \(flood)>one</a><b title=\"two three\" class='c'>four</b>")
        let link = try #require(tree.nodes.firstIndex { $0.name == "a" })
        #expect(tree.value(of: "href", at: link) == "x")
        #expect(tree.nodes[link].attributes.count <= 2001)
        let bold = try #require(tree.first("c", in: 0..<tree.nodes.count))
        #expect(tree.line(of: bold) == "four" && tree.value(of: "title", at: bold) == "two three")
    }

    @Test func scriptsAndCommentsAreNoFlood() throws {
        let words = String(repeating: "don't x ", count: 3001)
        let tree = tree("<script>if (a<b) { \(words) }</script><!-- <b \(words) --><p>\(words)</p>")
        let paragraph = try #require(tree.nodes.lastIndex { $0.name == "p" })
        #expect(tree.line(of: paragraph) + " " == words)
    }

    @Test func bareAmpersandsAreOneRun() {
        let tree = tree("<p>a & b && c &amp; d</p>")
        #expect(
            tree.nodes.filter { $0.name.isEmpty }.map { String(decoding: tree.bytes($0.text), as: UTF8.self) }
                == [
                    "a & b && c ", "&", " d",
                ])
    }

    @Test func hugeTextIsRead() {
        let tree = tree("<p>" + String(repeating: "0123456789", count: 1_200_000) + "</p>")
        #expect(tree.nodes.reduce(0) { $0 + $1.text.count } == 12_000_000)
    }

    @Test func anyBytesGiveATree() {
        var random = SplitMix(seed: 11)
        let pieces = [
            "<div class=\"message default\">", "</div>", "<", ">", "&#x0B;", "&", "\"", "<br>", "<a href=",
            "<!--", "-->", "<![CDATA[", "<script>", "text", "\u{0}", "я", "<html a=b>", "<table>", "<td>",
            "<?x",
        ]
        for _ in 0..<400 {
            var html = ""
            for _ in 0..<Int(random.next() % 60) { html += pieces[Int(random.next() % UInt64(pieces.count))] }
            let tree = tree(html)
            #expect(
                tree.nodes.allSatisfy {
                    $0.source.upperBound <= html.utf8.count && $0.end <= tree.nodes.count
                })
            #expect(
                tree.nodes.indices.dropFirst().allSatisfy {
                    tree.nodes[$0].parent < $0 && tree.nodes[$0].end > $0
                })
        }
    }
}
