import Foundation
import FoundationXML
import ReviewModel
import TestSupport
import Testing

@testable import ReviewRendering

/// The pages of a small site.
@Suite struct SiteFormatTests {
    private let files: [String: String]

    init() { files = SampleSite(items: SampleItems.all).files }

    @Test(arguments: [
        "index.html", "style.css", "search.js", "items.js", "feed.atom", "reviews/7kq2m9x0ab.html",
        "topics/multimodal.html", "tags/to-read.html", "papers/index.html", "papers/a-z.html", "filter.js",
        "links.js", "vocabulary.js",
    ])
    func isThere(_ path: String) { #expect(files[path]?.isEmpty == false) }

    @Test func everyLinkLeadsToAPage() throws {
        var links = 0
        for (path, text) in files where path.hasSuffix(".html") {
            let root = path.contains("/") ? path.components(separatedBy: "/")[0] + "/" : ""
            for target in Self.values(of: "href", in: text) + Self.values(of: "src", in: text)
            where !target.contains("://") {
                let whole = target.hasPrefix("../") ? String(target.dropFirst(3)) : root + target
                let parts = whole.components(separatedBy: "#")
                let page = target.hasPrefix("#") ? text : files[parts[0]]
                #expect(page != nil, "\(path): \(target)")
                if parts.count > 1 {
                    #expect(page?.contains("id=\"\(parts[1])\"") == true, "\(path): \(target)")
                }
                links += 1
            }
        }
        #expect(links > 100)
    }

    @Test func nothingIsLoadedFromElsewhere() {
        for (path, text) in files where path.hasSuffix(".html") {
            #expect(text.contains("default-src 'none'; style-src 'self'; script-src 'self'"), "\(path)")
            #expect(Self.values(of: "src", in: text).allSatisfy { !$0.contains(":") }, "\(path)")
            #expect(
                !text.contains("style=") && !text.contains("<style") && !text.contains("onclick"), "\(path)")
            #expect(!text.contains("javascript:") && !text.contains("<script>"), "\(path)")
        }
        #expect(files["style.css"]?.contains("url(") == false)
    }

    @Test func pagesAreWellFormed() {
        for (path, text) in files where path.hasSuffix(".html") {
            let closed = text.replacing("<!DOCTYPE html>", with: "").replacing("<br>", with: "<br/>")
                .replacing(" hidden>", with: " hidden=\"\">").split(separator: "\n").map { line in
                    ["<meta ", "<link ", "<input "].contains { line.hasPrefix($0) }
                        ? line.dropLast() + "/>" : String(line)
                }.joined(separator: "\n").replacing(" defer>", with: " defer=\"\">")
            #expect(XMLParser(data: Data(closed.utf8)).parse(), "\(path)")
        }
    }

    @Test func hostileItemsBreakNothing() throws {
        var random = SplitMix(seed: 7)
        let items = (0..<20).map { number in
            var item = SampleItems.hostile
            item.review.id = "item\(number)"
            item.review.title = Noise.text(&random)
            item.review.papers[0].title = Noise.text(&random)
            item.review.text = Noise.text(&random)
            item.curation.lists = [Noise.text(&random)]
            return item
        }
        for (path, text) in SampleSite(items: items).files {
            #expect(FileManager.default.isName(path), "\(path)")
            #expect(!text.contains("<script>"), "\(path)")
        }
    }

    @Test func longListsHaveSeveralPages() throws {
        let items = (0..<1001).map { number in
            var item = SampleItems.news
            item.review.id = "item\(number)"
            return item
        }
        let files = SampleSite(items: items).files
        let pages = ["reviews/index.html", "reviews/index.2.html", "reviews/index.3.html"]
        #expect(
            pages.map {
                Self.values(of: "href", in: files[$0] ?? "").count { $0.hasPrefix("../reviews/item") }
            } == [500, 500, 1])
        #expect(
            files[pages[1]]?.contains(
                "<a href=\"../reviews/index.html\">Before</a> 2 of 3 <a href=\"../reviews/index.3.html\">After</a>"
            ) == true)
        #expect(files["reviews/index.4.html"] == nil)
    }

    /// What stands in the head of the page is not said again, claims are marked where they stand, addresses lead on.
    @Test func textsSayNothingTwice() {
        var review = SampleItems.all[0].review
        review.text =
            "[Lab Net] A Title\nAda Byron\nPaper | Code\n\nFirst. It wins by 5%. See https://x.org/a(b). End <b>.\n"
        review.title = "A Title"
        review.label = "Lab Net"
        review.papers = [Paper(title: "A Title")]
        review.papers[0].authors = [Author(name: "Ada Byron")]
        review.links = [
            Link(url: "https://x.org/p", role: .paper, label: "Paper", placement: .header),
            Link(url: "https://x.org/c", role: .code, label: "Code", placement: .header),
        ]
        let start =
            Array(review.text.utf8).count - "It wins by 5%. See https://x.org/a(b). End <b>.\n".utf8.count
        review.claims = [Claim(text: "It wins by 5%.", kind: .result, range: start..<start + 14)]
        let text = SiteText(review)
        #expect(
            text.html == """
                <p>First. <mark class="claim" title="result">It wins by 5%.</mark> See <a rel="noreferrer" \
                href="https://x.org/a%28b">https://x.org/a(b</a>). End &lt;b&gt;.</p>

                """)
        #expect(text.claimsElsewhere.isEmpty)
    }

    /// Addresses are links also where they are written without `https://`, if the item says that they are some.
    @Test(arguments: [
        (
            "See github.com/a/b.",
            "See <a rel=\"noreferrer\" href=\"https://github.com/a/b\">github.com/a/b</a>."
        ),
        ("See github.com/a/c.", "See github.com/a/c."), ("", ""), ("  ...", "  ..."),
    ])
    func addressesWithoutSchemeLeadOn(line: String, html: String) {
        #expect(SiteText.linked(line, bare: ["github.com/a/b"]) == html)
    }

    @Test func papersOfListsStandOnce() {
        var items = [SampleItems.twoPapers, SampleItems.twoPapers]
        for (index, id) in ["one", "other"].enumerated() {
            items[index].review.id = id
            items[index].review.papers.removeLast(items[index].review.papers.count - 1)
        }
        let files = SampleSite(items: items).files
        let topic = files["topics/multimodal.html"] ?? ""
        #expect(topic.contains(">+1 more</a>"))
        #expect(!topic.contains("reviews/other.html"))
        #expect(files["reviews/other.html"]?.contains("og:title") == true)
    }

    @Test func plotsHaveOneSpanAndAScale() {
        let bars = (2019...2021).map { (name: "\($0)", count: $0 - 2018) }
        let html = SiteBarPlot(caption: "all", bars: bars).html
        #expect(html.contains(">2019</text>") && html.contains(">2021</text>"))
        #expect(
            html.contains("text-anchor=\"end\">3</text>") && html.contains("text-anchor=\"end\">0</text>"))
    }

    @Test func namesOfPagesAreUniqueAndPlain() {
        let names = [
            "DALL·E", "DALL-E", "dalle", "bert", "BERT", "Bert", "Обучение", "обучение", "深", "", "con",
            "../x", "a/b",
        ]
        let slugs = names.map(SitePath.slug)
        #expect(Set(slugs).count == names.count)
        for slug in slugs {
            #expect(slug.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }, "\(slug)")
        }
        #expect(SitePath.slug("bert") == "bert")
    }

    private static func values(of attribute: String, in text: String) -> [String] {
        text.components(separatedBy: " \(attribute)=\"").dropFirst().compactMap {
            $0.components(separatedBy: "\"").first
        }
    }
}

extension FileManager {
    fileprivate func isName(_ path: String) -> Bool {
        path.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
            && !path.contains("..")
    }
}
