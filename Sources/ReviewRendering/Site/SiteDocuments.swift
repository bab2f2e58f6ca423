internal import CSiteFiles
internal import JSON
internal import ReviewModel

/// What the search in the browser shows of items, and what it narrows them by.
struct SiteDocuments {
    /// What items are told apart by: the first ones are lists to choose from, in the order of the page, the others
    /// can be typed only.
    enum Facet: String, CaseIterable {
        case topic, model, year, channel, kind, tag, list
        case author, venue, org, dataset, award, reviewer, lang

        /// How many there are to choose from.
        static let chosen = 7
    }

    /// Columns of a row before those of the facets.
    private static let first = 13

    private var rows: [JSONWriter] = []
    private var papers: [String?] = []
    private var values: [Facet: [String]] = [:]
    private var places: [Facet: [String: Int]] = [:]
    /// What else a value is called.
    private var others: [Facet: [Int: [String]]] = [:]
    private var links: [[String]] = []

    /// Takes one item, in which so many terms are.
    mutating func add(_ item: LibraryItem, as entry: SiteEntry, length: Int) {
        let review = item.review
        var row = JSONWriter()
        let facets = Facet.allCases.map { facet in
            SiteDocuments.values(of: facet, in: item).map { place(of: $0, in: facet) }
        }
        let names = review.papers.flatMap { [$0.arxiv, $0.doi].compactMap { $0 } } + [entry.id]
        row.array(0..<SiteDocuments.first + facets.count) { json, part in
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
            case 8: json.value(review.date.map { Int($0.seconds) })
            case 9: json.value(review.date?.precision.rawValue)
            case 10: json.value(SiteDocuments.parts(of: item))
            case 11: json.value(review.reactions.reduce(0) { $0 + $1.count })
            case 12: json.value(length)
            default: json.array(facets[part - SiteDocuments.first]) { $0.value($1) }
            }
        }
        rows.append(row)
        links.append(
            (review.links.compactMap(\.url) + review.papers.compactMap(\.url).map { "=" + $0 })
                .map { $0.lowercased() })
        for model in review.models { add(model.aliases, to: model.name, in: .model) }
        let source = review.source
        if let channel = source.channelTitle ?? source.channel {
            add([source.channel].compactMap { $0 }, to: channel, in: .channel)
        }
        if let reviewer = review.reviewer {
            add(reviewer.handles.values.sorted(), to: reviewer.name, in: .reviewer)
        }
        papers.append(entry.paper)
    }

    /// The file: a call that hands over the facets with their values, how sounds of names are spelt, a row for each
    /// item, and the number of the paper of each, whose page `address` knows.
    func file(shardLength: Int, words: any SearchTerms, address: (String) -> String?) -> FolderFile {
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
            json.field("shard", is: shardLength)
            json.field("first", is: SiteDocuments.first)
            json.field("weights", of: words.weights) { $0.value($1) }
            json.field("parts", is: ItemPart.allCases.map(\.rawValue))
            json.field("kinds", is: Kind.allCases.map(\.rawValue))
            json.field("facets", is: Facet.allCases.map(\.rawValue))
            json.field("chosen", is: Facet.chosen)
            json.field("values", of: Facet.allCases) { json, facet in
                json.array(values[facet] ?? []) { $0.value(PlainText.line($1)) }
            }
            json.key("others")
            json.object { json in
                for facet in Facet.allCases {
                    let names = (others[facet] ?? [:]).sorted { $0.key < $1.key }
                    if !names.isEmpty { json.field(facet.rawValue, of: names, each: SiteDocuments.write) }
                }
            }
            json.field("spellings", of: words.spellings) { json, row in json.array(row) { $0.value($1) } }
            json.field("papers", is: pages)
        }
        var last = JSONWriter()
        last.array(ofItems) { $0.value($1) }
        let lines = rows.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: ",\n")
        let (head, places) = (
            String(decoding: json.bytes, as: UTF8.self), String(decoding: last.bytes, as: UTF8.self)
        )
        return FolderFile(path: "items.js", text: "digestItems(\(head),[\n\(lines)\n],\(places));\n")
    }

    /// The number of a value, with what else it is called.
    private static func write(to json: inout JSONWriter, names: (key: Int, value: [String])) {
        json.array { json in
            json.value(names.key)
            for name in names.value { json.value(PlainText.line(name)) }
        }
    }

    /// The file of the addresses that items link to, and behind `=` of those of their papers; few questions ask for it.
    var linkFile: FolderFile {
        var json = JSONWriter()
        json.array(links) { $0.value($1.joined(separator: " ")) }
        return FolderFile(
            path: "links.js", text: "digestLinks(\(String(decoding: json.bytes, as: UTF8.self)));\n")
    }

    /// What items are told by, for the words that questions are understood by.
    var topics: Set<String> { Set(values[.topic] ?? []) }
    /// Names of venues, as they are written.
    var venues: [String] { values[.venue] ?? [] }

    private mutating func add(_ names: [String], to value: String, in facet: Facet) {
        let place = place(of: value, in: facet)
        for name in names where name != value && others[facet]?[place]?.contains(name) != true {
            others[facet, default: [:]][place, default: []].append(name)
        }
    }

    /// What `has:` asks for, a bit each in the order of `ItemPart`. What only the owner of the library knows is left
    /// out.
    private static func parts(of item: LibraryItem) -> Int {
        ItemPart.allCases.enumerated().reduce(0) { $0 | (has($1.element, in: item) ? 1 << $1.offset : 0) }
    }

    private static func has(_ part: ItemPart, in item: LibraryItem) -> Bool {
        let review = item.review
        let links = { (role: Link.Role) in review.links.contains { $0.role == role } }
        return switch part {
        case .paper: links(.paper)
        case .code: links(.code)
        case .model: links(.model)
        case .demo: links(.demo)
        case .dataset: links(.dataset) || !review.datasets.isEmpty
        case .video: links(.video)
        case .blog: links(.blog)
        case .post: links(.post)
        case .arxiv: review.papers.contains { $0.arxiv != nil }
        case .doi: review.papers.contains { $0.doi != nil }
        case .url: review.papers.contains { $0.url != nil }
        case .authors: review.papers.contains { !$0.authors.isEmpty }
        case .affiliations: review.papers.contains { !$0.affiliations.isEmpty }
        case .venue: review.papers.contains { $0.venue != nil }
        case .year: review.papers.contains { $0.year != nil }
        case .award: review.papers.contains { !$0.awards.isEmpty }
        case .claims: !review.claims.isEmpty
        case .captions: !review.captions.isEmpty
        case .reactions: !review.reactions.isEmpty
        case .topics: !review.topics.isEmpty
        case .reviewer: review.reviewer != nil
        case .label: review.label != nil
        case .date: review.date != nil
        case .tags: !item.curation.tags.isEmpty
        case .lists: !item.curation.lists.isEmpty
        case .notes: item.curation.notes != nil
        case .rating: false
        }
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
        case .award: return unique(review.papers.flatMap(\.awards))
        case .reviewer: return [review.reviewer?.name].compactMap { $0 }
        case .lang: return [review.language?.rawValue].compactMap { $0 }
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

    /// The search of a site, in the browser: what the program finds in the same items, narrowed by facets, from files
    /// that lie beside the page. It works where the page was opened from a disk, and asks no server for anything. It
    /// writes text only as text, never as markup.
    static var searchScript: String {
        [
            digest_site_query(), digest_site_match(), digest_site_fields(), digest_site_plan(),
            digest_site_find(), digest_site_search(),
        ].map(text).joined(separator: "\n")
    }

    /// Narrows a list down to the rows that have some letters, in the browser.
    static var filterScript: String { text(digest_site_filter()) }

    private static func text(_ file: digest_site_file) -> String {
        String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    }
}
