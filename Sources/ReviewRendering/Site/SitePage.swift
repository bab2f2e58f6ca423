/// A page of a site: what is around its contents.
struct SitePage {
    /// Title of the site.
    let site: String
    let title: String
    /// Path inside the site.
    var path: String
    /// Sections that have pages.
    let sections: [SiteSection]
    /// Scripts to load, from the root.
    var scripts: [String] = []

    /// How the root is called on this page.
    var root: String { path.utf8.contains(UInt8(ascii: "/")) ? "../" : "" }

    /// The page with `body` in it. Nothing is loaded but what lies beside it, and no script can be put into
    /// the page itself.
    func file(_ body: String) -> FolderFile {
        let links = sections.map { "<a href=\"\(root)\($0.rawValue)/index.html\">\($0.title)</a>" }
        let scripts = scripts.map { "<script src=\"\(root)\($0)\" defer></script>\n" }.joined()
        let name = Markup.line(site)
        let heading = title == site ? name : "\(Markup.line(title)) · \(name)"
        return FolderFile(
            path: path,
            text: """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="\(SitePage.policy)">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <meta name="color-scheme" content="light dark">
                <title>\(heading)</title>
                <link rel="stylesheet" href="\(root)style.css">
                <link rel="alternate" type="application/atom+xml" title="\(name)" href="\(root)feed.atom">
                \(scripts)</head>
                <body>
                <a class="skip" href="#main">Skip to contents</a>
                <header class="site"><nav aria-label="Site"><a href="\(root)index.html"><strong>\(name)</strong></a> \(links.joined(separator: " "))</nav></header>
                <main id="main">
                \(body)</main>
                <footer class="site">Made with digest · <a href="\(root)feed.atom">feed</a></footer>
                </body>
                </html>

                """)
    }

    private static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
}
