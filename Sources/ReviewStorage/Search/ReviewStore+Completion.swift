internal import SQLite

extension ReviewStore {
    /// Values of `facet` that begin with `text`, or a word of which does, the most frequent first: for completion in
    /// a shell, where a tenth of a second is long. Case counts in letters outside ASCII only.
    public func values(of facet: Facet, beginning text: String, limit: Int) throws -> [FacetCount] {
        let (table, value) = facet.source
        let sql = """
            SELECT \(value) AS value, count(*) AS items FROM review \(table)
            WHERE \(value) LIKE ? ESCAPE '\\' OR \(value) LIKE ? ESCAPE '\\'
            GROUP BY value ORDER BY items DESC, value LIMIT ?
            """
        let pattern = ReviewStore.pattern(text)
        let arguments: [Argument] = [
            .text(pattern), .text(facet == .authors ? "% " + pattern : pattern), .integer(Int64(limit)),
        ]
        return try database.all(sql, arguments) {
            FacetCount(value: $0.text(0), count: Int($0.integer(1)))
        }
    }

    /// Ids that begin with `text`, of reviews and entries before others and of newer ones before older, with the
    /// titles of their items.
    public func ids(beginning text: String, limit: Int) throws -> [(id: String, title: String)] {
        try database.all(
            """
            SELECT id, title FROM review WHERE id LIKE ? ESCAPE '\\'
            ORDER BY kind NOT IN ('review', 'entry'), date DESC, number DESC LIMIT ?
            """, [.text(ReviewStore.pattern(text)), .integer(Int64(limit))]
        ) { ($0.text(0), $0.text(1)) }
    }

    /// A pattern of LIKE for what begins with `text`.
    private static func pattern(_ text: String) -> String {
        var pattern = ""
        for character in text {
            if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
            pattern.append(character)
        }
        return pattern + "%"
    }
}
