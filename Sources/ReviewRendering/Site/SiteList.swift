internal import ReviewModel

/// A list that may be too long for one page.
struct SiteList {
    /// What stands above the list on every page.
    let heading: String
    /// The tag that the rows are in, with its attributes: `ol class="results"`.
    let element: String
    /// Rows, with the headings that some of them stand under; those under one heading follow each other.
    let rows: [(heading: String?, html: String)]

    /// A list without headings.
    init(heading: String, element: String, rows: [String]) {
        self.init(heading: heading, element: element, rows: rows.map { (nil, $0) })
    }

    /// A list with headings.
    init(heading: String, element: String, rows: [(heading: String?, html: String)]) {
        (self.heading, self.element, self.rows) = (heading, element, rows)
    }

    /// Rows on a page: as much as a phone shows without trouble.
    private static let length = 500

    /// The pages, the first one at the path of `page`, the others beside it: `bert.2.html`. No name of a page
    /// has a point in it, so that these are nobody else's.
    func files(_ page: SitePage) -> [FolderFile] {
        let count = max(1, (rows.count + SiteList.length - 1) / SiteList.length)
        return (0..<count).map { number in
            let range = number * SiteList.length..<min(rows.count, (number + 1) * SiteList.length)
            let part = range.map { index in
                let own = rows[index].heading
                let isNew = index == range.lowerBound || own != rows[index - 1].heading
                guard let own, isNew else { return rows[index].html }
                return
                    "<li class=\"heading\" id=\"\(SiteList.anchor(own))\"><h2>\(Markup.line(own))</h2></li>\n\(rows[index].html)"
            }
            let tag = element.prefix { $0 != " " }
            let body =
                "\(heading)\(jumps(page))<\(element)>\n\(part.joined())</\(tag)>\n\(links(page, at: number, of: count))"
            var page = page
            page.path = SiteList.path(page.path, ofPage: number)
            return page.file(body)
        }
    }

    /// Links to the headings.
    private func jumps(_ page: SitePage) -> String {
        var links: [String] = []
        for (index, row) in rows.enumerated() where index == 0 || row.heading != rows[index - 1].heading {
            guard let heading = row.heading else { continue }
            let path = SiteList.path(page.path, ofPage: index / SiteList.length)
            links.append(
                "<a href=\"\(page.root)\(path)#\(SiteList.anchor(heading))\">\(Markup.line(heading))</a>")
        }
        return links.isEmpty
            ? "" : "<nav class=\"jumps\" aria-label=\"Parts\">\(links.joined(separator: " "))</nav>\n"
    }

    /// What a heading is called in addresses.
    private static func anchor(_ heading: String) -> String { "at-\(SitePath.slug(heading))" }

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
    private var height: Int { 140 }
    /// Where the bars begin, behind the scale.
    private static let left = 44.0

    /// A figure; empty where fewer than two bars have anything.
    var html: String {
        let highest = bars.map(\.count).max() ?? 0
        guard bars.count > 1, highest > 0 else { return "" }
        let width = (640 - SiteBarPlot.left) / Double(bars.count)
        let room = Double(height - 30)
        let rectangles = bars.enumerated().map { index, bar in
            let size = room * Double(bar.count) / Double(highest)
            let x = number(SiteBarPlot.left + Double(index) * width + width * 0.1)
            let y = number(room - size + 12)
            let shape =
                "<rect class=\"bar\" x=\"\(x)\" y=\"\(y)\" width=\"\(number(width * 0.8))\" height=\"\(number(size))\">"
            return "\(shape)<title>\(Markup.line(bar.name)): \(bar.count)</title></rect>"
        }
        return """
            <figure>
            <svg viewBox="0 0 640 \(height)" role="img" aria-label="\(Markup.line(caption))">
            \(scale(to: highest))
            \(rectangles.joined(separator: "\n"))
            \(labels)
            </svg>
            <figcaption>\(Markup.line(caption))</figcaption>
            </figure>

            """
    }

    /// Lines at nothing, at the highest and at half of it, with their numbers.
    private func scale(to highest: Int) -> String {
        let room = height - 30
        let levels = highest > 1 ? [0, highest / 2, highest] : [0, highest]
        return levels.map { level in
            let y = number(12 + Double(room) * (1 - Double(level) / Double(highest)))
            return """
                <line class="grid" x1="\(Int(SiteBarPlot.left))" x2="640" y1="\(y)" y2="\(y)"/>
                <text class="axis" x="38" y="\(y)" dy="5" text-anchor="end">\(level)</text>
                """
        }.joined(separator: "\n")
    }

    /// The first and the last name, and one in the middle where there is room.
    private var labels: String {
        guard let first = bars.first, let last = bars.last else { return "" }
        var texts = [(Int(SiteBarPlot.left), "start", first.name), (640, "end", last.name)]
        if bars.count > 6 { texts.insert((342, "middle", bars[bars.count / 2].name), at: 1) }
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

/// A paper as lists of papers show it.
struct PaperRow {
    /// Year, 0 where it is not known.
    let year: Int
    /// What it is ordered by.
    let sort: String
    private let cited: CitedPaper

    /// Above each list: the other one, and a field that narrows down what is on the page.
    static let head = """
        <p class="faint"><a href="../papers/index.html">by year</a> · <a href="../papers/a-z.html">by title</a> · \
        <a href="../index.html">search in all</a></p>
        <form class="search" id="filter-form" role="search" hidden>
        <input type="search" id="filter" placeholder="Only what has these words, on this page" aria-label="Filter" autocomplete="off">
        </form>

        """

    init(_ cited: CitedPaper) {
        self.cited = cited
        year = cited.paper.year ?? 0
        sort = ASCIIFolding.folded(PlainText.line(cited.paper.title)).lowercased()
    }

    /// The heading it stands under among years.
    static func yearName(_ row: PaperRow) -> String? { row.year == 0 ? "No year" : "\(row.year)" }

    /// The heading it stands under among letters.
    static func letter(_ row: PaperRow) -> String? {
        let first = row.sort.first { $0.isLetter || $0.isNumber }
        return first.map { $0.isNumber ? "0–9" : String($0).uppercased() } ?? "Others"
    }

    /// The row.
    var html: String {
        let paper = cited.paper
        let title = Markup.line(paper.title)
        let facts = [
            PlainText.line(paper.namesInBrief), paper.venue.map(PlainText.line) ?? "",
            year == 0 ? "" : "\(year)",
        ].filter {
            !$0.isEmpty
        }
        let count = cited.reviews.count
        return """
            <li><a href="../\(SitePath.page(.papers, of: cited.identity))">\(title.isEmpty ? "untitled" : title)</a> \
            <span class="faint">\(Markup.line(facts.joined(separator: " · ")))</span>\(count > 1 ? " <span class=\"count\">\(count) reviews</span>" : "")</li>

            """
    }
}
