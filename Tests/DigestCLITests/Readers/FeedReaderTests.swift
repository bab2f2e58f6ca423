import Foundation
import Testing

/// Feeds and outlines, opened by what follows them.
@Suite struct FeedReaderTests {
    private let folder: String

    init() throws { folder = try SampleExports.made().folder }

    @Test(.enabled(if: ReaderProgram.hasModule("feedparser"), "python3-feedparser is not installed"))
    func feedparserReads() throws {
        try ReaderProgram.script("feed.py", module: "feedparser", ["items.atom"], in: folder)
    }

    /// `xmllint` is in libxml2-utils.
    @Test(
        .enabled(if: ReaderProgram.has("xmllint"), "xmllint is not installed"),
        arguments: ["items.atom", "items.opml", "site/feed.atom"])
    func xmllintReads(_ file: String) throws {
        #expect(try ReaderProgram.run("xmllint", ["--noout", file], in: folder).isEmpty)
    }

    /// Pandoc ends at a backslash that begins nothing, where Org has a backslash; it is shown none.
    @Test(.enabled(if: ReaderProgram.has("pandoc"), "pandoc is not installed"))
    func pandocReadsTheOutline() throws {
        let items = try String(contentsOfFile: "\(folder)/items.ndjson", encoding: .utf8)
            .split(separator: "\n").count
        try String(contentsOfFile: "\(folder)/items.org", encoding: .utf8).replacing("\\", with: "")
            .write(toFile: "\(folder)/outline.org", atomically: true, encoding: .utf8)
        let page = try ReaderProgram.run("pandoc", ["-f", "org", "-t", "html", "outline.org"], in: folder)
        #expect(page.components(separatedBy: "<h1").count - 1 == items)
        for markup in ["<script", "<strong", "<em>", "<code", "<u>", "<sub>", "<del>"] {
            #expect(!page.contains(markup), "\(markup)")
        }
    }
}
