internal import CSiteFiles
internal import JSON
internal import ReviewModel

/// What the search in the browser shows of items, and what it narrows them by.
struct SiteDocuments {
    /// What items are told apart by: the first ones are lists to choose from, in the order of the page, the others
    /// can be typed only.
    enum Facet: String, CaseIterable {
        case topic, model, year, channel, kind, tag, list
        case author, venue, org, dataset

        /// How many there are to choose from.
        static let chosen = 7
    }

    private var rows: [JSONWriter] = []
    private var papers: [String?] = []
    private var values: [Facet: [String]] = [:]
    private var places: [Facet: [String: Int]] = [:]

    /// Takes one item.
    mutating func add(_ item: LibraryItem, as entry: SiteEntry) {
        let review = item.review
        var row = JSONWriter()
        let facets = Facet.allCases.map { facet in
            SiteDocuments.values(of: facet, in: item).map { place(of: $0, in: facet) }
        }
        let names = review.papers.flatMap { [$0.arxiv, $0.doi].compactMap { $0 } } + [entry.id]
        row.array(0..<8 + facets.count) { json, part in
            switch part {
            case 0: json.value(SitePath.page(.reviews, of: entry.id))
            case 1: json.value(entry.title.isEmpty ? "untitled" : entry.title)
            case 2: json.value(entry.label)
            case 3: json.value(entry.facts)
            case 4:
                json.value([entry.day, entry.channel ?? ""].filter { !$0.isEmpty }.joined(separator: " · "))
            case 5: json.value(entry.claim)
            case 6: json.value(names.map(PlainText.line).joined(separator: " ").lowercased())
            case 7: json.value(review.models.count { $0.role == .primary })
            default: json.array(facets[part - 8]) { $0.value($1) }
            }
        }
        rows.append(row)
        papers.append(entry.paper)
    }

    /// The file: a call that hands over the facets with their values, how sounds of names are spelt, a row for each
    /// item, and the number of the paper of each, whose page `address` knows.
    func file(shardLength: Int, spellings: [[String]], address: (String) -> String?) -> FolderFile {
        var pages: [String] = []
        var numbers: [String: Int] = [:]
        let ofItems = papers.map { paper -> Int in
            guard let path = paper.flatMap(address) else { return -1 }
            if let number = numbers[path] { return number }
            numbers[path] = pages.count
            pages.append(path)
            return pages.count - 1
        }
        var json = JSONWriter()
        json.object { json in
            json.field("shard", shardLength)
            json.field("facets", Facet.allCases.map(\.rawValue))
            json.field("chosen", Facet.chosen)
            json.field("values", Facet.allCases) { json, facet in
                json.array(values[facet] ?? []) { $0.value(PlainText.line($1)) }
            }
            json.field("spellings", spellings) { json, row in json.array(row) { $0.value($1) } }
            json.field("papers", pages)
        }
        var last = JSONWriter()
        last.array(ofItems) { $0.value($1) }
        let lines = rows.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: ",\n")
        let (head, places) = (
            String(decoding: json.bytes, as: UTF8.self), String(decoding: last.bytes, as: UTF8.self)
        )
        return FolderFile(path: "items.js", text: "digestItems(\(head),[\n\(lines)\n],\(places));\n")
    }

    private mutating func place(of value: String, in facet: Facet) -> Int {
        if let place = places[facet]?[value] { return place }
        let place = values[facet]?.count ?? 0
        values[facet, default: []].append(value)
        places[facet, default: [:]][value] = place
        return place
    }

    private static func values(of facet: Facet, in item: LibraryItem) -> [String] {
        let review = item.review
        switch facet {
        case .topic: return review.topics.map(\.id)
        case .model:
            // All of them, as the pages of models have it; what the item is about comes first.
            let primary = review.models.filter { $0.role == .primary }
            return unique((primary + review.models.filter { $0.role != .primary }).map(\.name))
        case .year: return Set(review.papers.compactMap(\.year)).sorted().map(String.init)
        case .channel: return [review.source.channelTitle ?? review.source.channel].compactMap { $0 }
        case .kind: return [review.kind.rawValue]
        case .tag: return item.curation.tags
        case .list: return item.curation.lists
        case .author: return unique(review.papers.flatMap { $0.authors.map(\.name) })
        case .venue: return unique(review.papers.compactMap(\.venue))
        case .org: return unique(review.papers.flatMap(\.affiliations))
        case .dataset: return unique(review.datasets)
        }
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}

/// Files that every site has as they are; they lie in CSiteFiles.
enum SiteFiles {
    /// The look of everything in HTML: one column, light and dark by the reader's wish, from a phone to paper.
    /// It names no address, so that nothing is fetched.
    static var styleSheet: String { text(digest_site_style()) }

    /// The search of a site, in the browser: words in any form, narrowed by facets, from files that lie beside
    /// the page. It works where the page was opened from a disk, and asks no server for anything. It writes
    /// text only as text, never as markup.
    static var searchScript: String { text(digest_site_search()) }

    /// Narrows a list down to the rows that have some letters, in the browser.
    static var filterScript: String { text(digest_site_filter()) }

    private static func text(_ file: digest_site_file) -> String {
        String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    }
}
