internal import JSON
internal import ReviewModel
internal import SQLite

/// What archives and publishers state of papers. It hangs on what papers are told apart by, as their rows come and go.
final class MetadataRows {
    private let find: Statement
    private let upsert: Statement
    private let database: Database

    init(_ database: Database) throws {
        self.database = database
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

    /// Makes anew what is made from abstracts: their words, and their claims where not all of them stand there, which
    /// are for the next 'enrich' to read.
    func repair() throws {
        let rows = try database.all("SELECT paper, origin, record FROM metadata ORDER BY paper, origin") {
            (paper: $0.text(0), origin: $0.text(1), record: $0.text(2))
        }
        for row in rows {
            guard var metadata = JSONValue(parsing: row.record)?.metadata else { continue }
            let isWrong = metadata.claims?.contains(where: \.claim.text.isEmpty) == true
            if isWrong { metadata.claims = nil }
            try database.run(
                "UPDATE metadata SET record = ?, stems = ? WHERE paper = ? AND origin = ?",
                with: [
                    .text(isWrong ? JSONValue(metadata).text : row.record), .text(stems(of: metadata)),
                    .text(row.paper), .text(row.origin),
                ])
        }
    }

    private func stems(of metadata: PaperMetadata) -> String {
        var writer = TermWriter()
        writer.begin()
        return String(decoding: writer.stems(of: metadata.abstract ?? ""), as: UTF8.self)
    }

    /// Keeps what is stated of a paper, in the place of what its origin stated before.
    func put(_ metadata: PaperMetadata, now: Int64) throws {
        upsert.bind(PaperIdentity.name(arxiv: metadata.arxiv, doi: metadata.doi, title: ""))
        upsert.bind(metadata.origin.rawValue)
        upsert.bind(JSONValue(metadata).text)
        upsert.bind(stems(of: metadata))
        upsert.bind(now)
        try upsert.run()
    }
}
