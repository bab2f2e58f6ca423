import Foundation
import Testing

/// In a browser no page that this program writes runs a script of others or asks another server for anything.
@Suite(.enabled(if: Browser.name != nil, "chromium is not installed"))
struct HostilePageTests {
    @Test func noScriptRunsAndNothingIsAskedFor() throws {
        let place = try Workplace()
        try place.write(HostilePosts.bytes(), to: "posts.json")
        for arguments in [
            ["import", "-q", "posts.json"], ["export", "kind:any", "--format", "html", "-o", "items.html"],
            ["export", "kind:any", "--format", "site", "-o", "site"],
        ] { #expect(place.run(arguments).status == 0) }
        let reviews = try FileManager.default.contentsOfDirectory(atPath: place.folder + "/site/reviews")
        #expect(reviews.count > 10)
        for page in ["items.html", "site/index.html"]
            + reviews.sorted().prefix(3).map({ "site/reviews/\($0)" })
        {
            let (document, requests) = try Browser.visit(place.folder + "/" + page)
            #expect(document.contains("</html>"))
            #expect(!document.contains("\(HostilePosts.trace)=\"1\""), "\(page)")
            #expect(!requests.contains(HostilePosts.host), "\(page)")
        }
    }

    /// What the test above looks for is found where it happens.
    @Test func whatHappensIsSeen() throws {
        let place = try Workplace()
        let page =
            "<html><img src=\"http://\(HostilePosts.host)/x.png\"><script>document.documentElement"
            + ".setAttribute('\(HostilePosts.trace)','1')</script></html>"
        try place.write(Array(page.utf8), to: "page.html")
        let (document, requests) = try Browser.visit(place.folder + "/page.html")
        #expect(document.contains("\(HostilePosts.trace)=\"1\""))
        #expect(requests.contains(HostilePosts.host))
    }
}
