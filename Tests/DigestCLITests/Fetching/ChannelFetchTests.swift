import Foundation
import ReviewModel
import TestSupport
import Testing

@testable import DigestCLI

/// A channel is followed over the web as it grows, is edited and loses posts, on a site of our own.
@Suite(.serialized) struct ChannelFetchTests {
    private let site: Site

    init() throws { site = try Site() }

    private func digest(_ line: String) -> Workplace.Result {
        site.place.run(line.split(separator: " ").map(String.init))
    }

    /// All items as JSON by their ids, without what tells when they came.
    private func items(_ library: String) throws -> [String: String] {
        let found = digest("search kind:any -n 0 --format ndjson --library \(library)")
        var items: [String: String] = [:]
        for line in found.output.split(separator: "\n") {
            var object = try #require(
                JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            object["added"] = nil
            // Where a post stands in the copy is not the same before and after others went.
            if var source = object["source"] as? [String: Any] {
                source["lines"] = nil
                object["source"] = source
            }
            let id = try #require(object["id"] as? String)
            let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
            items[id] = String(decoding: data, as: UTF8.self)
        }
        return items
    }

    @Test func aChannelIsReadBackToItsBeginning() throws {
        try site.show(Site.Post.reviews(1...300))
        let first = digest("import @daily_papers --library a.sqlite")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.errors.contains("300 reviews"), "\(first.errors)")
        #expect(site.requests.count == 15)
        #expect(site.requests[0] == "/t.me/s/daily_papers")
        #expect(site.requests[1] == "/t.me/s/daily_papers?before=281")
        #expect(site.agents == ["digest/0.1.0"])
        let again = digest("import https://t.me/s/daily_papers --library a.sqlite")
        #expect(site.requests.count == 17, "two pages are looked at again")
        #expect(
            again.errors.contains("300 unchanged") || again.errors.contains("301 unchanged"),
            "\(again.errors)")
    }

    /// What a channel of 300 posts has become after five updates is what one import of its end reads.
    @Test func fiveUpdatesAreOneImportOfTheEnd() throws {
        var posts = Site.Post.reviews(1...200)
        try site.show(posts)
        #expect(digest("import @daily_papers --library a.sqlite").status == 0)
        var deleted: [Int] = []
        for round in 1...5 {
            let last = posts[posts.count - 1].number
            posts += Site.Post.reviews(last + 1...last + 20)
            let edited = posts.count - 3
            posts[edited].text += "<br/>An update of round \(round): it counts twice as far."
            let gone = posts.remove(at: posts.count - 10)
            deleted.append(gone.number)
            try site.show(posts)
            let before = site.requests.count
            let update = digest("import @daily_papers --library a.sqlite")
            #expect(update.status == 0, "\(update.errors)")
            #expect(site.requests.count - before <= 4)
        }
        #expect(posts.count == 295)
        let followed = try items("a.sqlite")
        #expect(digest("import @daily_papers --library b.sqlite").status == 0)
        let whole = try items("b.sqlite")
        #expect(whole.count >= 295)
        for (id, item) in whole { #expect(followed[id] == item) }
        #expect(followed.count == whole.count, "posts deleted before they were read leave nothing")
        // One that was read and then deleted is told as gone.
        posts.removeLast()
        try site.show(posts)
        #expect(digest("import @daily_papers --library a.sqlite").errors.contains("1 gone"))
    }

    @Test func faultsAreSurvived() throws {
        try site.show(Site.Post.reviews(1...100))
        try site.fail([
            ["status": 429, "retry": 1], nil, ["status": 503], ["status": 502], nil, ["cut": true], nil,
            ["to": "/t.me/s/daily_papers?before=41"],
        ])
        let result = digest("import t.me/daily_papers --library a.sqlite")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("100 reviews"), "\(result.errors)")
        // Five pages, four that went wrong, one that led elsewhere.
        #expect(site.requests.count == 10)
    }

    /// The page of a channel as Telegram has sent it: its posts come, are edited and deleted, and every fault happens
    /// on the way; what is there in the end is what one import of the end reads.
    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: ChannelFetchTests.page),
            "no corpora beside the repository"))
    func aPageOfTelegramsOwnIsFollowed() throws {
        let all = Array(13358...13377)
        let update = { (faults: [[String: Any]?]) throws -> Workplace.Result in
            try site.fail(faults)
            let result = digest("import @nexta_live --library a.sqlite")
            #expect(result.status == 0, "\(result.errors)")
            return result
        }
        try site.show(page: Self.page, of: "nexta_live", without: Array(all.suffix(9)))
        _ = try update([["status": 429, "retry": 1], nil, ["cut": true]])
        try site.show(page: Self.page, of: "nexta_live", without: Array(all.suffix(4)))
        _ = try update([["status": 503], ["slow": 0.3], ["status": 502]])
        try site.show(
            page: Self.page, of: "nexta_live", adding: [13377: " An end.", 13371: " Another end."])
        let last = try update([["to": "/t.me/s/nexta_live"]])
        #expect(last.errors.contains("2 new, 1 changed, 16 unchanged"), "\(last.errors)")
        let followed = try items("a.sqlite")
        #expect(digest("import @nexta_live --library b.sqlite").status == 0)
        let whole = try items("b.sqlite")
        #expect(whole.count > 10)
        #expect(followed == whole)
        try site.show(
            page: Self.page, of: "nexta_live", without: [13376],
            adding: [13377: " An end.", 13371: " Another end."])
        #expect(try update([]).errors.contains("1 gone"))
    }

    private static let page = Checkout.shared.appendingPathComponent(
        "corpora/tme-preview-html/nexta-2021/nexta.html"
    ).path

    /// A site may name the moment from which on it answers.
    @Test func aDateToWaitForIsWaitedFor() throws {
        try site.show(Site.Post.reviews(1...3))
        // The site's own clock counts, which is that of now: tests run in another year.
        try site.fail([["status": 503, "retry": "Sun, 06 Nov 1994 08:49:37 GMT"]])
        let result = digest("import @daily_papers --library a.sqlite")
        #expect(result.status == 0, "\(result.errors)")
        try site.fail([["status": 503, "retry": "Sun, 06 Nov 2094 08:49:37 GMT"]])
        #expect(digest("import @daily_papers --library a.sqlite").errors.contains("a pause of "))
    }

    @Test(arguments: [
        ("120", 120), ("-3", 0), ("Wed, 21 Oct 2015 07:28:30 GMT", 30),
        ("Wednesday, 21-Oct-15 07:29:00 GMT", 60), ("Wed Oct 21 07:28:01 2015", 1),
        ("Tue, 20 Oct 2015 07:28:00 GMT", 0), ("soon", nil), ("Wed, 21 Oct 2015", nil),
    ]) func pauses(asked: String, seconds: Int?) {
        let head = FetchedHead("HTTP/1.1 503 Busy\r\nRetry-After: \(asked)\r\n")
        #expect(head.pause(now: Timestamp(seconds: 1_445_412_480)) == seconds)
        let dated = FetchedHead(
            "HTTP/1.1 503 Busy\r\nDate: Wed, 21 Oct 2015 07:28:00 GMT\r\nRetry-After: \(asked)\r\n")
        #expect(dated.pause(now: Timestamp(seconds: 0)) == seconds)
    }

    @Test func aRunThatGivesUpKeepsWhatItHas() throws {
        try site.show(Site.Post.reviews(1...100))
        try site.fail([nil, nil] + Array(repeating: ["status": 503], count: 5))
        let result = digest("import @daily_papers --library a.sqlite")
        #expect(result.status == 4)
        #expect(result.errors.contains("out of order (503)"), "\(result.errors)")
        #expect(result.errors.contains("40 reviews"), "\(result.errors)")
        let again = digest("import @daily_papers --library a.sqlite")
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.errors.contains("60 new"), "\(again.errors)")
        #expect(site.requests.count == 7 + 5)
        try site.fail([["status": 429, "retry": 4000]])
        #expect(digest("import @daily_papers --library a.sqlite").errors.contains("a pause of 4000 seconds"))
    }

    @Test func limits() throws {
        try site.show(Site.Post.reviews(1...100))
        #expect(digest("import @daily_papers --max-pages 2 --library a.sqlite").errors.contains("40 reviews"))
        #expect(site.requests.count == 2)
        // Day 55 after 2020-09-13.
        #expect(
            digest("import @daily_papers --since 2020-11-08 --library a.sqlite").errors.contains("60 reviews")
        )
        #expect(site.requests.count == 5)
    }

    @Test func aKilledRunGoesOn() throws {
        try site.show(Site.Post.reviews(1...300))
        try site.fail(Array(repeating: ["slow": 0.2], count: 8))
        let process = Process()
        process.executableURL = Checkout.products.appendingPathComponent("digest")
        process.arguments = ["import", "@daily_papers", "--library", "a.sqlite"]
        process.currentDirectoryURL = URL(fileURLWithPath: site.place.folder)
        process.environment = ProcessInfo.processInfo.environment.merging(site.place.variables) { $1 }
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning, site.requests.count < 7 { usleep(20_000) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        let before = site.requests.count
        let result = digest("import @daily_papers --library a.sqlite")
        #expect(result.errors.contains("300 reviews"), "\(result.errors)")
        // Of fifteen pages those that were kept are not asked for again, but for the two latest.
        #expect(before + (site.requests.count - before) <= 19)
        #expect(site.requests.count - before <= 12)
    }

    @Test(arguments: [
        ("@nobody_here", 4, "there is no channel @nobody_here that shows its posts on the web"),
        ("https://t.me/+AbCdEf", 2, "is a private chat or an invitation"),
        ("https://t.me/c/123/4", 2, "is a private chat or an invitation"),
        ("https://example.org/none.md", 4, "there is no such page (404)"),
        ("https://example.org/paper", 4, "it is a PDF"),
        ("https://example.org/guard", 4, "the site asks whether a person is there (a captcha)"),
        ("https://example.org/shop", 4, "no digest or channel export was recognised"),
        ("https://arxiv.org/abs/2101.00001", 4, "arXiv has no paper '2101.00001'"),
    ]) func refusals(address: String, status: Int32, message: String) throws {
        try site.show(Site.Post.reviews(1...3))
        try site.put("%PDF-1.5 x", at: "example.org/paper")
        try site.put("<html><title>Just a moment...</title></html>", at: "example.org/guard")
        try site.put("<html><title>Shop</title><p>Buy here.</p></html>", at: "example.org/shop")
        try site.put(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>http://arxiv.org/api/x</id></feed>",
            at: "export.arxiv.org/api/query")
        let result = digest("import \(address) --library a.sqlite")
        #expect(result.status == status)
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test func aProgramThatIsNotThereIsTold() throws {
        site.place.variables["DIGEST_FETCH"] = "no-such-program -x"
        let result = digest("import @daily_papers --library a.sqlite")
        #expect(result.status == 3)
        #expect(result.errors.contains("'no-such-program', which fetches pages, is not there"))
    }

    @Test func aFileOfThatNameIsMeant() throws {
        try site.place.write(
            "# Notes\n\n- Attention Is All You Need, https://arxiv.org/abs/1706.03762\n", to: "@daily_papers")
        let result = digest("import @daily_papers --library a.sqlite")
        #expect(result.errors.contains("'@daily_papers' is a file here"))
        #expect(site.requests.isEmpty)
    }
}
