internal import JSON
internal import ReviewModel

/// What the search in the browser shows of items, and the facets that it narrows them by.
struct SiteDocuments {
    /// The facets, in the order of the page.
    enum Facet: String, CaseIterable {
        case topic, model, year, channel, kind, tag, list
    }

    private var rows: [JSONWriter] = []
    private var values: [Facet: [String]] = [:]
    private var places: [Facet: [String: Int]] = [:]

    /// Takes one item.
    mutating func add(_ item: LibraryItem, as entry: SiteEntry) {
        var row = JSONWriter()
        let facets = Facet.allCases.map { facet in
            SiteDocuments.values(of: facet, in: item).map { place(of: $0, in: facet) }
        }
        row.array(0..<5 + facets.count) { json, part in
            switch part {
            case 0: json.value(SitePath.page(.reviews, of: entry.id))
            case 1: json.value(entry.title.isEmpty ? "untitled" : entry.title)
            case 2: json.value(entry.label)
            case 3: json.value(entry.facts)
            case 4:
                json.value([entry.day, entry.channel ?? ""].filter { !$0.isEmpty }.joined(separator: " · "))
            default: json.array(facets[part - 5]) { $0.value($1) }
            }
        }
        rows.append(row)
    }

    /// The file: a call that hands over the facets, their values and a row for each item.
    func file(shardLength: Int) -> FolderFile {
        var json = JSONWriter()
        json.object { json in
            json.field("shard", shardLength)
            json.field("facets", Facet.allCases.map(\.rawValue))
            json.field("values", Facet.allCases) { json, facet in
                json.array(values[facet] ?? []) { $0.value(PlainText.line($1)) }
            }
        }
        let lines = rows.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: ",\n")
        let head = String(decoding: json.bytes, as: UTF8.self)
        return FolderFile(path: "items.js", text: "digestItems(\(head),[\n\(lines)\n]);\n")
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
        case .model: return review.models.filter { $0.role == .primary }.map(\.name)
        case .year: return Set(review.papers.compactMap(\.year)).sorted().map(String.init)
        case .channel: return [review.source.channelTitle ?? review.source.channel].compactMap { $0 }
        case .kind: return [review.kind.rawValue]
        case .tag: return item.curation.tags
        case .list: return item.curation.lists
        }
    }
}
