/// A list that may be too long for one page.
struct SiteList {
    /// What stands above the list on every page.
    let heading: String
    /// The tag that the rows are in, with its attributes: `ol class="results"`.
    let element: String
    let rows: [String]

    /// Rows on a page: as much as a phone shows without trouble.
    private static let length = 500

    /// The pages, the first one at the path of `page`, the others beside it: `bert.2.html`. No name of a page
    /// has a point in it, so that these are nobody else's.
    func files(_ page: SitePage) -> [FolderFile] {
        let count = max(1, (rows.count + SiteList.length - 1) / SiteList.length)
        return (0..<count).map { number in
            let part = rows[number * SiteList.length..<min(rows.count, (number + 1) * SiteList.length)]
            let tag = element.prefix { $0 != " " }
            let body = "\(heading)<\(element)>\n\(part.joined())</\(tag)>\n\(links(page, number, of: count))"
            var page = page
            page.path = SiteList.path(page.path, number)
            return page.file(body)
        }
    }

    /// Links to the pages before and after.
    private func links(_ page: SitePage, _ number: Int, of count: Int) -> String {
        guard count > 1 else { return "" }
        let link = { (other: Int, text: String) in
            (0..<count).contains(other)
                ? "<a href=\"\(page.root)\(SiteList.path(page.path, other))\">\(text)</a> " : ""
        }
        let place = "\(number + 1) of \(count)"
        return "<p class=\"faint\">\(link(number - 1, "Before"))\(place) \(link(number + 1, "After"))</p>\n"
    }

    private static func path(_ path: String, _ number: Int) -> String {
        number == 0 ? path : "\(path.dropLast(".html".count)).\(number + 1).html"
    }
}
