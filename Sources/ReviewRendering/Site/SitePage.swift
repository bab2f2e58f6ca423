internal import Bytes
internal import ReviewModel

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
    /// What those say who pass the address on; empty where there is nothing to say.
    var description = ""
    /// Whether the page is a list, which may be wider than what is read line by line.
    var isList = false

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
                \(described)<meta property="og:title" content="\(Markup.line(title))">
                <meta property="og:site_name" content="\(name)">
                <meta property="og:type" content="\(isList ? "website" : "article")">
                <meta name="twitter:card" content="summary">
                <link rel="stylesheet" href="\(root)style.css">
                <link rel="alternate" type="application/atom+xml" title="\(name)" href="\(root)feed.atom">
                \(scripts)</head>
                <body>
                <a class="skip" href="#main">Skip to contents</a>
                <header class="site"><nav aria-label="Site"><a href="\(root)index.html"><strong>\(name)</strong></a> \(links.joined(separator: " "))</nav></header>
                <main id="main"\(isList ? " class=\"wide\"" : "")>
                \(body)</main>
                <footer class="site">Made with digest · <a href="\(root)feed.atom">feed</a></footer>
                </body>
                </html>

                """)
    }

    private var described: String {
        let text = Markup.line(description)
        if text.isEmpty { return "" }
        return
            "<meta name=\"description\" content=\"\(text)\">\n<meta property=\"og:description\" content=\"\(text)\">\n"
    }

    private static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
}

/// Names of pages: small ASCII letters that tell what is on them, the same at every export.
enum SitePath {
    /// `models/dalle-1x8c3k.html`: the letters of the name, and a hash where these do not say all of it.
    static func page(_ section: SiteSection, of name: String) -> String {
        "\(section.rawValue)/\(slug(name)).html"
    }

    /// The name itself where it is made of small letters, digits and single hyphens.
    static func slug(_ name: String) -> String {
        if isPlain(name), name != "index", !DeviceName.isOne(name) { return name }
        let words = name.split { !($0.isLetter || $0.isNumber) }.map { ASCIIFolding.folded(String($0)) }
        let folded = String(words.filter { !$0.isEmpty }.joined(separator: "-").prefix(longest))
        return folded.isEmpty ? hash(name) : "\(folded)-\(hash(name))"
    }

    /// Whether the name is made of small letters, digits and single hyphens between them, and not long.
    private static func isPlain(_ name: String) -> Bool {
        var followsHyphen = true
        for byte in name.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: followsHyphen = false
            case UInt8(ascii: "-") where !followsHyphen: followsHyphen = true
            default: return false
            }
        }
        return !followsHyphen && name.utf8.count <= longest
    }

    /// Letters of a page's name before its hash.
    private static let longest = 40

    /// Seven letters of the FNV-1a hash of the name.
    private static func hash(_ name: String) -> String {
        String(String(StableHash(of: name.utf8).value, radix: 36).suffix(7))
    }
}

/// A folder of a site: pages of one sort.
enum SiteSection: String, Sendable, CaseIterable {
    case reviews, papers, models, topics, authors, venues, channels, tags, lists

    /// What the list of its pages is called.
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
