internal import JSON
internal import ReviewModel
internal import SQLite

/// What archives and publishers state of papers. It hangs on what papers are told apart by, as their rows come and go.
final class MetadataRows {
    private let find: Statement
    private let upsert: Statement

    init(_ database: Database) throws {
        find = try database.prepare(
            """
            SELECT m.record FROM metadata m JOIN paper q
                ON m.paper IN ('arxiv:' || q.arxiv, 'doi:' || q.doi)
            WHERE q.number = ? ORDER BY m.origin, m.paper
            """)
        // What is stated again as it was leaves no trace.
        upsert = try database.prepare(
            """
            INSERT INTO metadata (paper, origin, record, stems, made) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (paper, origin) DO UPDATE SET record = excluded.record, stems = excluded.stems,
                made = excluded.made
            WHERE record <> excluded.record
            """)
    }

    /// What is stated of the paper with that number.
    func metadata(ofPaper number: Int64) throws -> [PaperMetadata] {
        var found: [PaperMetadata] = []
        find.bind(number)
        try find.each { row in
            if let metadata = JSONValue(parsing: row.text(0))?.metadata { found.append(metadata) }
        }
        return found
    }

    /// Keeps what is stated of a paper, in the place of what its origin stated before.
    func put(_ metadata: PaperMetadata, now: Int64) throws {
        var writer = TermWriter()
        writer.begin()
        upsert.bind(PaperIdentity.name(arxiv: metadata.arxiv, doi: metadata.doi, title: ""))
        upsert.bind(metadata.origin.rawValue)
        upsert.bind(JSONValue(metadata).text)
        upsert.bind(String(decoding: writer.stems(of: metadata.abstract ?? ""), as: UTF8.self))
        upsert.bind(now)
        try upsert.run()
    }
}
