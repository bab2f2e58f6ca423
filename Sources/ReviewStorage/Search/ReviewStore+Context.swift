internal import ReviewCoding
public import ReviewModel
internal import SQLite

extension ReviewStore {
    /// What surrounds the item with `key`: what it refers to, what refers to it, its former texts, and
    /// whether its post was deleted.
    public func context(key: String) throws -> ItemContext {
        var context = ItemContext()
        let found = try database.first("SELECT number, gone FROM review WHERE key = ?", with: [.text(key)]) {
            (number: $0.integer(0), isGone: $0.integer(1) != 0)
        }
        guard let found else { return context }
        context.isGone = found.isGone
        context.refersTo = try neighbours(
            "SELECT p.review FROM reference f JOIN post p USING (channel, message) WHERE f.review = ?1",
            number: found.number)
        context.referredBy = try neighbours(
            "SELECT f.review FROM post p JOIN reference f USING (channel, message) WHERE p.review = ?1",
            number: found.number)
        context.formerTexts = try database.all(
            "SELECT text, edited FROM former_text WHERE key = ? ORDER BY edited DESC, text",
            with: [.text(key)]
        ) { FormerText(text: $0.text(0), date: $0.optionalInteger(1).flatMap(Timestamp.init(exactly:))) }
        return context
    }

    /// The items whose numbers `sql` gives, but the one with `number`, oldest first.
    private func neighbours(_ sql: String, number: Int64) throws -> [ItemContext.Neighbour] {
        try database.all(
            "SELECT id, title FROM review WHERE number IN (\(sql)) AND number <> ?1 ORDER BY date, id",
            with: [.integer(number)]
        ) { ItemContext.Neighbour(id: $0.text(0), title: $0.text(1)) }
    }
}

extension ReviewStore {
    /// Citation keys given to papers, by what papers are told apart by (`arxiv:2102.12092`). One that a dump
    /// or another library has brought and that would be more than a name in a bibliography is passed over.
    public func citationKeys() throws -> [String: String] {
        var keys: [String: String] = [:]
        let rows = try database.all("SELECT paper, key FROM citation_key") { ($0.text(0), $0.text(1)) }
        for (paper, key) in rows where ReviewStore.isName(key) { keys[paper] = key }
        return keys
    }

    /// What the bibliographies of the library state of their papers. Of several that state something of one paper
    /// the one counts that tells most of where it came out; the others add what they say of the same publication.
    public func bibliographyEntries() throws -> BibliographyEntries {
        let sql = """
            SELECT e.list, p.title, p.arxiv, p.doi, a.name, p.year, v.name, p.paper
            FROM sighting g JOIN review r ON r.number = g.review
                LEFT JOIN evidence e ON e.number = g.number
                JOIN review_paper p ON p.review = g.review AND p.position = 0
                LEFT JOIN venue v ON v.number = p.venue
                LEFT JOIN authorship u ON u.review = p.review AND u.paper = 0 AND u.position = 0
                LEFT JOIN author a ON a.number = u.author
            WHERE g.source IN (\(Enrichment.bibliographies)) AND (r.source = g.source OR g.content <> '')
            ORDER BY g.source, g.position
            """
        let rows = try database.all(sql) { row in
            var paper = Paper(title: row.text(1))
            paper.arxiv = row.optionalText(2)
            paper.doi = row.optionalText(3)
            paper.authors = row.optionalText(4).map { [Author(name: $0)] } ?? []
            paper.year = row.optionalInteger(5).map(Int.init)
            paper.venue = row.optionalText(6)
            return (
                number: row.integer(7), paper: paper,
                evidence: EvidenceList.evidence(row.json(0), text: "", places: [])
            )
        }
        var counts: [Int64: Int] = [:]
        for row in rows { counts[row.number, default: 0] += 1 }
        let records = try PaperRecords(self)
        var entries = BibliographyEntries()
        var known: Set<Int64> = []
        for row in rows where known.insert(row.number).inserted {
            let isOnly = counts[row.number] == 1
            let entry = try isOnly ? BibliographyEntry(row.evidence) : records.record(of: row.number)?.entry
            if let entry { entries.add(entry, of: row.paper, work: row.number) }
        }
        return entries
    }

    /// Whether a citation key has letters, digits and signs that nothing follows from.
    private static func isName(_ key: String) -> Bool {
        key.utf8.count <= 200
            && key.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-_.:+/!*'".unicodeScalars.contains(scalar)
            }
    }

    /// Keeps keys given to papers; a paper that has one keeps it.
    public func keep(citationKeys: [String: String]) throws {
        try transaction {
            for (paper, key) in citationKeys.sorted(by: { $0.key < $1.key }) {
                try database.run(
                    "INSERT OR IGNORE INTO citation_key (paper, key) VALUES (?, ?)",
                    with: [.text(paper), .text(key)])
            }
        }
    }
}
