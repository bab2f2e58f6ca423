internal import ReviewModel

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
        let names = paper.authors.prefix(3).map { PlainText.line($0.name) }.joined(separator: ", ")
        let more = paper.authors.count > 3 || paper.authorsTruncated ? " et al." : ""
        let facts = [names + more, paper.venue.map(PlainText.line) ?? "", year == 0 ? "" : "\(year)"].filter {
            !$0.isEmpty
        }
        let count = cited.reviews.count
        return """
            <li><a href="../\(SitePath.page(.papers, of: cited.identity))">\(title.isEmpty ? "untitled" : title)</a> \
            <span class="faint">\(Markup.line(facts.joined(separator: " · ")))</span>\(count > 1 ? " <span class=\"count\">\(count) reviews</span>" : "")</li>

            """
    }
}
