internal import ReviewModel
internal import SQLite

/// Other names of tags.
struct TagAliases {
    private let targets: [String: String]

    init(_ database: Database) throws {
        let rows = try database.all("SELECT alias, tag FROM tag_alias") { ($0.text(0), $0.text(1)) }
        targets = Dictionary(rows) { first, _ in first }
    }

    /// The tag that `tag` is another name of, or stands under another name of.
    func target(of tag: String) -> String {
        guard !targets.isEmpty else { return tag }
        var head = tag
        while true {
            if let target = targets[head] { return target + tag.dropFirst(head.count) }
            guard let slash = head.lastIndex(of: "/") else { return tag }
            head = String(head[..<slash])
        }
    }

    /// The query with tags under their own names.
    func puttingIn(_ query: Query) -> Query {
        switch query {
        case .and(let parts): .and(parts.map(puttingIn))
        case .or(let parts): .or(parts.map(puttingIn))
        case .not(let part): .not(puttingIn(part))
        case .field(.tag, .text(let tag)): .field(.tag, .text(target(of: tag)))
        case .all, .word, .exactWord, .prefix, .phrase, .field: query
        }
    }
}
