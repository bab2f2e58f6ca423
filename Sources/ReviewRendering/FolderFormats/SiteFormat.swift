internal import ReviewModel

/// A static site: pages that link to each other, and a search that needs no server.
struct SiteFormat: FolderFormat {
    static let name = "site"
    static let summary = "static site with a search of its own"
    static let notes = NotePolicy.onRequest

    private let options: FolderOptions
    private var entries: [SiteEntry] = []
    private var bibliography = Bibliography()
    private var names: SiteNames
    private var documents = SiteDocuments()
    private var index: SiteIndex
    private var months: [String: Int] = [:]
    private var topicYears: [String: [Int: Int]] = [:]
    private var feed: AtomFormat
    private var feedEntries: [UInt8] = []

    init(options: FolderOptions) {
        self.options = options
        names = SiteNames(authors: options.authors, venues: options.venues)
        index = SiteIndex(words: options.words)
        var rendering = RenderingOptions()
        rendering.title = options.title
        rendering.time = options.time
        rendering.feed = options.feed
        feed = AtomFormat(options: rendering)
    }

    mutating func learn(_ item: LibraryItem) {
        let entry = SiteEntry(item)
        names.add(item, number: entries.count)
        documents.add(item, as: entry)
        index.add(item, number: UInt32(truncatingIfNeeded: entries.count))
        bibliography.add(item)
        if entries.count < 50 { feed.item(item, to: &feedEntries) }
        entries.append(entry)
        if let date = item.review.date, date.precision > .year {
            months[String(date.isoDate.prefix(7)), default: 0] += 1
        }
        let year = item.review.papers.compactMap(\.year).first ?? item.review.date?.date.year
        if let year, PlausibleYear.stated.contains(year) {
            for topic in item.review.topics { topicYears[topic.id, default: [:]][year, default: 0] += 1 }
        }
    }

    func item(_ item: LibraryItem) -> [FolderFile] {
        let html = ItemHTML(item) { section, name in self.address(section, of: name, from: "../") }
        let language = item.review.language.map { " lang=\"\($0.rawValue)\"" } ?? ""
        let page = page(item.review.title, at: SitePath.page(.reviews, of: item.review.id))
        return [
            page.file(
                """
                <article\(language)>
                <h1>\(html.heading)</h1>
                \(html.byline)\(html.papers)\(html.claims)\(html.names)\(html.notes)<div class="text">
                \(html.text)</div>
                </article>

                """)
        ]
    }

    mutating func end<Failure: Error>(_ write: (FolderFile) throws(Failure) -> Void) throws(Failure) {
        for file in assets { try write(file) }
        try index.write(write)
        for section in sections where section != .papers && section != .reviews {
            for (name, items) in names.ranked(section) {
                for file in list(section, of: name, items: items) { try write(file) }
            }
        }
        for cited in bibliography.papers where !cited.paper.identity.names.isEmpty { try write(paper(cited)) }
        for section in sections {
            for file in overview(section) { try write(file) }
        }
    }

    private var assets: [FolderFile] {
        var atom: [UInt8] = []
        var feed = feed
        feed.begin(&atom)
        atom += feedEntries
        feed.end(&atom)
        return [
            front, FolderFile(path: "style.css", text: SiteFiles.styleSheet),
            FolderFile(path: "search.js", text: SiteFiles.searchScript),
            FolderFile(path: "feed.atom", text: String(decoding: atom, as: UTF8.self)),
            documents.file(shardLength: index.shardLength),
        ]
    }

    /// Sections with anything in them.
    private var sections: [SiteSection] {
        SiteSection.allCases.filter { section in
            switch section {
            case .reviews: !entries.isEmpty
            case .papers: !bibliography.papers.isEmpty
            default: names.items[section]?.isEmpty == false
            }
        }
    }

    private func page(_ title: String, at path: String) -> SitePage {
        SitePage(site: options.title, title: title, path: path, sections: sections)
    }

    /// Where the page of `name` is; papers are called by any of what tells them apart.
    private func address(_ section: SiteSection, of name: String, from root: String) -> String? {
        guard section != .papers else {
            return bibliography.paper(called: name).map {
                root + SitePath.page(.papers, of: $0.identity)
            }
        }
        let page = names.page(section, of: name)
        return names.items[section]?[page] == nil ? nil : root + SitePath.page(section, of: page)
    }
}

// MARK: - Pages about all items

extension SiteFormat {
    private var front: FolderFile {
        var page = page(options.title, at: "index.html")
        page.scripts = ["search.js", "items.js"]
        let rows = entries.prefix(30).map { $0.row(root: "") }.joined()
        let introduction = options.introduction.map(ItemHTML.paragraphs) ?? ""
        return page.file(
            """
            <h1>\(Markup.line(options.title))</h1>
            \(introduction)<form class="search" id="form" role="search" hidden>
            <input type="search" id="q" name="q" placeholder="Search in any word form" aria-label="Search" autocomplete="off" spellcheck="false">
            <div class="facets" id="facets"></div>
            </form>
            <p class="faint" id="status" role="status">\(entries.count) items, \(bibliography.papers.count) papers</p>
            <ol class="results" id="results">
            \(rows)</ol>
            <p><button id="more" type="button" hidden>More</button></p>
            <div class="plots">
            \(monthPlot)\(topicPlots)</div>

            """)
    }

    /// Reviews a month, months without any included; years where months would be too many.
    private var monthPlot: String {
        let days = months.keys.sorted()
        guard let first = days.first, let last = days.last, let from = SiteFormat.month(first),
            let to = SiteFormat.month(last)
        else { return "" }
        if to - from > 120 {
            var years: [Int: Int] = [:]
            for (month, count) in months {
                years[(SiteFormat.month(month) ?? from) / 12, default: 0] += count
            }
            let bars = (from / 12...to / 12).map { (name: "\($0)", count: years[$0] ?? 0) }
            return SiteBarPlot(caption: "Reviews a year", bars: Array(bars.suffix(200))).html
        }
        let bars = (from...to).map { month in
            let name = "\(month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
            return (name: name, count: months[name] ?? 0)
        }
        return SiteBarPlot(caption: "Reviews a month", bars: bars).html
    }

    private static func month(_ text: String) -> Int? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 12 + parts[1] - 1 : nil
    }

    /// The most frequent topics, a row of years each.
    private var topicPlots: String {
        let years = topicYears.values.flatMap(\.keys)
        guard let first = years.min(), let last = years.max() else { return "" }
        return names.ranked(.topics).prefix(6).map { topic, _ in
            let bars = (first...last).map { (name: "\($0)", count: topicYears[topic]?[$0] ?? 0) }
            return SiteBarPlot(caption: "\(topic), by year of the paper", bars: bars, height: 72).html
        }.joined()
    }

    private func list(_ section: SiteSection, of name: String, items: [Int]) -> [FolderFile] {
        let list = section == .lists ? options.lists[name] : nil
        let title = list?.title ?? name
        let rows = list == nil ? items.map { entries[$0].row(root: "../") } : rows(ofList: name, items)
        let introduction = list?.introduction.map(ItemHTML.paragraphs) ?? ""
        let count = "<p class=\"faint\">\(items.count) \(items.count == 1 ? "item" : "items")</p>\n"
        let heading = "<h1>\(Markup.line(title))</h1>\n\(introduction)\(count)"
        return SiteList(heading: heading, element: "ol class=\"results\"", rows: rows).files(
            page(title, at: SitePath.page(section, of: name)))
    }

    /// A list in its own order, with what it says of its items.
    private func rows(ofList name: String, _ items: [Int]) -> [String] {
        var entries = Dictionary(items.map { (self.entries[$0].id, self.entries[$0]) }) { first, _ in first }
        let known = (options.listItems[name] ?? []).compactMap { item in
            entries.removeValue(forKey: item.id)?.row(root: "../", comment: item.comment)
        }
        return known + items.compactMap { entries[self.entries[$0].id]?.row(root: "../") }
    }

    private func paper(_ cited: CitedPaper) -> FolderFile {
        let ids = Set(cited.reviews.map(\.id))
        let rows = cited.places.map { entries[$0] }.filter { ids.contains($0.id) }.map { $0.row(root: "../") }
        var review = Review(
            kind: .review, title: cited.paper.title, text: "", source: SourceReference(path: "", format: ""))
        review.papers = [cited.paper]
        let html = ItemHTML(LibraryItem(review: review)) { section, name in
            section == .papers ? nil : self.address(section, of: name, from: "../")
        }
        let title = cited.paper.title
        return page(title, at: SitePath.page(.papers, of: cited.identity)).file(
            """
            <h1>\(Markup.line(title))</h1>
            \(html.papers)<h2>\(rows.count == 1 ? "Review" : "Reviews")</h2>
            <ol class="results">
            \(rows.joined())</ol>

            """)
    }

    /// All pages of a section.
    private func overview(_ section: SiteSection) -> [FolderFile] {
        let (element, rows) = rows(section)
        return SiteList(heading: "<h1>\(section.title)</h1>\n", element: element, rows: rows).files(
            page(section.title, at: "\(section.rawValue)/index.html"))
    }

    /// The rows of the list of a section, and the element that they are in.
    private func rows(_ section: SiteSection) -> (element: String, rows: [String]) {
        switch section {
        case .reviews: return ("ol class=\"results\"", entries.map { $0.row(root: "../") })
        case .papers:
            let papers = bibliography.papers.filter { !$0.paper.identity.names.isEmpty }
            let rows = papers.map { cited in
                SiteFormat.row(
                    SitePath.page(.papers, of: cited.identity), title: cited.paper.title,
                    count: cited.reviews.count)
            }
            return ("ul", rows)
        default:
            let rows = names.ranked(section).map { name, items in
                let title = section == .lists ? options.lists[name]?.title ?? name : name
                return SiteFormat.row(SitePath.page(section, of: name), title: title, count: items.count)
            }
            return ("ul class=\"index\"", rows)
        }
    }

    private static func row(_ path: String, title: String, count: Int) -> String {
        let shown = Markup.line(title)
        return
            "<li><a href=\"../\(path)\">\(shown.isEmpty ? "untitled" : shown)</a> <span class=\"count\">\(count)</span></li>\n"
    }
}
