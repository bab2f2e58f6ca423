internal import ReviewModel

/// A static site: pages that link to each other, and a search that needs no server.
struct SiteFormat: FolderFormat {
    static let name = "site"
    static let summary = "static site with a search of its own"
    static let notes = NotePolicy.onRequest

    private let options: FolderOptions
    private var entries: [SiteEntry] = []
    /// The row of each item as lists one folder down show it, made once for all of them.
    private var plainRows: [String] = []
    private var bibliography = Bibliography()
    private var names: SiteNames
    private var documents = SiteDocuments()
    private var index: SiteIndex
    private var years: [Int: Int] = [:]
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
        documents.add(item, as: entry, length: index.add(item, number: entries.count))
        bibliography.add(item)
        if entries.count < 50 { feed.item(item, to: &feedEntries) }
        entries.append(entry)
        if let year = entry.year, PlausibleYear.stated.contains(year) {
            years[year, default: 0] += 1
            for topic in item.review.topics { topicYears[topic.id, default: [:]][year, default: 0] += 1 }
        }
    }

    func item(_ item: LibraryItem) -> [FolderFile] {
        let html = ItemHTML(item) { section, name in self.address(section, of: name, from: "../") }
        let language = item.review.language.map { " lang=\"\($0.rawValue)\"" } ?? ""
        var page = page(item.review.title, at: SitePath.page(.reviews, of: item.review.id))
        page.description = SiteEntry.claim(of: item.review)
        let text = SiteText(item.review)
        return [
            page.file(
                """
                <article\(language)>
                <h1>\(html.heading)</h1>
                \(html.byline)\(html.papers)\(html.abstracts)\(html.claims(text.claimsElsewhere))\(html.abstractClaims)\(html.names)\(html.notes)<div class="text">
                \(text.html)</div>
                \(html.origin)</article>

                """)
        ]
    }

    mutating func end<Failure: Error>(_ write: (FolderFile) throws(Failure) -> Void) throws(Failure) {
        plainRows = entries.map { $0.row(root: "../") }
        for file in assets { try write(file) }
        try index.write(write)
        try write(vocabulary)
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
            FolderFile(path: "filter.js", text: SiteFiles.filterScript),
            FolderFile(path: "feed.atom", text: String(decoding: atom, as: UTF8.self)),
            documents.file(shardLength: index.shardLength, words: options.words) {
                self.address(.papers, of: $0, from: "")
            }, documents.linkFile,
        ]
    }

    /// The file of what questions are understood by beside the words of items.
    private var vocabulary: FolderFile {
        let known = index.known
        return options.words.vocabulary(
            isKnown: known.contains, topics: documents.topics, venues: documents.venues
        ).file
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

    /// The rows of items, one for each paper: the first, with a link to the page of the paper for the others.
    private func rows(_ items: [Int], root: String) -> [String] {
        var first: [Int] = []
        var count: [String: Int] = [:]
        for item in items {
            guard let paper = entries[item].paper else {
                first.append(item)
                continue
            }
            if count[paper] == nil { first.append(item) }
            count[paper, default: 0] += 1
        }
        return first.map { item in
            let entry = entries[item]
            let others = (entry.paper.flatMap { count[$0] } ?? 1) - 1
            let address = others > 0 ? entry.paper.flatMap { self.address(.papers, of: $0, from: root) } : nil
            guard address != nil || root.isEmpty else { return plainRows[item] }
            return entry.row(root: root, more: address.map { (others, $0) })
        }
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
        page.isList = true
        page.description =
            PlainText.line(
                options.introduction
                    ?? "\(bibliography.papers.count) papers, with what was written about them")
        let rows = rows(Array(entries.indices.prefix(60)), root: "").prefix(30).joined()
        let introduction = options.introduction.map(ItemHTML.paragraphs) ?? ""
        let topics = names.ranked(.topics).prefix(8).map { name, _ in
            "<a href=\"\(SitePath.page(.topics, of: name))\">\(Markup.line(name))</a>"
        }
        return page.file(
            """
            <h1>\(Markup.line(options.title))</h1>
            \(introduction)<form class="search" id="form" role="search" hidden>
            <input type="search" id="q" name="q" placeholder="Words in any form, author:Hinton, model:CLIP, year:2020.., 1706.03762" aria-label="Search" autocomplete="off" spellcheck="false">
            <div class="facets" id="facets"></div>
            </form>
            <p class="faint" id="status" role="status">\(entries.count) items, \(bibliography.papers.count) papers</p>
            <div class="empty" id="empty" hidden><p id="hint"></p><p class="chips">\(topics.joined(separator: " "))</p></div>
            <ol class="results" id="results">
            \(rows)</ol>
            <p><button id="more" type="button" hidden>More</button></p>
            <div class="plots" id="plots">
            \(plots)</div>

            """)
    }

    /// Items by year, all of them and those of the most frequent topics: over the same years, on scales of their own.
    private var plots: String {
        guard let last = years.keys.max(), let first = years.keys.filter({ $0 > last - 40 }).min() else {
            return ""
        }
        let bars = { (counts: [Int: Int]) in (first...last).map { (name: "\($0)", count: counts[$0] ?? 0) } }
        let all = SiteBarPlot(caption: "all, by year of the paper", bars: bars(years)).html
        return all
            + names.ranked(.topics).prefix(5).map { topic, _ in
                SiteBarPlot(caption: "\(topic), by year of the paper", bars: bars(topicYears[topic] ?? [:]))
                    .html
            }.joined()
    }

    private func list(_ section: SiteSection, of name: String, items: [Int]) -> [FolderFile] {
        let list = section == .lists ? options.lists[name] : nil
        let title = list?.title ?? name
        let rows = list == nil ? rows(items, root: "../") : rows(ofList: name, items)
        let introduction = list?.introduction.map(ItemHTML.paragraphs) ?? ""
        let count = "<p class=\"faint\">\(items.count) \(items.count == 1 ? "item" : "items")</p>\n"
        let heading = "<h1>\(Markup.line(title))</h1>\n\(introduction)\(count)"
        var page = page(title, at: SitePath.page(section, of: name))
        page.isList = true
        page.description = PlainText.line(list?.introduction ?? "\(title): \(items.count) reviews of papers")
        return SiteList(heading: heading, element: "ol class=\"results\"", rows: rows).files(page)
    }

    /// A list in its own order, with what it says of its items.
    private func rows(ofList name: String, _ items: [Int]) -> [String] {
        var entries = Dictionary(items.map { (self.entries[$0].id, self.entries[$0]) }) { first, _ in first }
        let known = (options.listItems[name] ?? []).compactMap { item in
            entries.removeValue(forKey: item.id)?.row(root: "../", comment: item.comment)
        }
        return known + items.filter { entries[self.entries[$0].id] != nil }.map { plainRows[$0] }
    }

    private func paper(_ cited: CitedPaper) -> FolderFile {
        let ids = Set(cited.reviews.map(\.id))
        let rows = cited.places.filter { ids.contains(entries[$0].id) }.map { plainRows[$0] }
        var review = Review(
            kind: .review, title: cited.paper.title, text: "", source: SourceReference(path: "", format: ""))
        review.papers = [cited.paper]
        let html = ItemHTML(LibraryItem(review: review)) { section, name in
            section == .papers ? nil : self.address(section, of: name, from: "../")
        }
        let title = cited.paper.title
        var page = page(title, at: SitePath.page(.papers, of: cited.identity))
        page.description = cited.places.lazy.map { self.entries[$0].claim }.first { !$0.isEmpty } ?? ""
        return page.file(
            """
            <h1>\(Markup.line(title))</h1>
            \(html.papers)\(html.abstracts)<h2>\(rows.count == 1 ? "Review" : "Reviews")</h2>
            <ol class="results">
            \(rows.joined())</ol>

            """)
    }

    /// All pages of a section.
    private func overview(_ section: SiteSection) -> [FolderFile] {
        if section == .papers { return paperLists }
        let (element, rows) = rows(section)
        var page = page(section.title, at: "\(section.rawValue)/index.html")
        page.isList = true
        return SiteList(heading: "<h1>\(section.title)</h1>\n", element: element, rows: rows).files(page)
    }

    /// All papers by year, and by the letters that their titles begin with.
    private var paperLists: [FolderFile] {
        let papers = bibliography.papers.filter { !$0.paper.identity.names.isEmpty }.map(PaperRow.init)
        let byYear = papers.sorted { ($1.year, $0.sort) < ($0.year, $1.sort) }
        let byTitle = papers.sorted { $0.sort < $1.sort }
        return [
            (byYear, "papers/index.html", "Papers", PaperRow.yearName),
            (byTitle, "papers/a-z.html", "Papers, A–Z", PaperRow.letter),
        ].flatMap { rows, path, title, heading in
            var page = page(title, at: path)
            page.isList = true
            page.scripts = ["filter.js"]
            return SiteList(
                heading: "<h1>\(title)</h1>\n\(PaperRow.head)", element: "ul class=\"papers-index\"",
                rows: rows.map { (heading: heading($0), html: $0.html) }
            ).files(page)
        }
    }

    /// The rows of the list of a section, and the element that they are in.
    private func rows(_ section: SiteSection) -> (element: String, rows: [String]) {
        switch section {
        case .reviews: return ("ol class=\"results\"", plainRows)
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
