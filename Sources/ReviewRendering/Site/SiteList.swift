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
            let body =
                "\(heading)<\(element)>\n\(part.joined())</\(tag)>\n\(links(page, at: number, of: count))"
            var page = page
            page.path = SiteList.path(page.path, ofPage: number)
            return page.file(body)
        }
    }

    /// Links to the pages before and after.
    private func links(_ page: SitePage, at number: Int, of count: Int) -> String {
        guard count > 1 else { return "" }
        let link = { (other: Int, text: String) in
            (0..<count).contains(other)
                ? "<a href=\"\(page.root)\(SiteList.path(page.path, ofPage: other))\">\(text)</a> " : ""
        }
        let place = "\(number + 1) of \(count)"
        return "<p class=\"faint\">\(link(number - 1, "Before"))\(place) \(link(number + 1, "After"))</p>\n"
    }

    private static func path(_ path: String, ofPage number: Int) -> String {
        number == 0 ? path : "\(path.dropLast(".html".count)).\(number + 1).html"
    }
}

/// A row of bars as SVG without a style of its own.
struct SiteBarPlot {
    /// What the bars are of, for those who cannot see them.
    let caption: String
    /// Name and height of each bar, from left to right.
    let bars: [(name: String, count: Int)]
    /// Height of the picture in its own units; it is 640 wide.
    var height = 120

    /// A figure; empty where fewer than two bars have anything.
    var html: String {
        let highest = bars.map(\.count).max() ?? 0
        guard bars.count > 1, highest > 0 else { return "" }
        let width = 640.0 / Double(bars.count)
        let room = Double(height - 22)
        let rectangles = bars.enumerated().map { index, bar in
            let size = room * Double(bar.count) / Double(highest)
            let x = number(Double(index) * width + width * 0.1)
            let y = number(room - size + 4)
            let shape =
                "<rect class=\"bar\" x=\"\(x)\" y=\"\(y)\" width=\"\(number(width * 0.8))\" height=\"\(number(size))\">"
            return "\(shape)<title>\(Markup.line(bar.name)): \(bar.count)</title></rect>"
        }
        return """
            <figure>
            <svg viewBox="0 0 640 \(height)" role="img" aria-label="\(Markup.line(caption))">
            <line class="grid" x1="0" x2="640" y1="\(height - 18)" y2="\(height - 18)"/>
            \(rectangles.joined(separator: "\n"))
            \(labels)
            </svg>
            <figcaption>\(Markup.line(caption)); at most \(highest)</figcaption>
            </figure>

            """
    }

    /// The first and the last name, and one in the middle where there is room.
    private var labels: String {
        guard let first = bars.first, let last = bars.last else { return "" }
        var texts = [(0, "start", first.name), (640, "end", last.name)]
        if bars.count > 6 { texts.insert((320, "middle", bars[bars.count / 2].name), at: 1) }
        return texts.map { x, anchor, name in
            "<text class=\"axis\" x=\"\(x)\" y=\"\(height - 4)\" text-anchor=\"\(anchor)\">\(Markup.line(name))</text>"
        }.joined(separator: "\n")
    }

    /// Two decimals, so that the same items give the same bytes everywhere.
    private func number(_ value: Double) -> String {
        let hundredths = Int(value * 100 + 0.5)
        let rest = hundredths % 100
        return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
